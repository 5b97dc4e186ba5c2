import { readFileSync } from 'node:fs';

const TICK_US = 10_000;

/** Microseconds of CPU that the PostgreSQL started under `pid` has used so far; 0 where there is none. */
export function cpuUsOf(pid: string | number | undefined): number {
  if (!pid) return 0;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return [String(pid), ...children].reduce((sum, each) => sum + ticks(each) * TICK_US, 0);
}

function ticks(pid: string): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    // It ended meanwhile.
    return 0;
  }
}
