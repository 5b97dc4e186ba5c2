import type { Heard } from '../../dialogue/hear.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { ask, askedBefore } from './ask.ts';
import { showConfirm } from './confirm.ts';
import { receivedWell } from './goods.ts';
import { contestInspection } from './inspection.ts';
import { mainOffer, openOffers } from './offer.ts';
import { refer } from './refer.ts';
import { extendReturn, noteParcel } from './return-talk.ts';

/** Words about goods on their way that no intent of its own speaks for. */
export const LATER =
  /晚几天|晚点寄|宽限|延长|来不及寄|再给.*(天|时间)|more time|extend|few more days/i;
const SEND_BACK =
  /寄回给我|退回给我|原物|把(东西|衣服|裙子|包).*(寄|还)给我|send it back to me|ship it back/i;
const WELL = /没(有)?问题|挺好|可以用|收到了|好用|works|all good|fine now|received/i;

/** A message while goods are on their way or being looked at. False where it is about something else. */
export function talkOfGoods(draft: Draft, ticket: Ticket, heard: Heard): boolean {
  switch (ticket.state) {
    case 'return_wait':
    case 'repair_wait':
      return onWayBack(draft, ticket, heard);
    case 'inspect_dispute':
      return onDeduction(draft, ticket, heard);
    case 'exchange_transit':
    case 'repair_transit':
      return onArrival(draft, ticket, heard);
    default:
      return false;
  }
}

function onWayBack(draft: Draft, ticket: Ticket, heard: Heard): boolean {
  const number =
    heard.tracking ?? (draft.state.pending?.slot === 'tracking' ? numberIn(heard.text) : undefined);
  if (number) return noteParcel(draft, ticket, { trackingNo: number });
  if (LATER.test(heard.text)) return extendReturn(draft, ticket);
  if (heard.draft.details?.alreadySent && askedBefore(draft, 'tracking') === 0) {
    ask(draft, 'tracking', { name: 'ask_tracking' });
    return true;
  }
  return false;
}

const numberIn = (text: string): string | undefined => /[A-Za-z]{0,4}\d{8,20}/.exec(text)?.[0];

/** The deduction, or having the goods back, or a second look: the buyer says which. */
function onDeduction(draft: Draft, ticket: Ticket, heard: Heard): boolean {
  const main = mainOffer(ticket);
  if (!main) return false;
  const other = openOffers(ticket).find((offer) => offer.id !== main.id);
  if (other && SEND_BACK.test(heard.text)) return showConfirm(draft, ticket.id, other.id, 'accept');
  const figure = heard.draft.amountCents ?? heard.draft.percentBps;
  if (heard.stance === 'accept' && figure === undefined)
    return showConfirm(draft, ticket.id, main.id, 'accept');
  const objects =
    figure !== undefined || heard.stance === 'reject' || heard.stance === 'haggle' || heard.angry;
  return objects && contestInspection(draft, ticket, heard.draft.amountCents);
}

function onArrival(draft: Draft, ticket: Ticket, heard: Heard): boolean {
  if (heard.topic === 'claim' && heard.draft.leaf) {
    draft.act(ticket.id, { type: 'still_faulty' }, { kind: 'buyer', id: ticket.buyerId });
    refer(draft, { group: 'general', reasons: ['still_faulty'], row: 'E27' });
    return true;
  }
  if (!heard.plainYes && !WELL.test(heard.text)) return false;
  receivedWell(draft, ticket);
  return true;
}
