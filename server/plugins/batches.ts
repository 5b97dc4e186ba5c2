import type pg from 'pg';
import { batchPulled } from '../decision/deposit.ts';
import type { RuleSet } from '../decision/rule-set/schema.ts';
import type { BatchLook } from '../effects/handlers/batch-check.ts';
import { countBatch } from '../store/batches.ts';

/** DT-13 by the rule set in force: which batch of codes leaves the shelf. */
export const batchLook =
  (pool: pg.Pool, rules: () => RuleSet): BatchLook =>
  async (batch) => {
    const { bad, size } = await countBatch(pool, batch);
    return batchPulled(bad, size, rules()) && bad > 0 ? { bad, size } : undefined;
  };
