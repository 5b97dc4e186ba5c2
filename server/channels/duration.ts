const PARTS =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;

const LAST = Date.parse('9999-12-31T23:59:59Z');

/**
 * The instant an ISO 8601 duration later; years and months by the calendar, in UTC. Nothing for what
 * lies beyond the year 9999.
 */
export function plusDuration(instant: string, duration: string): string | undefined {
  const [, years, months, weeks, days, hours, minutes, seconds] = (PARTS.exec(duration) ?? []).map(
    (part) => Number((part ?? '0').replace(',', '.')),
  );
  const at = new Date(instant);
  at.setUTCFullYear(at.getUTCFullYear() + (years ?? 0), at.getUTCMonth() + (months ?? 0));
  const wholeDays = (weeks ?? 0) * 7 + (days ?? 0);
  const wholeSeconds = ((wholeDays * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60;
  const later = new Date(at.getTime() + (wholeSeconds + (seconds ?? 0)) * 1000);
  return later.getTime() <= LAST ? later.toISOString() : undefined;
}
