import { trunkOf } from '../../server/terms/reason.ts';
import type { Made } from './day.ts';
import type { Figures } from './figures.ts';

const HOUR_MS = 3_600_000;
const WIDTHS = [14, 9, 22, 18, 10, 7];

/** What the day made: a line for each case, then how many stand where. */
export function tableOf(made: readonly Made[], now: string, figures: Figures): string {
  const lines = made.map((one) => rowOf(one, now));
  const with_ = made.flatMap(({ ticket }) => (ticket ? [ticket] : []));
  const summary = [
    ['states', tally(with_.map(({ state }) => state))],
    ['waiting for', tally(with_.map(({ holder }) => holder ?? 'none'))],
    ['reasons', tally(with_.map(({ leaf }) => trunkOf(leaf as never)))],
    ['merchants', tally(with_.map(({ merchantId }) => merchantId))],
    ['currencies', said(figures.currencies)],
    ['queues', said(new Map(figures.queues.map(({ group, waiting }) => [group, waiting])))],
    ['opened day by day', figures.days.join(' ')],
  ];
  const due = with_.filter(
    ({ deadline }) => deadline && Date.parse(deadline.at) - Date.parse(now) < 12 * HOUR_MS,
  ).length;
  const { overdue, breached, unread } = figures;
  return `${[HEAD, ...lines].join('\n')}\n\n${with_.length} cases, ${due} of them due within 12 hours, ${overdue} overdue; ${breached} talks waited too long; merchants have ${unread} unread notices\n${summary
    .map(([name, counts]) => `${name}: ${counts}`)
    .join('\n')}\n`;
}

const HEAD = columns(['order', 'merchant', 'reason', 'state', 'waits for', 'due in', 'item']);

function rowOf({ case: one, ticket, note }: Made, now: string): string {
  const left = ticket?.deadline
    ? `${Math.round((Date.parse(ticket.deadline.at) - Date.parse(now)) / HOUR_MS)} h`
    : '';
  return columns([
    `O-${one.scenario.id}`,
    one.scenario.merchant?.id ?? '',
    ticket?.leaf ?? one.scenario.end.leaf,
    ticket?.state ?? 'talk only',
    ticket?.holder ?? '',
    left,
    `${one.scenario.order.items[0]?.title ?? 'ThinkPad X1 Carbon Gen9'}${note ? ` (${note})` : ''}`,
  ]);
}

function columns(cells: readonly string[]): string {
  return cells
    .map((cell, i) => cell.padEnd(WIDTHS[i] ?? 0))
    .join(' ')
    .trimEnd();
}

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return said(counts);
}

function said(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([word, count]) => `${word} ${count}`)
    .join(', ');
}
