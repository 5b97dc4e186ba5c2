import type { Leaf } from '../terms/reason.ts';

/** Nothing came of the goods, or they are no thing that could be kept or sent back. */
export const keepsNothing = (leaf: Leaf): boolean =>
  /^(?:FUL|VIR)\.|^LOG\.(?:lost|not_received)$|^WRG\.(?:empty|missing_item)$/.test(leaf);

/** What a part of the price is called where it is not the price of a flaw. */
export function partCalled(leaf: Leaf): 'freight_back' | 'difference' | undefined {
  if (leaf === 'SVC.freight') return 'freight_back';
  return leaf.startsWith('VIR.') ? 'difference' : undefined;
}
