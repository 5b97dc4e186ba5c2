import { expect, test } from 'vitest';
import { judgeReuse, type SamePicture } from '../../server/evidence/reuse.ts';

const seen = (over: Partial<SamePicture>): SamePicture => ({
  id: 'e1',
  conversationId: 'here',
  ok: true,
  same: false,
  buyerId: 'me',
  ...over,
});
const NOTHING = { duplicate: false };

test.each<[string, Partial<SamePicture>, object]>([
  [
    'the same file sent twice is one',
    { same: true, key: 'photo_serial' },
    { repeatOf: 'e1', duplicate: false },
  ],
  [
    'also when it failed',
    { same: true, key: 'photo_serial', ok: false },
    { repeatOf: 'e1', duplicate: false },
  ],
  [
    'but not once it stands in a ticket',
    { same: true, key: 'photo_serial', ticketId: 't1' },
    NOTHING,
  ],
  ['the same file for another slot', { same: true, key: 'photo_overview' }, { duplicate: true }],
  ['nearly the same picture for another slot', { key: 'photo_overview' }, { duplicate: true }],
  ['a better try for the same slot', { key: 'photo_serial' }, NOTHING],
  ['a picture whose first try failed', { key: 'photo_overview', ok: false }, NOTHING],
  [
    'my picture of another ticket',
    { conversationId: 'there', ticketId: 't9' },
    { duplicate: false, reused: 'own' },
  ],
  ['my picture of a talk that came to nothing', { conversationId: 'there' }, NOTHING],
  [
    "another buyer's ticket",
    { conversationId: 'there', ticketId: 't9', buyerId: 'you' },
    { duplicate: false, reused: 'other' },
  ],
  [
    "a visitor's ticket",
    { conversationId: 'there', ticketId: 't9', buyerId: undefined },
    { duplicate: false, reused: 'own' },
  ],
])('%s', (_name, over, expected) => {
  expect(
    judgeReuse({ conversationId: 'here', buyerId: 'me', key: 'photo_serial', alike: [seen(over)] }),
  ).toEqual(expected);
});

test('two files without a slot and with one picture are a picture too few', () => {
  expect(judgeReuse({ conversationId: 'here', alike: [seen({})] })).toEqual({ duplicate: true });
});
