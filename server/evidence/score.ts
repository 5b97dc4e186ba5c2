import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { Evidence, EvidenceKey } from '../terms/evidence.ts';
import type { EvidenceGrade } from '../terms/verdict.ts';
import { type FilledSlot, usable } from './checklist.ts';

/** DT-3 of the rule set in force; the points are a hundred in all. */
type Dt3 = RuleSet['dt3'];

export interface EvidenceScore {
  readonly points: number;
  readonly grade: EvidenceGrade;
  /** How the points came together, for the decision trace. */
  readonly parts: Readonly<Record<keyof Dt3['points'], number>>;
}

export interface ScoreInput {
  readonly slots: readonly FilledSlot[];
  readonly evidence: readonly Evidence[];
  /** When the parcel was signed for; absent where nothing was delivered. */
  readonly signedAt?: string | undefined;
  /** A serial, waybill or label in the files that is not this order's. */
  readonly contradicted?: boolean | undefined;
}

/** Scores a claim's files by DT-3, in whole points. */
export function evidenceScore(input: ScoreInput, dt3: Dt3): EvidenceScore {
  const { slots, evidence, signedAt, contradicted } = input;
  const proofs = evidence.filter((file) => usable(file) && slots.some(provenBy(file)));
  const parts = {
    slots: requiredPoints(slots, dt3.points.slots),
    quality: when(isSharp(slots), dt3.points.quality),
    tied: when(!contradicted && isTied(slots), dt3.points.tied),
    afterDelivery: when(capturedAfter(proofs, signedAt), dt3.points.afterDelivery),
    unboxing: when(evidence.some(isUnboxing(slots)), dt3.points.unboxing),
  };
  const points = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { points, grade: gradeOf(points, dt3), parts };
}

/** The grade of a score; below adequate the missing slots are asked for again. */
export const gradeOf = (points: number, { completeFrom, adequateFrom }: Dt3): EvidenceGrade =>
  points >= completeFrom ? 'complete' : points >= adequateFrom ? 'adequate' : 'insufficient';

/** In proportion to the required slots that are filled, rounded down; all of them where none is required. */
function requiredPoints(slots: readonly FilledSlot[], whole: number): number {
  const required = slots.filter((slot) => slot.required);
  if (required.length === 0) return whole;
  const done = required.filter((slot) => slot.satisfiedBy !== undefined).length;
  return Math.floor((whole * done) / required.length);
}

/** Only usable files satisfy a slot, so what is sharp and lit is what has an answer and no open problem. */
const isSharp = (slots: readonly FilledSlot[]): boolean =>
  slots.every((slot) => !slot.required || slot.problem === undefined) &&
  (slots.some((slot) => slot.satisfiedBy !== undefined) || !slots.some((slot) => slot.required));

/** Slots whose picture names the very item or parcel. */
const TYING: readonly EvidenceKey[] = ['photo_serial', 'photo_waybill', 'photo_with_code'];

/** Where the checklist asks for nothing that could name the order, the order's own conversation is the tie. */
function isTied(slots: readonly FilledSlot[]): boolean {
  const tying = slots.filter((slot) => TYING.includes(slot.key));
  return tying.length === 0 || tying.some((slot) => slot.satisfiedBy !== undefined);
}

/** One proof made after signing is enough, unless another bears a time before it. */
function capturedAfter(proofs: readonly Evidence[], signedAt: string | undefined): boolean {
  if (proofs.some((file) => file.level === 3)) return true;
  if (signedAt === undefined) return false;
  const signed = Date.parse(signedAt);
  const times = proofs.flatMap((file) => (file.takenAt ? [Date.parse(file.takenAt)] : []));
  return times.length > 0 && times.every((time) => time > signed);
}

/** Whether the file is a usable film of the unboxing, by its own key or by the slot it was laid on. */
const isUnboxing =
  (slots: readonly FilledSlot[]) =>
  (file: Evidence): boolean =>
    file.kind === 'video' &&
    usable(file) &&
    (file.key === 'video_unbox' ||
      slots.some((slot) => slot.key === 'video_unbox' && slot.evidenceIds.includes(file.id)));

const provenBy =
  (file: Evidence) =>
  (slot: FilledSlot): boolean =>
    slot.satisfiedBy !== undefined && slot.evidenceIds.includes(file.id);

const when = (holds: boolean, points: number): number => (holds ? points : 0);
