import type { Slot } from '../../terms/understanding.ts';
import { type NormalText, spanOf } from '../text/normalise.ts';
import { recogniseAmount } from './amount.ts';
import { recogniseCardCode } from './card-code.ts';
import { recogniseCorrection } from './correction.ts';
import { recogniseDate } from './date.ts';
import { recogniseDuration } from './duration.ts';
import { recogniseInjection } from './injection.ts';
import { isNamedApart, recogniseItem } from './item.ts';
import { recogniseOrder } from './order.ts';
import { recognisePart } from './part.ts';
import { recognisePhone } from './phone.ts';
import { recogniseQuantity } from './quantity.ts';
import type { Recogniser, RecogniserInput } from './recogniser.ts';
import { recogniseRemedy } from './remedy.ts';
import { recogniseSafety } from './safety.ts';
import { recogniseSeverity } from './severity.ts';
import { recogniseShare } from './share.ts';
import { recogniseStance } from './stance.ts';
import { withoutRefused } from './too-little.ts';
import { recogniseTracking } from './tracking.ts';

// Long digit strings first: an order number is neither a telephone number nor money.
const IDENTIFIERS: readonly Recogniser[] = [
  recogniseOrder,
  recogniseTracking,
  recogniseCardCode,
  recognisePhone,
];
const OTHERS: readonly Recogniser[] = [
  recogniseShare,
  recogniseAmount,
  recogniseDate,
  recogniseDuration,
  recogniseQuantity,
  recogniseItem,
  recognisePart,
  recogniseSeverity,
  recogniseRemedy,
  recogniseStance,
  recogniseCorrection,
];
// Danger is heard wherever it is said.
const EVERYWHERE: readonly Recogniser[] = [recogniseSafety, recogniseInjection];

/** All slots of a message, in the order they stand, with spans in the original text. */
export const recognise = (
  normal: NormalText,
  input: Omit<RecogniserInput, 'text'>,
): readonly Slot[] => {
  const whole = { ...input, text: normal.text };
  const slots: Slot[] = [];
  for (const recogniser of IDENTIFIERS)
    for (const slot of recogniser(whole)) if (!overlaps(slot, slots)) slots.push(slot);
  // Identifiers are blanked, not cut, so that spans stay true.
  const rest = { ...input, text: blank(normal.text, slots) };
  for (const recogniser of EVERYWHERE) slots.push(...recogniser(rest));
  const ends = { ...input, text: withoutMiddle(rest.text) };
  for (const recogniser of OTHERS) slots.push(...recogniser(ends));
  return [...withoutRefused(withoutThings(slots, ends), ends.text)]
    .sort((a, b) => a.start - b.start)
    .map((slot) => ({ ...slot, ...spanOf(normal, slot.start, slot.end) }));
};

// What names one of several items is that item, although the other may have a part of this name.
const withoutThings = (slots: readonly Slot[], input: RecogniserInput): readonly Slot[] => {
  const things = slots.filter((slot) => slot.name === 'item' && isNamedApart(slot, input));
  return slots.filter(
    (slot) => !((slot.name === 'part' || slot.name === 'zone') && overlaps(slot, things)),
  );
};

// An essay says its business at either end; what stands between would only cost time.
const HEAD = 1200;
const TAIL = 400;

const withoutMiddle = (text: string): string => {
  const skipped = text.length - HEAD - TAIL;
  return skipped > 0 ? `${text.slice(0, HEAD)}${' '.repeat(skipped)}${text.slice(-TAIL)}` : text;
};

const overlaps = (slot: Slot, others: readonly Slot[]): boolean =>
  others.some((other) => slot.start < other.end && slot.end > other.start);

const blank = (text: string, slots: readonly Slot[]): string =>
  slots.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
