import { describe, expect, it } from 'vitest';
import type { TicketRow } from '../../server/contract/tickets.ts';
import type { UserView } from '../../server/contract/users.ts';
import { EMPTY, extended, renewed, renewLimit } from '../../widget/console/list/pages.ts';
import { isSought } from '../../widget/console/office/people-text.ts';
import { rows } from './mock-data.ts';
import { SEED } from './seed-case.ts';

/** Rows changed at these hours, newest first, as the API lists them. */
const at = (...hours: number[]): TicketRow[] =>
  hours.map((hour) => {
    const [row] = rows([SEED]);
    if (!row) throw new Error('no sample');
    const updatedAt = `2026-11-05T${String(hour).padStart(2, '0')}:00:00.000Z`;
    return { ...row, id: `tkt_${hour}`, updatedAt };
  });
const shown = (items: TicketRow[], nextCursor: string | null = 'next') => ({
  ...EMPTY,
  items,
  nextCursor,
});
const ids = (pages: { items: readonly TicketRow[] }) =>
  pages.items.map((row) => row.id.slice('tkt_'.length)).join(' ');

describe('the pages of a list', () => {
  it('grow below, each row once', () => {
    const next = extended(shown(at(9, 8)), { items: at(8, 7), nextCursor: null });
    expect(ids(next)).toBe('9 8 7');
    expect(next.nextCursor).toBeNull();
  });

  it('keep what slips below a renewed page, so that no row is lost between', () => {
    const before = shown(at(9, 8, 7), 'after-7');
    const next = renewed(before, { items: at(11, 10, 9), nextCursor: 'after-9' });
    expect(ids(next)).toBe('11 10 9 8 7');
    expect(next.nextCursor).toBe('after-7');
  });

  it('let go of a row that left the filter, and end where the list ends', () => {
    const next = renewed(shown(at(9, 8, 7)), { items: at(9, 7), nextCursor: null });
    expect(ids(next)).toBe('9 7');
    expect(next.nextCursor).toBeNull();
  });

  it('show a row that moved to the top once', () => {
    const [moved] = at(12);
    const top = { ...(moved as TicketRow), id: 'tkt_7' };
    const next = renewed(shown(at(9, 8, 7)), { items: [top, ...at(9, 8)], nextCursor: 'after-8' });
    expect(ids(next)).toBe('7 9 8');
  });

  it.each([
    [0, 20],
    [20, 20],
    [57, 57],
    [140, 100],
  ])('renew %i shown rows by asking for %i', (count, limit) => {
    expect(renewLimit(count)).toBe(limit);
  });
});

describe('looking for somebody', () => {
  const shop: UserView = {
    ...{ id: 'u1', name: '拾光二手数码', email: 'merchant-c2001@demo.redress', capacity: 1 },
    ...{ role: 'merchant', merchantId: 'C2001', groups: [], skills: [], languages: [] },
  };
  it.each([
    ['', true],
    ['拾光', true],
    ['c2001', true],
    ['寄售 demo', true],
    ['寄售 operator', false],
  ])('%s: %s', (q, found) => {
    expect(isSought(shop, q, '寄售方')).toBe(found);
  });
});
