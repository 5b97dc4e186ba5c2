import type { SlotValues, Understanding } from '../terms/understanding.ts';

/** The wish in the words; "from a return to an exchange" wishes for the latter. */
export function wishIn(said: Understanding | undefined): SlotValues['remedy'] | undefined {
  const wishes = (said?.slots ?? []).filter(({ name }) => name === 'remedy');
  const correction = said?.slots.find(({ name }) => name === 'correction');
  const after = correction && wishes.find(({ start }) => start >= correction.end);
  return (after ?? wishes[0])?.value as SlotValues['remedy'] | undefined;
}
