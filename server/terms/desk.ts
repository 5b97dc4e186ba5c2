import type { StaffCaller } from './caller.ts';
import type { Locale } from './party.ts';

/** The groups that cases are referred to; an installation may have more beside them. */
export const DESK_GROUPS = ['general', 'logistics', 'appraisal', 'finance', 'lead'] as const;

/** Somebody who works with cases, as the desk plans with them. */
export interface Colleague extends StaffCaller {
  readonly email: string;
  readonly groups: readonly string[];
  readonly skills: readonly string[];
  /** Languages they answer buyers in. */
  readonly languages: readonly Locale[];
  /** Conversations at a time; 0 takes none by itself. */
  readonly capacity: number;
  /** ISO 8601; since then they may not come in. */
  readonly disabledAt?: string | undefined;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When the desk works: wall times of `timeZone`, each span from its first minute up to its last, excluded. */
export interface DeskHours {
  readonly timeZone: string;
  readonly days: Readonly<Record<Weekday, readonly (readonly [from: string, to: string])[]>>;
  /** Dates on which nobody works, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/** A group of colleagues, by both its names. */
export interface DeskGroup {
  readonly id: string;
  readonly names: Readonly<Record<Locale, string>>;
}
