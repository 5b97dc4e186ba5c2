import type { NoticePreferences } from '../../contract/notice-settings.ts';
import type { NoticeTopic } from '../../terms/notice.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** A notice that is about to leave the house. */
export interface Leaving {
  readonly topic: NoticeTopic;
  /** Seen, or asked no more, or shown to the reader in the chat this very moment. */
  readonly needless: boolean;
  readonly preferences: NoticePreferences;
  readonly hasAddress: boolean;
  readonly browsers: readonly string[];
}

export type Way =
  | { readonly kind: 'wait'; readonly until: string }
  | { readonly kind: 'go'; readonly mail: boolean; readonly browsers: readonly string[] };

/** By which ways a notice leaves now, or until when it waits for the reader's night to end. */
export function wayOf(leaving: Leaving, now: string, timeZone: string): Way {
  const { topic, needless, preferences, hasAddress, browsers } = leaving;
  const mail = !needless && hasAddress && preferences.mail.includes(topic);
  const pushed = !needless && preferences.push.includes(topic) ? browsers : [];
  if (!mail && pushed.length === 0) return { kind: 'go', mail: false, browsers: [] };
  const until = quietUntil(preferences.quiet, now, timeZone);
  return until ? { kind: 'wait', until } : { kind: 'go', mail, browsers: pushed };
}

/** The end of the quiet hours that `now` lies in, ISO 8601; undefined outside them. */
export function quietUntil(
  quiet: NoticePreferences['quiet'],
  now: string,
  timeZone: string,
): string | undefined {
  if (!quiet) return undefined;
  const [from, to, at] = [minuteOf(quiet.from), minuteOf(quiet.to), localMinute(now, timeZone)];
  const inside = from < to ? at >= from && at < to : at >= from || at < to;
  if (!inside) return undefined;
  const left = (to - at + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  const minute = Math.floor(Date.parse(now) / MINUTE_MS) * MINUTE_MS;
  return new Date(minute + left * MINUTE_MS).toISOString();
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function localMinute(instant: string, timeZone: string): number {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
  return minuteOf(time);
}
