import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addEarlier,
  addEvents,
  EMPTY_LOG,
  hasGap,
  type Log,
  lastSeq,
  openLog,
} from '../../widget/shared/log.ts';
import { text } from './events.ts';

const all = Array.from({ length: 30 }, (_, index) => text(index + 1));
const seqs = (log: Log): number[] => log.events.map((event) => event.seq);
const fresh = openLog(EMPTY_LOG, 'c1', all, 30);

describe('the log of a conversation', () => {
  it('ends the same whatever order, doubles and losses the events came in, once synced', () => {
    const deliveries = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 120 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), deliveries, (known, order) => {
        let log = openLog(EMPTY_LOG, 'c1', all.slice(0, known), known);
        for (const seq of order) {
          log = addEvents(log, [text(seq)]);
          expect(seqs(log)).toEqual(seqs(log).map((_, index) => index + 1));
        }
        const missing = all.filter((event) => event.seq > lastSeq(log));
        log = addEvents(log, missing, 30);
        expect(log).toEqual(fresh);
      }),
    );
  });

  it('holds back what came ahead of a gap, says so, and shows it once the gap is filled', () => {
    const log = addEvents(openLog(EMPTY_LOG, 'c1', all.slice(0, 3), 3), [text(5), text(6)]);
    expect([seqs(log), hasGap(log)]).toEqual([[1, 2, 3], true]);
    const whole = addEvents(log, [text(4)]);
    expect([seqs(whole), hasGap(whole), whole.held]).toEqual([[1, 2, 3, 4, 5, 6], false, []]);
  });

  it('notices a gap that only the server tells of', () => {
    expect(hasGap(openLog(EMPTY_LOG, 'c1', [], 4))).toBe(true);
    expect(hasGap(addEvents(openLog(EMPTY_LOG, 'c1', all.slice(0, 3), 3), [], 9))).toBe(true);
  });

  it('opens at the tail, and takes older pages only where they join', () => {
    const tail = openLog(EMPTY_LOG, 'c1', all.slice(20), 30);
    expect(seqs(addEarlier(tail, all.slice(10, 20)))).toEqual(all.slice(10).map((e) => e.seq));
    expect(addEarlier(tail, all.slice(0, 15))).toBe(tail);
  });

  it('keeps its own run when the same conversation is opened again far ahead', () => {
    const log = openLog(openLog(EMPTY_LOG, 'c1', all.slice(0, 5), 5), 'c1', all.slice(20), 30);
    expect([lastSeq(log), hasGap(log)]).toEqual([5, true]);
    expect(addEvents(log, all.slice(5, 20))).toEqual(fresh);
  });

  it('starts anew for another conversation and ignores the events of a former one', () => {
    const other = openLog(fresh, 'c2', [text(1, 'x', { conversationId: 'c2' })], 1);
    expect(seqs(other)).toEqual([1]);
    expect(addEvents(other, [text(2)])).toBe(other);
  });
});
