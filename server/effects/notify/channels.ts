import type { NoticePreferences } from '../../contract/notice-settings.ts';
import type { NoticeTopic } from '../../terms/notice.ts';
import { instantOf, wallClock } from '../../terms/zone-clock.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

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

/**
 * The end of the quiet hours that `now` lies in, ISO 8601; undefined outside them. It is the reader's
 * clock that says so: a night on which clocks change is as long as it is.
 */
export function quietUntil(
  quiet: NoticePreferences['quiet'],
  now: string,
  timeZone: string,
): string | undefined {
  if (!quiet) return undefined;
  const wall = wallClock(Date.parse(now), timeZone);
  const today = Math.floor(wall / DAY_MS) * DAY_MS;
  const [from, to, at] = [timeOfDay(quiet.from), timeOfDay(quiet.to), wall - today];
  const inside = from < to ? at >= from && at < to : at >= from || at < to;
  if (!inside) return undefined;
  const end = instantOf((at < to ? today : today + DAY_MS) + to, timeZone);
  // An end that the clock jumps over, or shows twice, never lies behind.
  return end > Date.parse(now) ? new Date(end).toISOString() : undefined;
}

/** Milliseconds of the day. */
const timeOfDay = (time: string): number =>
  (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
