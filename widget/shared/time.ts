import type { WidgetLocale } from './locale.ts';
import { capital } from './words.ts';

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
  const [day, hour, minute] = locale === 'zh-CN' ? ['天', '小时', '分钟'] : [' d', ' h', ' min'];
  const say = (n: number, unit: string | undefined) => (n > 0 ? [`${n}${unit}`] : []);
  const glue = locale === 'zh-CN' ? '' : ' ';
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 60) return `${minutes}${minute}`;
  const hours = Math.round(ms / HOUR);
  if (hours < 24)
    return [...say(Math.floor(minutes / 60), hour), ...say(minutes % 60, minute)].join(glue);
  return [...say(Math.floor(hours / 24), day), ...say(hours % 24, hour)].join(glue);
}
