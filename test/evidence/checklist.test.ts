import { describe, expect, test } from 'vitest';
import { fillChecklist, missingSlots } from '../../server/evidence/checklist.ts';
import { slotsOf } from '../../server/evidence/slots.ts';
import type { Evidence } from '../../server/terms/evidence.ts';
import { bad, file, slot } from './made.ts';

const APPEARANCE = [
  slot('photo_overview'),
  slot('photo_closeup'),
  slot('photo_serial'),
  slot('video_unbox?'),
];

/** `key=fileId` for a satisfied slot, `key!problem` for a failed one, `key` for an open one. */
const shown = (evidence: readonly Evidence[], slots = APPEARANCE): string[] =>
  fillChecklist(slots, evidence).map(
    (it) =>
      it.key.replace('photo_', '') +
      (it.satisfiedBy ? `=${it.satisfiedBy}` : it.problem ? `!${it.problem}` : ''),
  );

test('a leaf asks for files only, never for what the system attaches or what is said in words', () => {
  const slots = slotsOf([
    { key: 'photo_closeup', required: true, count: 4 },
    { key: 'video_unbox', required: false },
    { key: 'page_snapshot', auto: true },
    { key: 'redeem_region', required: true },
  ]);
  expect(slots).toEqual([
    { key: 'photo_closeup', kind: 'photo', required: true, count: 4 },
    { key: 'video_unbox', kind: 'video', required: false, count: 1 },
  ]);
});

describe('files without a key', () => {
  test.each<[string, Evidence[], string[]]>([
    ['none', [], ['overview', 'closeup', 'serial', 'video_unbox']],
    [
      'fill in the order sent',
      [file(1), file(2)],
      ['overview=e1', 'closeup=e2', 'serial', 'video_unbox'],
    ],
    [
      'name the slot of the failed one',
      [file(1), bad(2, 'blurry'), file(3)],
      ['overview=e1', 'closeup!blurry', 'serial=e3', 'video_unbox'],
    ],
    [
      'repair the failed slot with the next photo',
      [file(1), bad(2, 'blurry'), file(3), file(4)],
      ['overview=e1', 'closeup=e4', 'serial=e3', 'video_unbox'],
    ],
    [
      'keep naming it while the repair fails too',
      [file(1), bad(2, 'blurry'), file(3), bad(4, 'dark')],
      ['overview=e1', 'closeup!dark', 'serial=e3', 'video_unbox'],
    ],
    [
      'repair an earlier keyed failure before an untouched slot',
      [bad(1, 'blurry', { key: 'photo_closeup' }), file(2), file(3)],
      ['overview=e3', 'closeup=e2', 'serial', 'video_unbox'],
    ],
    [
      'never fill an optional photo slot',
      [file(1), file(2), file(3), file(4)],
      ['overview=e1', 'closeup=e2', 'serial=e3', 'video_unbox'],
    ],
    [
      'of film go to the film slot',
      [file(1, { kind: 'video' })],
      ['overview', 'closeup', 'serial', 'video_unbox=e1'],
    ],
    [
      'of paper fill no photo slot',
      [file(1, { kind: 'document' })],
      ['overview', 'closeup', 'serial', 'video_unbox'],
    ],
    [
      'are taken by their time, not by their place in the list',
      [file(2), file(1)],
      ['overview=e1', 'closeup=e2', 'serial', 'video_unbox'],
    ],
  ])('%s', (_name, evidence, expected) => {
    expect(shown(evidence)).toEqual(expected);
  });
});

describe('files with a key', () => {
  test.each<[string, Evidence[], string]>([
    ['fill that slot', [file(1, { key: 'photo_serial' })], 'serial=e1'],
    [
      'newest usable wins',
      [file(1, { key: 'photo_serial' }), file(2, { key: 'photo_serial' })],
      'serial=e2',
    ],
    [
      'a later failure does not undo',
      [file(1, { key: 'photo_serial' }), bad(2, 'dark', { key: 'photo_serial' })],
      'serial=e1',
    ],
    ['a failure is named', [bad(1, 'too_small', { key: 'photo_serial' })], 'serial!too_small'],
    [
      'a reused picture is no proof',
      [file(1, { key: 'photo_serial', reused: 'own' })],
      'serial!duplicate',
    ],
    [
      'the wrong kind is no proof',
      [file(1, { key: 'photo_serial', kind: 'video' })],
      'serial!wrong_kind',
    ],
  ])('%s', (_name, evidence, expected) => {
    expect(shown(evidence)[2]).toBe(expected);
  });

  test('a slot of four stays open with three and fills with the fourth', () => {
    const four = [slot('photo_closeup', 4)];
    const photos = [1, 2, 3, 4].map((n) => file(n, { key: 'photo_closeup' }));
    expect(shown(photos.slice(0, 3), four)).toEqual(['closeup']);
    expect(shown(photos, four)).toEqual(['closeup=e4']);
  });
});

test('only required slots are missing', () => {
  expect(
    missingSlots(fillChecklist(APPEARANCE, [file(1), file(2), bad(3, 'dark')])).map((it) => it.key),
  ).toEqual(['photo_serial']);
});

test('giving each file its slot as key changes nothing', () => {
  const sent = [file(1), bad(2, 'blurry'), file(3), file(4)];
  const first = fillChecklist(APPEARANCE, sent);
  const keyed = sent.map((it) => {
    const key = first.find((s) => s.evidenceIds.includes(it.id))?.key;
    return { ...it, key };
  });
  expect(fillChecklist(APPEARANCE, keyed)).toEqual(first);
});
