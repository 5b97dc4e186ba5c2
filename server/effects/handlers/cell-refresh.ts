import type { Clock } from '../../turn/ports.ts';
import type { Handler } from '../ports.ts';

/** The summaries of settled prices, worked out from their history. */
export interface PriceCells {
  refresh(
    cell: { readonly category: string; readonly severity: string; readonly zone: string },
    now: string,
  ): Promise<unknown>;
}

/** Works a price cell out anew; from the same history the same cell comes. */
export const cellRefresh =
  (cells: PriceCells, clock: Clock): Handler<'cell.refresh'> =>
  async ({ effect: { category, severity, zone } }) => {
    await cells.refresh({ category, severity, zone }, clock.now());
    return { kind: 'done' };
  };
