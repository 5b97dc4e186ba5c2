import { asksWhoWeAre } from '../../../dialogue/about-talk.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { word } from '../../../dialogue/speech.ts';
import type { Draft } from '../../draft.ts';
import { comeBack } from './come-back.ts';

/** Whoever asks is told that no person is talking, and how to reach one. */
export function hearWho(draft: Draft, { text }: Heard): boolean {
  if (!asksWhoWeAre(text)) return false;
  draft.say([{ name: 'who_am_i' }], { quickReplies: [word('quick.human', draft.locale)] });
  comeBack(draft);
  return true;
}

/** What is nobody's business here: told once in full, then in few words. */
export function tellOffTopic(draft: Draft): void {
  const again = draft.state.answered?.out_of_scope !== undefined;
  draft.note({ type: 'question_answered', about: 'out_of_scope' });
  draft.say([{ name: again ? 'out_of_scope_again' : 'out_of_scope' }]);
}
