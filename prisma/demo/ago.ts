const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface Span {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
}

/** The instant this long before `now`; negative numbers lie ahead. */
export function ago(now: string, { days = 0, hours = 0, minutes = 0 }: Span): string {
  const span = days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS;
  return new Date(Date.parse(now) - span).toISOString();
}
