import type { Evidence, EvidenceKey, EvidenceProblem } from '../terms/evidence.ts';
import { accepts, type EvidenceSlot } from './slots.ts';

/** A slot with what was handed in for it. */
export interface FilledSlot extends EvidenceSlot {
  /** The newest usable file, once there are as many usable ones as the slot needs. */
  readonly satisfiedBy?: string | undefined;
  /** What is wrong with the newest file, while the slot is not satisfied. */
  readonly problem?: EvidenceProblem | undefined;
  /** Usable files that the slot still wants. */
  readonly wanting: number;
  /** Every file counted for this slot, oldest first, usable or not. */
  readonly evidenceIds: readonly string[];
}

/**
 * Lays a claim's files onto its slots. A file with a key goes to that slot. A file without one goes, in
 * the order sent, to a required slot that an earlier keyed file failed, else to the first one untouched,
 * else to one that failed in this very list: so of three photos the blurred second names the second
 * slot, and the next photo repairs it. Store the slot as the file's key and the answer never shifts.
 */
export function fillChecklist(
  slots: readonly EvidenceSlot[],
  evidence: readonly Evidence[],
): readonly FilledSlot[] {
  const files = new Map<EvidenceKey, Evidence[]>(slots.map((slot) => [slot.key, []]));
  const sent = [...evidence].sort((a, b) => compare(a.uploadedAt, b.uploadedAt));
  for (const file of sent) if (file.key) files.get(file.key)?.push(file);
  const failedBefore = new Set(slots.filter((slot) => failed(slot, files)).map((slot) => slot.key));
  for (const file of sent) {
    if (file.key) continue;
    const target = openSlot(slots, file, files, failedBefore);
    if (!target) continue;
    files.get(target)?.push(file);
    failedBefore.delete(target);
  }
  return slots.map((slot) => filled(slot, files.get(slot.key) ?? []));
}

/** Whether the file can stand as proof: good enough to see, and not another case's picture. */
export const usable = (file: Evidence): boolean => file.quality.ok && file.reused === undefined;

/** The required slots still to be asked for. */
export const missingSlots = (slots: readonly FilledSlot[]): readonly FilledSlot[] =>
  slots.filter((slot) => slot.required && slot.satisfiedBy === undefined);

type Files = ReadonlyMap<EvidenceKey, readonly Evidence[]>;

function openSlot(
  slots: readonly EvidenceSlot[],
  file: Evidence,
  files: Files,
  failedBefore: ReadonlySet<EvidenceKey>,
): EvidenceKey | undefined {
  // A photo must never slip into an optional slot that nobody pointed at; a film has no other place.
  const meant = slots.filter(
    (slot) => accepts(slot.kind, file.kind) && (slot.required || slot.kind === 'video'),
  );
  const open = meant.filter((slot) => !satisfied(slot, files));
  const choice =
    open.find((slot) => failedBefore.has(slot.key)) ??
    open.find((slot) => !failed(slot, files)) ??
    open[0];
  return choice?.key;
}

const satisfied = (slot: EvidenceSlot, files: Files): boolean =>
  fitting(slot, files.get(slot.key) ?? []).length >= slot.count;

const failed = (slot: EvidenceSlot, files: Files): boolean => {
  const newest = files.get(slot.key)?.at(-1);
  return newest !== undefined && !fits(slot, newest) && !satisfied(slot, files);
};

const fits = (slot: EvidenceSlot, file: Evidence): boolean =>
  usable(file) && accepts(slot.kind, file.kind);

const fitting = (slot: EvidenceSlot, files: readonly Evidence[]): readonly Evidence[] =>
  files.filter((file) => fits(slot, file));

function filled(slot: EvidenceSlot, files: readonly Evidence[]): FilledSlot {
  const good = fitting(slot, files);
  const newest = files.at(-1);
  const done = good.length >= slot.count;
  return {
    ...slot,
    satisfiedBy: done ? good.at(-1)?.id : undefined,
    wanting: Math.max(0, slot.count - good.length),
    problem: done || !newest || good.includes(newest) ? undefined : problemOf(slot, newest),
    evidenceIds: files.map((file) => file.id),
  };
}

function problemOf(slot: EvidenceSlot, file: Evidence): EvidenceProblem {
  if (!accepts(slot.kind, file.kind)) return 'wrong_kind';
  return file.quality.problems[0] ?? (file.reused ? 'duplicate' : 'unreadable');
}

const compare = (a: string, b: string): number => Date.parse(a) - Date.parse(b);
