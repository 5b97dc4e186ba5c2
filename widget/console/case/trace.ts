import type { TicketView } from '../../../server/contract/tickets.ts';
import type { Locale } from '../../../server/terms/party.ts';
import { formatBps } from '../../shared/money.ts';
import { formatCents } from '../format/money.ts';
import { formatInstant } from '../format/time.ts';
import { ACCESSORY_NAMES, INSPECTIONS } from '../words/action-labels.ts';
import { FACTS } from '../words/fact-labels.ts';
import { label, SEVERITIES } from '../words/labels.ts';
import { LEAVES } from '../words/leaves.ts';
import { PARTS } from '../words/part-labels.ts';
import { CODE_ROWS, TRACE_LABELS } from '../words/trace-labels.ts';
import { TRACE_VALUES } from '../words/trace-values.ts';

type Step = NonNullable<TicketView['decision']>['trace'][number];

export interface TraceWords {
  readonly locale: Locale;
  readonly currency: string;
}

/** Facts whose unit their name does not tell. */
const CENTS_FACTS = ['cents', 'platformCeiling', 'merchantPreauth', 'told', 'label'];
const BPS_FACTS = ['base', 'rounded', 'p25', 'p75', 'cap', 'bps'];
const INSTANT = /^\d{4}-\d\d-\d\dT/;
const PRICE = /^(\d+) bp = (\d+)$/;
const SUM = /^\d+( [+-] \d+)*( = \d+)?$/;
const DIFFERENCE = /^difference (\d+)$/;
const RATIO = /^(\d+)\/(\d+)$/;

/** A fact as a person reads it: money, shares and factors in their own notation. */
export function factText(name: string, value: unknown, words: TraceWords): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return label(YES_NO, String(value), words.locale);
  if (typeof value === 'number') return numberText(name, value, words);
  if (typeof value !== 'string') return JSON.stringify(value);
  const ratio = RATIO.exec(value);
  if (ratio) return `×${Number(ratio[1]) / Number(ratio[2])}`;
  return INSTANT.test(value)
    ? formatInstant(value, Date.parse(value), words.locale)
    : wordText(value, words);
}

const YES_NO = { true: ['是', 'yes'], false: ['否', 'no'] } as const;

function numberText(name: string, value: number, { currency, locale }: TraceWords): string {
  if (value === Number.MAX_SAFE_INTEGER) return locale === 'en' ? 'no limit' : '不设上限';
  if (CENTS_FACTS.includes(name) || name.endsWith('Cents')) return formatCents(value, currency);
  if (BPS_FACTS.includes(name) || name.endsWith('Bps')) return formatBps(value);
  return String(value);
}

function wordText(value: string, { locale }: TraceWords): string {
  const table = [TRACE_VALUES, SEVERITIES, LEAVES, ACCESSORY_NAMES, PARTS].find((words) =>
    Object.hasOwn(words, value),
  );
  return table ? label(table, value, locale) : value;
}

/** What a rule looked at, in words; the cell of DT-6 and the row of DT-13 stay as codes with a name. */
export function stepName(name: string, locale: Locale): string {
  if (Object.hasOwn(TRACE_LABELS, name)) return label(TRACE_LABELS, name, locale);
  const row = /^DT-13:(\w+)$/.exec(name)?.[1];
  if (row && Object.hasOwn(CODE_ROWS, row)) return label(CODE_ROWS, row, locale);
  const [, found, why] = /^DT-11:(R\d)\/(\w+)$/.exec(name) ?? [];
  if (found && why)
    return `${label(INSPECTIONS, found, locale)} · ${label(TRACE_VALUES, why, locale)}`;
  // The cell of the table: its parts stand beside it as facts.
  return /^DT-6:/.test(name) ? label(TRACE_LABELS, 'cell', locale) : name;
}

/** `1500 bp = 63000` as `15% = ¥630.00`, `merchant 7000 / platform 3000` as shares, else a word. */
export function outcomeText(outcome: string, words: TraceWords): string {
  const money = (cents: string | undefined) => formatCents(Number(cents), words.currency);
  const price = PRICE.exec(outcome);
  if (price) return `${formatBps(Number(price[1]))} = ${money(price[2])}`;
  if (SUM.test(outcome)) return outcome.replaceAll(/\d+/g, money);
  const difference = DIFFERENCE.exec(outcome);
  if (difference)
    return words.locale === 'en'
      ? `difference ${money(difference[1])}`
      : `差额 ${money(difference[1])}`;
  if (/^\w+ \d+( \/ \w+ \d+)+$/.test(outcome))
    return outcome
      .split(' / ')
      .map((share) => share.split(' ') as [string, string])
      .filter(([, bps]) => Number(bps) > 0)
      .map(([party, bps]) => `${wordText(party, words)} ${formatBps(Number(bps))}`)
      .join(' / ');
  return wordText(outcome, words);
}

export interface Pricing {
  readonly ruleId: string;
  /** Name and value of each factor, the base first. */
  readonly factors: readonly (readonly [name: string, text: string])[];
  readonly bps: number;
  readonly cents: number;
}

/** The step that set the amount, as a product a person can check by hand. */
export function pricingOf(trace: readonly Step[]): Pricing | undefined {
  for (const { ruleId, facts, outcome } of trace) {
    const price = PRICE.exec(outcome);
    if (!price || typeof facts.base !== 'number') continue;
    const ratios = factsInOrder(facts).flatMap(([name, value]) => {
      const ratio = typeof value === 'string' ? RATIO.exec(value) : null;
      return ratio ? [[name, String(Number(ratio[1]) / Number(ratio[2]))] as const] : [];
    });
    const factors = [['base', formatBps(facts.base)] as const, ...ratios];
    return { ruleId, factors, bps: Number(price[1]), cents: Number(price[2]) };
  }
  return undefined;
}

const ORDER = Object.keys(FACTS);
const rankOf = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

/** Facts in the order people read them: the store keeps none. */
export const factsInOrder = (facts: Step['facts']): [string, unknown][] =>
  Object.entries(facts).sort(([a], [b]) => rankOf(a) - rankOf(b));

/** What the rules came to in the end: the table's amount, or less where less was asked for. */
export function decidedCents(trace: readonly Step[]): number | undefined {
  const last = trace.findLast((step) => typeof step.facts.cents === 'number');
  return typeof last?.facts.cents === 'number' ? last.facts.cents : undefined;
}

/** Whether a step stopped the machine: shown so that it is seen at a glance. */
export const isStop = (outcome: string): boolean => outcome === 'refer' || outcome === 'decline';
