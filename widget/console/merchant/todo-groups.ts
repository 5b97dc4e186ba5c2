import type { TodoItem } from '../../../server/contract/todo.ts';

const HOUR_MS = 3_600_000;

/** How near a deadline is, nearest first. */
export const TODO_GROUPS = ['over', 'soon', 'today', 'later'] as const;
export type TodoGroup = (typeof TODO_GROUPS)[number];

export function groupOf({ deadline }: Pick<TodoItem, 'deadline'>, nowMs: number): TodoGroup {
  if (!deadline) return 'later';
  const leftMs = Date.parse(deadline.at) - nowMs;
  if (leftMs < 0) return 'over';
  if (leftMs < 6 * HOUR_MS) return 'soon';
  return leftMs < 24 * HOUR_MS ? 'today' : 'later';
}

/** The items by group, in their own order; groups that hold nothing are left out. */
export const grouped = (
  items: readonly TodoItem[],
  nowMs: number,
): readonly { readonly group: TodoGroup; readonly items: readonly TodoItem[] }[] =>
  TODO_GROUPS.map((group) => ({
    group,
    items: items.filter((item) => groupOf(item, nowMs) === group),
  })).filter((one) => one.items.length > 0);

export const mayAgree = ({ next }: Pick<TodoItem, 'next'>): boolean =>
  next.some(({ action }) => action === 'approve');

/** What a yes to all of these pays out in cash, by currency. */
export function sumOf(items: readonly TodoItem[]): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const { currency, terms } of items)
    sums.set(currency, (sums.get(currency) ?? 0) + (terms?.amountCents ?? 0));
  return [...sums];
}

const ORDER = [
  ...['approve', 'accept_offer', 'confirm_receipt', 'inspect', 'ship_exchange', 'report'],
  ...['propose', 'decline_offer', 'reject'],
];
/** What can wait beside an answer. Where the merchant is only to be heard, to add something is the answer. */
const BESIDE = ['add_evidence', 'open_jury'];

/** The actions in the order a merchant looks for them; the first is the button that stands out. */
export function actionsOf({ next }: Pick<TodoItem, 'next'>): readonly string[] {
  const all = next.map(({ action }) => action);
  const answers = all.filter((action) => !BESIDE.includes(action));
  return answers.length > 0
    ? answers.sort((a, b) => rank(a) - rank(b))
    : all.filter((action) => action === 'add_evidence');
}
const rank = (action: string): number =>
  (ORDER.indexOf(action) + ORDER.length + 1) % (ORDER.length + 1);
