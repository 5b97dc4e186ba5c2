import type { Handler } from '../ports.ts';

/** Where notices are kept, and who hears that theirs changed. */
export interface NoticeBoard {
  /** Brings all that waits to its readers; answers whose lists changed. Safe to repeat. */
  bring(): Promise<readonly string[]>;
  /** A hint to whoever has a page open; the list is the truth. */
  hint(readers: readonly string[]): void;
}

/**
 * One row's turn brings every row that waits, in the order of its writing; the others find nothing left
 * to do. A row that was brought is gone, and its notices are kept under its key.
 */
export const noticeTell =
  (board: NoticeBoard): Handler<'notice.tell'> =>
  async () => {
    const readers = await board.bring();
    if (readers.length > 0) board.hint(readers);
    return { kind: 'done' };
  };
