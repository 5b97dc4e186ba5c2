import type { WidgetLocale } from './locale.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const clockTime = (at: string, locale: WidgetLocale): string =>
  new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false });

export const shortDate = (at: string, locale: WidgetLocale): string =>
  new Date(at).toLocaleDateString(locale, { month: 'short', day: 'numeric' });

export const dayKey = (at: string): string => new Date(at).toDateString();

/** 今天, 昨天, else the date; the year only when it is another one. */
export function dayLabel(at: string, now: number, locale: WidgetLocale): string {
  const day = new Date(at);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (day.toDateString() === new Date(now).toDateString())
    return capital(relative.format(0, 'day'));
  if (day.toDateString() === new Date(now - DAY).toDateString())
    return capital(relative.format(-1, 'day'));
  const sameYear = day.getFullYear() === new Date(now).getFullYear();
  return day.toLocaleDateString(locale, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** A span in its largest fitting unit or two: `2天3小时`, `3 h 20 min`. Never below a minute. */
export function spanLabel(ms: number, locale: WidgetLocale): string {
  const units = locale === 'zh-CN' ? ['天', '小时', '分钟'] : [' d', ' h', ' min'];
  const glue = locale === 'zh-CN' ? '' : ' ';
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.max(1, Math.floor((ms % HOUR) / MINUTE));
  const say = (n: number, unit: number) => (n > 0 ? [`${n}${units[unit]}`] : []);
  if (days > 0) return [...say(days, 0), ...say(hours, 1)].join(glue);
  if (hours > 0) return [...say(hours, 1), ...say(minutes > 1 ? minutes : 0, 2)].join(glue);
  return `${minutes}${units[2]}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
