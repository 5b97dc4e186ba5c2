import type { CoverBox } from '../../../server/contract/cover.ts';

/** A place on a photo, as shares of its width and height from the top left, 0 to 1. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const WHOLE = 10_000;
/** Less than this of a side hides nothing, and is a slip of the hand. */
const LEAST = 50;

const share = (part: number): number => Math.round(Math.min(1, Math.max(0, part)) * WHOLE);

/** The box between two spots, wherever one began to draw it; undefined where it is too small to hide anything. */
export function boxBetween(from: Spot, to: Spot): CoverBox | undefined {
  const [left, right] = [share(Math.min(from.x, to.x)), share(Math.max(from.x, to.x))];
  const [top, bottom] = [share(Math.min(from.y, to.y)), share(Math.max(from.y, to.y))];
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return box.width < LEAST || box.height < LEAST ? undefined : box;
}

/** A box in the middle, for who draws with the keyboard. */
export const MIDDLE: CoverBox = { x: 4_000, y: 4_500, width: 2_000, height: 1_000 };

const within = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), most);

/** Moved by so much of the photo, and no further than its edge. */
export const moved = (box: CoverBox, dx: number, dy: number): CoverBox => ({
  ...box,
  x: within(box.x + dx, 0, WHOLE - box.width),
  y: within(box.y + dy, 0, WHOLE - box.height),
});

/** Larger or smaller by so much, its top left standing. */
export const resized = (box: CoverBox, dx: number, dy: number): CoverBox => ({
  ...box,
  width: within(box.width + dx, LEAST, WHOLE - box.x),
  height: within(box.height + dy, LEAST, WHOLE - box.y),
});
