import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { CoverBox } from '../../server/contract/cover.ts';
import { boxBetween, MIDDLE, moved, resized } from '../../widget/console/case/cover-boxes.ts';

const spot = fc.record({
  x: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
  y: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
});
const by = fc.integer({ min: -12_000, max: 12_000 });

test('a box is the same from whichever corner it was drawn', () => {
  const [a, b] = [
    { x: 0.1, y: 0.2 },
    { x: 0.4, y: 0.25 },
  ];
  expect(boxBetween(a, b)).toEqual({ x: 1_000, y: 2_000, width: 3_000, height: 500 });
  expect(boxBetween(b, a)).toEqual(boxBetween(a, b));
  expect(boxBetween({ x: b.x, y: a.y }, { x: a.x, y: b.y })).toEqual(boxBetween(a, b));
});

test('a slip of the hand is no box', () => {
  expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.502, y: 0.9 })).toBeUndefined();
});

it('is one that the server takes, however it is drawn, moved and resized', () => {
  fc.assert(
    fc.property(spot, spot, by, by, (from, to, dx, dy) => {
      const box = boxBetween(from, to) ?? MIDDLE;
      for (const one of [
        box,
        moved(box, dx, dy),
        resized(box, dx, dy),
        resized(moved(box, dx, dy), dy, dx),
      ])
        expect(CoverBox.safeParse(one).error).toBeUndefined();
    }),
  );
});
