import { describe, expect, it } from 'vitest';
import { BatchBody, MAX_BATCH } from '../../server/contract/batch.ts';
import {
  BULK_ACTIONS,
  barredBy,
  MAX_CHOSEN,
  type NextBook,
  noted,
  unasked,
} from '../../widget/console/list/bulk.ts';

const [first, second] = [
  { id: 'a', version: 3 },
  { id: 'b', version: 1 },
] as const;
const book: NextBook = new Map([
  ['a@3', ['assign', 'ask_merchant']],
  ['b@1', ['assign']],
]);

describe('one action for many tickets', () => {
  it('is open where each of them lists it, and says how many bar it', () => {
    const barred = BULK_ACTIONS.map((action) => barredBy(action, [first, second], book));
    expect(Object.fromEntries(BULK_ACTIONS.map((action, n) => [action, barred[n]]))).toEqual({
      assign: 0,
      extend_deadline: 2,
      ask_merchant: 1,
    });
  });

  it('holds for the version that was asked about; what could not be read bars', () => {
    const moved = { ...first, version: 4 };
    expect(barredBy('assign', [moved, second], book)).toBe(1);
    expect(unasked([moved, second], book)).toEqual([moved]);
    const unread: NextBook = new Map([...book, ['a@4', 'unread']]);
    expect(barredBy('assign', [moved, second], unread)).toBe(1);
    expect(unasked([moved, second], unread)).toEqual([]);
  });

  it('is asked for all at once; whom the answer leaves out could not be read', () => {
    const items = [{ ticketId: 'a', version: 3, next: ['assign' as const] }];
    const after = noted(new Map(), [first, second], items);
    expect(Object.fromEntries(after)).toEqual({ 'a@3': ['assign'], 'b@1': 'unread' });
  });

  it('fits the contract', () => {
    expect(MAX_CHOSEN).toBeLessThanOrEqual(MAX_BATCH);
    const extend = { action: 'extend_deadline', ticketIds: ['a'], hours: 24, reason: '在途' };
    expect(BatchBody.parse(extend)).toEqual(extend);
    expect(BatchBody.safeParse({ ...extend, hours: 0 }).success).toBe(false);
  });
});
