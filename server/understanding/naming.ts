import type { IntentId, Naming, Scored, Slot } from '../terms/understanding.ts';
import { type Reader, readIntents } from './classify/reader.ts';
import { leavesOf } from './leaves.ts';
import { recognisePart } from './recognisers/part.ts';
import type { RecogniserInput } from './recognisers/recogniser.ts';

/** A name is no message: whatever its words are near to counts, with no intent to weigh it. */
export const namingOf = (
  text: string,
  { reader, context, parts }: { readonly reader: Reader } & Omit<RecogniserInput, 'text'>,
): Naming => ({
  leaves: leavesOf(reader, readIntents(reader, text), { intents: ANY_FAULT, slots: [] }),
  parts: partsIn(recognisePart({ text, context, parts })),
});
const ANY_FAULT: readonly Scored<IntentId>[] = [{ id: 'evidence', confidence: 1 }];

/** The parts of the goods among what was recognised. */
export const partsIn = (slots: readonly Slot[]): readonly string[] =>
  slots.flatMap((slot) => (slot.name === 'part' ? [slot.value] : []));
