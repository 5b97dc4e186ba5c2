import { z } from 'zod';
import { Instant } from './primitives.ts';

/** Boxes on one photo; who needs more withholds it. */
const MAX_BOXES = 40;
const Share = z.int().min(0).max(10_000);

/** A box over a photo, in basis points of its width and height from the top left. */
export const CoverBox = z
  .strictObject({ x: Share, y: Share, width: Share.min(1), height: Share.min(1) })
  .refine(({ x, width }) => x + width <= 10_000, { path: ['width'], message: 'ends in the photo' })
  .refine(({ y, height }) => y + height <= 10_000, {
    path: ['height'],
    message: 'ends in the photo',
  });
export type CoverBox = z.infer<typeof CoverBox>;

/** `PUT /v1/evidence/{id}/cover`: what a jury does not see of a file; empty and not withheld shows it whole. */
export const CoverBody = z.strictObject({
  boxes: z.array(CoverBox).max(MAX_BOXES),
  /** Not shown to a jury at all, such as a film with a face or a paper with a name. */
  withheld: z.boolean().default(false),
});
export type CoverBody = z.infer<typeof CoverBody>;

/** `GET /v1/evidence/{id}/cover`; without `at` nobody has covered anything yet. */
export const CoverView = z.strictObject({
  boxes: z.array(CoverBox),
  withheld: z.boolean(),
  at: Instant.optional(),
  /** The account that drew it. */
  by: z.string().optional(),
});
export type CoverView = z.infer<typeof CoverView>;
