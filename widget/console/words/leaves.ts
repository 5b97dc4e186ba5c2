import leaves from '../../../intents/leaves.json' with { type: 'json' };
import type { PairTable } from './labels.ts';

/** Names of the reason leaves, from the taxonomy itself. */
export const LEAVES: PairTable = Object.fromEntries(
  leaves.map((leaf) => [leaf.code, [leaf.zh, leaf.en] as const]),
);
