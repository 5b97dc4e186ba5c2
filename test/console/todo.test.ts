import { describe, expect, it } from 'vitest';
import type { TodoItem } from '../../server/contract/todo.ts';
import { actionsOf, grouped, groupOf, sumOf } from '../../widget/console/merchant/todo-groups.ts';
import { isOld } from '../../widget/console/merchant/use-todo.ts';
import { MERCHANT_SILENCE } from '../../widget/console/words/silence-labels.ts';
import { rules } from '../decision/facts.ts';
import { reviewCase } from './mock-data.ts';
import { todoOf } from './mock-todo.ts';

const NOW = Date.parse('2026-11-05T12:00:00.000Z');
const HOUR = 3_600_000;
const due = (id: string, hours: number | undefined): TodoItem => {
  const [item] = todoOf([reviewCase()]).items;
  const { deadline: _, ...rest } = item as TodoItem;
  const at = new Date(NOW + (hours ?? 0) * HOUR).toISOString();
  return {
    ...rest,
    id,
    ...(hours !== undefined && { deadline: { at, timer: 'T-05', thenState: 'offer_wait' } }),
  };
};

describe('the to-do', () => {
  it.each([
    [-0.01, 'over'],
    [0, 'soon'],
    [5.99, 'soon'],
    [6, 'today'],
    [23.99, 'today'],
    [24, 'later'],
    [undefined, 'later'],
  ])('of %s hours is %s', (hours, group) => {
    expect(groupOf(due('a', hours), NOW)).toBe(group);
  });

  it('keeps every item, nearest first, in groups that hold something', () => {
    const items = [due('a', -3), due('b', 2), due('c', 40), due('d', undefined)];
    const groups = grouped(items, NOW);
    expect(groups.map(({ group }) => group)).toEqual(['over', 'soon', 'later']);
    expect(groups.flatMap((one) => one.items)).toEqual(items);
  });

  it('puts the yes first and leaves out what can wait', () => {
    const next = ['add_evidence', 'reject', 'propose', 'approve', 'something_new'].map(
      (action) => ({ action, by: 'merchant', effect: 'negotiation' }),
    );
    expect(actionsOf({ next })).toEqual(['approve', 'propose', 'reject', 'something_new']);
  });

  it('puts the yes to what the buyer proposed before a proposal of one’s own', () => {
    const next = ['propose', 'decline_offer', 'accept_offer'].map((action) => ({
      action,
      by: 'merchant',
      effect: 'negotiation',
    }));
    expect(actionsOf({ next })).toEqual(['accept_offer', 'propose', 'decline_offer']);
  });

  it('lets a merchant who is only to be heard add something', () => {
    const next = ['open_jury', 'add_evidence'].map((action) => ({
      action,
      by: 'merchant',
      effect: 'same',
    }));
    expect(actionsOf({ next })).toEqual(['add_evidence']);
  });

  it('adds up what a yes to all would pay, each currency apart', () => {
    const euro = { ...due('b', 1), currency: 'EUR' };
    expect(sumOf([due('a', 1), due('c', 1), euro])).toEqual([
      ['CNY', 402_000],
      ['EUR', 201_000],
    ]);
  });

  it('shows a case again that came back after it was answered', () => {
    const item = due('a', 1);
    const outcome = { ok: true, item };
    expect(isOld(item, outcome)).toBe(true);
    expect(isOld({ ...item, version: item.version + 1 }, outcome)).toBe(false);
    expect(isOld(item, { ok: false, item })).toBe(false);
  });

  it('says what silence does for every timer that runs against a merchant', () => {
    const known = Object.keys(MERCHANT_SILENCE).filter((timer) => !rules.timers[timer]);
    expect(known).toEqual([]);
    for (const timer of ['T-05', 'T-14c', 'T-16', 'T-16a', 'T-16v', 'T-18'])
      expect(Object.hasOwn(MERCHANT_SILENCE, timer)).toBe(true);
  });
});
