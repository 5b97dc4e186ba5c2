import type { Locale } from '../../../server/terms/party.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** From here on a deadline is shown as pressing. */
const SOON_MS = 6 * HOUR_MS;

const pad = (value: number) => String(value).padStart(2, '0');

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `11-05 20:14`, `Nov 5, 20:14` in the reader's own time zone; the year only where it is another one. */
export function formatInstant(iso: string, nowMs: number, locale: Locale): string {
  const at = new Date(iso);
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  const time = `${pad(at.getHours())}:${pad(at.getMinutes())}`;
  const other = year !== new Date(nowMs).getFullYear();
  if (locale === 'en') return `${MONTHS[month]} ${day}, ${other ? `${year}, ` : ''}${time}`;
  return `${other ? `${year}-` : ''}${pad(month + 1)}-${pad(day)} ${time}`;
}

/** `08-31`, `Aug 31` of a date such as `2026-08-31`, whatever zone it is read in. */
export function formatDay(date: string, locale: Locale): string {
  const [, month = '', day = ''] = date.split('-');
  return locale === 'en' ? `${MONTHS[Number(month) - 1]} ${Number(day)}` : `${month}-${day}`;
}

/** An instant to the second, with the zone's name, for whoever points at it. */
export const fullInstant = (iso: string, locale: Locale): string =>
  new Date(iso).toLocaleString(locale, {
    ...{ year: 'numeric', month: 'short', day: 'numeric', hourCycle: 'h23' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'shortOffset' },
  });

/** The reader's own time zone, and how far it is from UTC now: `Asia/Shanghai`, `UTC+8`. */
export function ownZone(nowMs: number): { readonly name: string; readonly offset: string } {
  const format = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset' });
  const offset = format.formatToParts(nowMs).find(({ type }) => type === 'timeZoneName')?.value;
  const { timeZone } = format.resolvedOptions();
  return { name: timeZone, offset: offset?.replace('GMT', 'UTC') ?? timeZone };
}

/** The two largest units of a span: `1天 4小时`, `35m`. */
export function formatSpan(ms: number, locale: Locale): string {
  const unit = locale === 'en' ? ['d', 'h', 'm'] : ['天', '小时', '分'];
  const size = Math.abs(ms);
  const days = Math.floor(size / DAY_MS);
  const hours = Math.floor((size % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((size % HOUR_MS) / MINUTE_MS);
  const say = (count: number, index: number) => (count > 0 ? [`${count}${unit[index]}`] : []);
  if (days > 0) return [...say(days, 0), ...say(hours, 1)].join(' ');
  if (hours > 0) return [...say(hours, 1), ...say(minutes, 2)].join(' ');
  // A countdown that says nought is over; this one is not.
  if (minutes === 0) return locale === 'en' ? '<1m' : '不到1分';
  return `${minutes}${unit[2]}`;
}

export interface Countdown {
  readonly tone: 'calm' | 'soon' | 'overdue';
  readonly leftMs: number;
}

/** How pressing a deadline is. */
export function countdown(deadlineIso: string, nowMs: number): Countdown {
  const leftMs = Date.parse(deadlineIso) - nowMs;
  if (leftMs < 0) return { tone: 'overdue', leftMs };
  return { tone: leftMs < SOON_MS ? 'soon' : 'calm', leftMs };
}
