import { asksHowLong } from '../../dialogue/about-talk.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { isHeld } from '../../terms/desk.ts';
import type { Draft } from '../draft.ts';

/** "人呢", "还没人吗", "is anyone there": whoever waits asks where everybody is. */
const WHERE =
  /人呢|(?:怎么)?还?没(?:有)?人|有人(?:在)?(?:吗|么|没)|在不在|在吗|排(?:队|到)|前面(?:还)?(?:有)?(?:几|多少)|\b(?:any(?:one|body)|someone|somebody) (?:there|here|coming|answer)|\bstill waiting\b|\bqueue\b|\bhow many (?:people )?(?:are )?(?:ahead|before)\b/i;

/** Waiting for a person without a case: where that stands, honestly, whenever it is asked for again. */
export function asksForQueue(draft: Draft, heard: Heard): boolean {
  if (draft.ticket || !isWaiting(draft)) return false;
  const asks = heard.topic === 'person' || WHERE.test(heard.text) || asksHowLong(heard.text);
  return asks && tellQueue(draft);
}

/** Since when, and until when somebody answers; a time that has passed is owned up to. */
export function tellQueue(draft: Draft): boolean {
  const desk = isWaiting(draft);
  if (!desk) return false;
  const cite = { kind: 'action', id: `handoff:${draft.snapshot.conversation.id}` } as const;
  const since = { kind: 'instant', at: desk.queuedAt, cite } as const;
  const { dueAt } = desk.clock ?? {};
  if (dueAt === undefined || Date.parse(dueAt) <= Date.parse(draft.now))
    draft.say([{ name: 'person_late', facts: { since } }]);
  else
    draft.say([
      { name: 'person_queued', facts: { since, due: { kind: 'instant', at: dueAt, cite } } },
    ]);
  return true;
}

const isWaiting = ({ stateBefore: { desk } }: Draft) => (desk && !isHeld(desk) ? desk : undefined);
