import type { z } from 'zod';
import { Refused } from '../terms/refused.ts';

/** Where a page of a list ended, as its caller hands it back; opaque to them. */
export const writeCursor = (position: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** The position in a cursor. Throws `Refused` for one that this list did not give out. */
export function readCursor<Position>(position: z.ZodType<Position>, cursor: string): Position {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Refused('validation_failed', 'the cursor is not one of ours', {
      errors: [{ path: 'cursor', message: 'take it from nextCursor' }],
    });
  }
}
