import { asksWhoWeAre, saysWeMiss } from '../../../dialogue/about-talk.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { word } from '../../../dialogue/speech.ts';
import type { Draft } from '../../draft.ts';
import { comeBack } from './come-back.ts';

/** Whoever asks is told that no person is talking, and how to reach one; so is who finds us not to the point. */
export function hearWho(draft: Draft, { text }: Heard): boolean {
  const misses = saysWeMiss(text);
  if (!misses && !asksWhoWeAre(text)) return false;
  const quickReplies = [word('quick.human', draft.locale)];
  draft.say([{ name: misses ? 'missed_point' : 'who_am_i' }], { quickReplies });
  comeBack(draft);
  return true;
}

/** What is nobody's business here: told once in full, then in few words. */
export function tellOffTopic(draft: Draft): void {
  const again = draft.state.answered?.out_of_scope !== undefined;
  draft.note({ type: 'question_answered', about: 'out_of_scope' });
  draft.say([{ name: again ? 'out_of_scope_again' : 'out_of_scope' }]);
}
