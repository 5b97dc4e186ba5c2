import type { Heard } from '../../../dialogue/hear.ts';
import { word } from '../../../dialogue/speech.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Draft } from '../../draft.ts';
import { showConfirm } from '../confirm.ts';
import { mainOffer } from '../offer.ts';

const REFUSES =
  /(?:要是|如果|万一|假如|他|她|对方|卖家|商家|寄售方)[^,，。?？]{0,10}(?:不(?:同意|答应|肯|愿意|认|干)|拒绝)[^,，。]{0,3}(?:呢|怎么办|咋办|[?？]|的话|$)|\bwhat (?:if|happens if)\b[^.?!]{0,24}\b(?:says? no|refuses?|disagrees?|(?:doesn'?t|don'?t|won'?t|does not) (?:agree|accept))\b/i;
const HURRIES =
  /(?:能|可以)?(?:快|早)(?:一?点|些)(?:吗|么|吧|呗|行不行|$)|催(?:一?下|催|他|对方|卖家)|(?:不想|等不)(?:再)?(?:等)?了|太慢|怎么(?:还|这么)(?:慢|久)|\b(?:hurry|speed (?:it|this) up|any (?:faster|sooner)|too (?:slow|long)|sick of waiting|can'?t wait)\b/i;

/**
 * Said while the seller has the offer: a yes that was not given yet, "and if they refuse?", "can't they be
 * quicker?". False where the message is about something else.
 */
export function whileSellerHasIt(draft: Draft, heard: Heard): boolean {
  const { ticket } = draft;
  if (ticket?.state !== 'merchant_review' || heard.topic === 'person') return false;
  if (takesAfterAll(draft, ticket, heard)) return true;
  if (REFUSES.test(heard.text)) {
    draft.say([{ name: 'merchant_may_refuse' }]);
    return true;
  }
  if (!HURRIES.test(heard.text) || !ticket.deadline || heard.draft.remedy) return false;
  const cite = { kind: 'action', id: ticket.id } as const;
  draft.say(
    [
      {
        name: 'merchant_time',
        facts: { deadline: { kind: 'instant', at: ticket.deadline.at, cite } },
      },
    ],
    { quickReplies: [word('quick.human', draft.locale)] },
  );
  return true;
}

/** The card was put aside, and now the offer will do: its card comes back. */
function takesAfterAll(draft: Draft, ticket: Ticket, { stance, draft: told }: Heard): boolean {
  const offer = mainOffer(ticket);
  const figure = told.amountCents ?? told.percentBps;
  if (stance !== 'accept' || figure !== undefined || draft.state.confirm) return false;
  if (!offer || ticket.consent?.offerId === offer.id) return false;
  return showConfirm(draft, ticket.id, offer.id, 'consent');
}
