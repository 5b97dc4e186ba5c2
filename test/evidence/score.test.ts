import { describe, expect, test } from 'vitest';
import { fillChecklist } from '../../server/evidence/checklist.ts';
import { evidenceScore, gradeOf } from '../../server/evidence/score.ts';
import type { EvidenceSlot } from '../../server/evidence/slots.ts';
import type { Evidence } from '../../server/terms/evidence.ts';
import { rules } from '../decision/facts.ts';
import { bad, file, slot } from './made.ts';

const SIGNED = '2026-11-05T10:02:00Z';
const APPEARANCE = [
  slot('photo_overview'),
  slot('photo_closeup'),
  slot('photo_serial'),
  slot('video_unbox?'),
];
const UNTIED = [slot('photo_overview'), slot('photo_closeup')];
const OPTIONAL_TIE = [slot('all_contents'), slot('photo_waybill?')];

const score = (
  evidence: Evidence[],
  slots: EvidenceSlot[] = APPEARANCE,
  more: { signedAt?: string; contradicted?: boolean } = { signedAt: SIGNED },
) => evidenceScore({ slots: fillChecklist(slots, evidence), evidence, ...more }, rules.dt3);

const THREE = [file(1), file(2), file(3)];
const taken = (n: number, takenAt: string) => file(n, { takenAt });

describe('points of DT-3', () => {
  test.each<[string, ReturnType<typeof score>, number, string]>([
    ['nothing sent', score([]), 0, 'insufficient'],
    ['one of three', score([file(1)]), 33, 'insufficient'],
    ['two of three, no serial', score([file(1), file(2)]), 46, 'insufficient'],
    ['all three', score(THREE), 80, 'complete'],
    [
      'all three, serial contradicted',
      score(THREE, APPEARANCE, { contradicted: true }),
      60,
      'adequate',
    ],
    ['second blurred', score([file(1), bad(2, 'blurry'), file(3)]), 46, 'insufficient'],
    [
      'second blurred, then repaired',
      score([file(1), bad(2, 'blurry'), file(3), file(4)]),
      80,
      'complete',
    ],
    [
      "one is another case's picture",
      score([file(1), file(2, { reused: 'own' }), file(3)]),
      46,
      'insufficient',
    ],
    ['with unboxing film', score([...THREE, file(4, { kind: 'video' })]), 90, 'complete'],
    ['film fails', score([...THREE, bad(4, 'unreadable', { kind: 'video' })]), 80, 'complete'],
    [
      'taken after signing',
      score([taken(1, '2026-11-05T10:02:01Z'), file(2), file(3)]),
      90,
      'complete',
    ],
    [
      'taken at the very second of signing',
      score([taken(1, SIGNED), file(2), file(3)]),
      80,
      'complete',
    ],
    [
      'one after, one before',
      score([taken(1, '2026-11-05T11:00:00Z'), taken(2, '2026-10-01T00:00:00Z'), file(3)]),
      80,
      'complete',
    ],
    [
      'taken, never signed',
      score([taken(1, '2026-11-05T11:00:00Z'), file(2), file(3)], APPEARANCE, {}),
      80,
      'complete',
    ],
    [
      'in-app, never signed',
      score([file(1, { level: 3 }), file(2), file(3)], APPEARANCE, {}),
      90,
      'complete',
    ],
    [
      'all there is',
      score([taken(1, '2026-11-05T11:00:00Z'), file(2), file(3), file(4, { kind: 'video' })]),
      100,
      'complete',
    ],
    ['no tying slot asked', score([file(1), file(2)], UNTIED), 80, 'complete'],
    [
      'no tying slot asked, contradicted',
      score([file(1), file(2)], UNTIED, { contradicted: true }),
      60,
      'adequate',
    ],
    ['optional tie left open', score([file(1)], OPTIONAL_TIE), 60, 'adequate'],
    [
      'optional tie given',
      score([file(1), file(2, { key: 'photo_waybill' })], OPTIONAL_TIE),
      80,
      'complete',
    ],
    [
      'optional tie failed',
      score([file(1), bad(2, 'dark', { key: 'photo_waybill' })], OPTIONAL_TIE),
      60,
      'adequate',
    ],
    ['nothing is asked', score([], []), 80, 'complete'],
    ['nothing is required', score([], [slot('video_fault?')]), 80, 'complete'],
  ])('%s', (_name, got, points, grade) => {
    expect({ points: got.points, grade: got.grade }).toEqual({ points, grade });
    expect(Object.values(got.parts).every(Number.isInteger)).toBe(true);
  });

  test.each([
    [0, 'insufficient'],
    [59, 'insufficient'],
    [60, 'adequate'],
    [79, 'adequate'],
    [80, 'complete'],
    [100, 'complete'],
  ])('%d points are %s', (points, grade) => {
    expect(gradeOf(points, rules.dt3)).toBe(grade);
  });
});
