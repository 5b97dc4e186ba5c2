import type { Heard } from '../../../dialogue/hear.ts';
import { asksSomething } from '../../../dialogue/repairs.ts';
import { word } from '../../../dialogue/speech.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Draft } from '../../draft.ts';
import { acknowledgeWish } from '../acknowledge-wish.ts';
import { objects } from '../after-close.ts';
import { showOffer } from '../offer.ts';
import { refer } from '../refer.ts';
import { statusOf, tellStatus } from '../status.ts';
import { tellClaim } from '../tell-claim.ts';
import { appealWindow } from '../way-steps.ts';
import { tellOffTopic } from './about-us.ts';
import { comeBack } from './come-back.ts';
import { missingPhotos } from './evidence-help.ts';

/** Messages in a row that may be misunderstood before a person takes over. */
export const MAX_MISSES = 2;

/** A message that is not about the step at hand: answered briefly, then the step is named again. */
export function besideTheCase(draft: Draft, ticket: Ticket, heard: Heard): void {
  if (heard.main === 'thanks_bye') {
    draft.say([{ name: 'thanks' }]);
    return;
  }
  if (heard.topic === 'off_topic' || heard.injection) {
    if (heard.injection) draft.say([{ name: 'injected_case' }]);
    else tellOffTopic(draft);
    comeBack(draft);
    return;
  }
  if (heard.main === 'greet') {
    draft.say([{ name: 'greet_case' }, statusOf(draft, ticket)]);
    return;
  }
  if (objects(heard.text) && !OBJECTED.includes(ticket.state)) {
    draft.say([{ name: 'appeal_too_early', facts: appealWindow(draft) }], {
      quickReplies: [word('quick.human', draft.locale)],
    });
    return;
  }
  const wishes = acknowledgeWish(draft, ticket, heard);
  if (wishes) tellClaim(draft, { ...heard, text: '' });
  const unclear = heard.topic === 'unclear' && !wishes;
  if (unclear && notesDetail(draft, ticket, heard)) return;
  if (!wishes && tellsMore(ticket, heard)) {
    tellClaim(draft, heard);
    draft.say([{ name: 'told_noted' }]);
  } else if (unclear && missed(draft)) return;
  // Asked for in the same breath, where it stands was told already.
  const { answered } = draft.state;
  if (answered?.claim_status !== draft.stateBefore.answered?.claim_status) return;
  tellStatus(draft);
  if (ticket.state === 'offer_wait' || ticket.state === 'negotiation') showOffer(draft, ticket.id);
}

/** Objections that are under way or have their own time already. */
const OBJECTED: readonly Ticket['state'][] = [
  'appeal',
  'arb_evidence',
  'arb_jury',
  'inspect_dispute',
];

/** More of the story, while somebody else has the case: it is on record with the talk. */
const tellsMore = ({ holder }: Ticket, { topic, text, draft }: Heard): boolean =>
  holder !== 'buyer' &&
  text.length >= TELLING - 1 &&
  !asksSomething(text) &&
  (topic === 'unclear' || (topic === 'claim' && (draft.leaf ?? draft.part) !== undefined));

/** Long enough to tell something; what is shorter is more likely a slip. */
const TELLING = 6;

/**
 * While photos are awaited, words that ask nothing are taken for more of the story, which whoever
 * takes the case reads in the talk; nobody is told that they were not understood.
 */
export function notesDetail(draft: Draft, ticket: Ticket, heard: Heard): boolean {
  const { text } = heard;
  if (ticket.state !== 'evidence_wait' || text.length < TELLING || asksSomething(text))
    return false;
  const { list } = missingPhotos(draft, ticket);
  if (list.length === 0) return false;
  draft.say([{ name: 'evidence_noted', facts: { list } }]);
  return true;
}

/** Not understood: said so, and twice in a row a person is asked. True where one was. */
function missed(draft: Draft): boolean {
  draft.note({ type: 'not_understood' });
  if (draft.state.misses >= MAX_MISSES && draft.ticket?.state !== 'platform_review') {
    refer(draft, { group: 'general', reasons: ['not_understood'], row: 'E14' });
    return true;
  }
  draft.say([{ name: 'unclear_again' }]);
  return false;
}
