import type { MessageBody } from '../../contract/buyer-channel.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { presses } from '../../dialogue/pressure.ts';
import { isYetToCome } from '../../dialogue/repairs.ts';
import type { IntentId } from '../../terms/understanding.ts';
import type { Draft } from '../draft.ts';
import { talkAfterClose } from './after-close.ts';
import { takesAll } from './all-items.ts';
import { tellOffTopic } from './answers/about-us.ts';
import { ANSWERED, answer } from './answers/answer.ts';
import { MAX_MISSES } from './answers/beside.ts';
import { comeBack } from './answers/come-back.ts';
import { askAgain } from './answers/repeat.ts';
import { askedBefore, askMeaning } from './ask.ts';
import { advanceClaim } from './claim.ts';
import type { NeedOrder } from './focus.ts';
import { photosFirst } from './photos-first.ts';
import { quickStarts } from './quick-starts.ts';
import { handOver } from './refer.ts';
import { tellStatus } from './status.ts';
import { asksOfStrangeThing } from './strange-thing.ts';

/** A message while no case is open: it begins one, or is answered, or the buyer is asked what is meant. */
export function withoutCase(draft: Draft, body: MessageBody, heard: Heard): NeedOrder | undefined {
  const { leaf, part } = heard.draft;
  if ((heard.injection || presses(heard.text)) && (leaf ?? part) === undefined) {
    draft.say([{ name: 'injected' }]);
    const { pending } = draft.stateBefore;
    const again = pending && !draft.state.pending && askedBefore(draft, pending.slot) < 2;
    return void (again ? askAgain(draft, pending) : comeBack(draft));
  }
  const all = takesAll(draft, heard);
  if (all) return all === 'taken' ? undefined : all;
  if (talkAfterClose(draft, heard) || asksOfStrangeThing(draft, heard)) return undefined;
  switch (heard.topic) {
    case 'claim':
      return advanceClaim(draft, heard);
    case 'photos':
    case 'silent':
      return photosFirst(draft, body, (told) => advanceClaim(told, heard));
    case 'status':
    case 'withdraw':
      return void tellStatus(draft);
    case 'off_topic':
      return void tellOffTopic(draft);
    case 'small':
      return smallTalk(draft, heard);
    default:
      return notUnderstood(draft, heard);
  }
}

function smallTalk(draft: Draft, heard: Heard): NeedOrder | undefined {
  if (heard.main === 'thanks_bye') return void draft.say([{ name: 'thanks' }]);
  const known = draft.state.focus?.itemId ? 'greet_item' : 'greet_again';
  // After an apology "I'm here" would begin the talk anew.
  const name = draft.state.soothed && !draft.stateBefore.soothed ? 'ask_description' : known;
  return void draft.say([{ name }], { quickReplies: quickStarts(draft) });
}

const OF_A_CASE: readonly IntentId[] = ['claim_status', 'modify_claim', 'cancel_claim'];

function notUnderstood(draft: Draft, heard: Heard): NeedOrder | undefined {
  if (isYetToCome(heard.text) && !draft.state.confirm && !draft.state.pending)
    return smallTalk(draft, heard);
  draft.note({ type: 'not_understood' });
  if (draft.state.misses >= MAX_MISSES)
    return handOver(draft, heard, { group: 'general', reasons: ['not_understood'], row: 'E11' });
  if (draft.state.confirm) {
    draft.say([{ name: 'unclear_card' }]);
    return void comeBack(draft);
  }
  // What asks about a case means something else where there is none.
  const likely = heard.likely.filter((id) => draft.tickets.length > 0 || !OF_A_CASE.includes(id));
  const [only, ...others] = likely;
  if (only && others.length === 0 && ANSWERED.includes(only)) return answer(draft, heard, only);
  return void askMeaning(draft, likely);
}
