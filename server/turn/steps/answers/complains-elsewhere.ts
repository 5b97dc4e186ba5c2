import type { Heard } from '../../../dialogue/hear.ts';
import { complainsElsewhere } from '../../../dialogue/pressure.ts';
import { word } from '../../../dialogue/speech.ts';
import type { Draft } from '../../draft.ts';
import { ask, askedBefore } from '../ask.ts';
import { comeBack } from './come-back.ts';
import { basis } from './told.ts';

/**
 * "再不解决我打12315": the right is respected in plain words, and no sum moves for it. What else the message
 * tells goes on; where it tells nothing, what was open is gone back to. True where that was all.
 */
export function respectsComplaint(draft: Draft, heard: Heard): boolean {
  if (!complainsElsewhere(heard.text)) return false;
  const again = draft.state.rightTold === true;
  const quickReplies = [word('quick.human', draft.locale)];
  if (again) draft.say([{ name: 'complain_again' }], { quickReplies });
  else {
    draft.note({ type: 'right_told' });
    draft.say([{ name: 'complain_right', facts: { rule: basis('DT-12') } }], { quickReplies });
  }
  if (!draft.state.soothed) draft.note({ type: 'soothed' });
  if (tellsMore(heard)) return false;
  const { ticket, state } = draft;
  const known = ticket ?? state.draft.leaf ?? state.pending ?? state.confirm;
  if (known) comeBack(draft);
  else if (askedBefore(draft, 'description') === 0)
    ask(draft, 'description', { name: 'ask_description' });
  return true;
}

/** Beside the threat there is a fault, a wish, a sum, a yes or a question. */
const tellsMore = ({ draft, stance, asks, topic }: Heard): boolean =>
  Object.keys(draft).length > 0 || stance !== undefined || asks.length > 0 || topic === 'uncovered';
