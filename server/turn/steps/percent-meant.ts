import type { Heard } from '../../dialogue/hear.ts';
import type { Draft } from '../draft.ts';
import { mainOffer } from './offer.ts';

const NUMBER =
  /(?<![\d.¥$€£])(\d{1,2}(?:\.\d)?)(?![\d.]|\s?(?:%|块|元|圆|天|号|分钟|yuan|rmb|dollars?|bucks?|quid|euros?))/g;
/** Nobody who is offered so much asks for less than this part of it. */
const LEAST_PART = 2;

/**
 * "only 15? make it 20" to an offer of 15 %: a bare number near the offer's own share, that as a sum would be a small
 * part of what is offered, is a share. The offer's own share, said over, is no figure of theirs.
 */
export function asShareMeant({ ticket }: Draft, heard: Heard): Heard {
  const offer = ticket && HAGGLED.includes(ticket.state) ? mainOffer(ticket) : undefined;
  const { percentBps, amountCents: offeredCents = 0 } = offer?.terms ?? {};
  const { amountCents } = heard.draft;
  if (!percentBps || heard.draft.percentBps !== undefined) return heard;
  const told = [...heard.text.matchAll(NUMBER)].map(([, number]) => Number(number));
  const isBare =
    amountCents === undefined ? ONLY_NUMBER.test(heard.text) : told.includes(amountCents / 100);
  const isOwn = (value: number) => value * 100 === percentBps;
  const shares = told.filter(
    (value) =>
      value * 100 * LEAST_PART > percentBps &&
      value * 100 * LEAST_PART < offeredCents &&
      !isOwn(value),
  );
  const [share] = shares;
  if (!isBare || share === undefined || shares.length > 1) return heard;
  const draft = { ...heard.draft, amountCents: undefined, percentBps: Math.round(share * 100) };
  // Come down to less than there is by now, they have what they ask for.
  return { ...heard, stance: share * 100 < percentBps ? 'accept' : undefined, draft };
}

const HAGGLED: readonly string[] = ['offer_wait', 'negotiation'];
const ONLY_NUMBER = /^[^\p{L}\d]*\d{1,2}[^\p{L}\d]*$/u;
