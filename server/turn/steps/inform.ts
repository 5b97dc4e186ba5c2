import { hasReply, type ReplyName } from '../../dialogue/speech.ts';
import type { Draft } from '../draft.ts';
import type { OrderFacts } from '../ports.ts';

/** Answers what needs no case; the topic's sentence is the rule in plain words. */
export function tellInform(draft: Draft, topic: string, _facts?: OrderFacts): void {
  const name = `inform_${topic}`;
  draft.say([{ name: hasReply(name) ? (name as ReplyName) : 'inform_generic' }]);
  draft.note({ type: 'claim_dropped' });
}
