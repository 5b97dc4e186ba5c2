/** Times of one measured run, and how long it took. */
export interface Run {
  readonly times: readonly number[];
  readonly seconds: number;
}

export const quantile = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const rateOf = ({ times, seconds }: Run): number => times.length / seconds;

/** Runs `work` once for each of the crowd, all at once. */
export async function timed<T>(
  crowd: readonly T[],
  work: (one: T, took: (ms: number) => void) => Promise<void>,
): Promise<Run> {
  const times: number[] = [];
  const from = performance.now();
  await Promise.all(crowd.map((one) => work(one, (ms) => times.push(ms))));
  return { times, seconds: (performance.now() - from) / 1_000 };
}

/** One line: rate, p50 and p99, each the median of the repeats. */
export function line(name: string, runs: readonly Run[]): string {
  const of = (figure: (run: Run) => number) => median(runs.map(figure));
  const rate = Math.round(of(rateOf)).toLocaleString('en');
  const ms = (share: number) => of(({ times }) => quantile(times, share)).toFixed(2);
  return `${name.padEnd(34)} ${rate.padStart(7)}/s   p50 ${ms(0.5).padStart(7)} ms   p99 ${ms(0.99).padStart(7)} ms`;
}
