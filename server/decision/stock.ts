import type { Facts } from './facts.ts';
import { piecesOf } from './pieces.ts';

/** Whether another piece can be sent; a unique second-hand piece has none. */
export const inStock = (facts: Facts): boolean =>
  facts.findings.stockOut === undefined && facts.item.remainingStock >= piecesOf(facts);
