import type { CellKey, Settled } from '../../server/store/price-cells.ts';
import { ago } from './ago.ts';

interface CellDraft extends CellKey {
  readonly p25Bps: number;
  readonly p75Bps: number;
}

/** Cells with enough history to narrow DT-6; the first is the seed case's. */
export const DEMO_CELLS: readonly CellDraft[] = [
  { category: 'electronics', severity: 'S2', zone: 'primary', p25Bps: 1_200, p75Bps: 1_600 },
  { category: 'electronics', severity: 'S2', zone: 'secondary', p25Bps: 800, p75Bps: 1_150 },
  { category: 'apparel', severity: 'S2', zone: 'primary', p25Bps: 1_300, p75Bps: 1_900 },
  { category: 'shoes', severity: 'S2', zone: 'secondary', p25Bps: 850, p75Bps: 1_200 },
];

/** Settlements of one cell below, at and above its quartiles: 7 + 5 + 10 + 4 + 6 = 32. */
const SHAPE: readonly { readonly times: number; readonly bps: (cell: CellDraft) => number }[] = [
  { times: 3, bps: (cell) => cell.p25Bps - 200 },
  { times: 4, bps: (cell) => cell.p25Bps - 100 },
  { times: 5, bps: (cell) => cell.p25Bps },
  { times: 10, bps: (cell) => Math.round((cell.p25Bps + cell.p75Bps) / 100) * 50 },
  { times: 4, bps: (cell) => cell.p75Bps },
  { times: 6, bps: (cell) => cell.p75Bps + 150 },
];

/** 32 settlements for each cell, spread over the last 130 days. */
export function demoHistory(now: string): readonly Settled[] {
  return DEMO_CELLS.flatMap((cell) => {
    const { category, severity, zone } = cell;
    const shares = SHAPE.flatMap(({ times, bps }) => Array<number>(times).fill(bps(cell)));
    return shares.map((bps, i) => ({
      ticketId: `demo-${category}-${severity}-${zone}-${i + 1}`,
      category,
      severity,
      zone,
      bps,
      at: ago(now, { days: 3 + i * 4 }),
    }));
  });
}
