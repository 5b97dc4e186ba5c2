import { z } from 'zod';
import type { Database } from './database.ts';
import { StoredInstant } from './stored.ts';

/** A published version of the decision tables; who reads `body` checks it against their schema. */
export type StoredRuleSet = z.infer<typeof RuleSetRow>;

/** Published rule sets. A version is published once and never changed. */
export function createRuleSets({ prisma }: Database) {
  return {
    /** False when this version is there already; what is there stays. */
    async publish(ruleSet: StoredRuleSet): Promise<boolean> {
      const { version, validFrom, author, body } = ruleSet;
      const { count } = await prisma.ruleSet.createMany({
        data: [{ version, validFrom, author, body: z.json().parse(body) ?? {} }],
        skipDuplicates: true,
      });
      return count === 1;
    },

    /** The version in force at a business instant; undefined when none is yet. */
    async inForce(at: string): Promise<StoredRuleSet | undefined> {
      const row = await prisma.ruleSet.findFirst({
        where: { validFrom: { lte: at } },
        orderBy: [{ validFrom: 'desc' }, { createdAt: 'desc' }],
      });
      return row ? RuleSetRow.parse(row) : undefined;
    },

    /** Every published version. */
    async all(): Promise<readonly StoredRuleSet[]> {
      const rows = await prisma.ruleSet.findMany({ orderBy: { validFrom: 'asc' } });
      return rows.map((row) => RuleSetRow.parse(row));
    },

    async byVersion(version: string): Promise<StoredRuleSet | undefined> {
      const row = await prisma.ruleSet.findUnique({ where: { version } });
      return row ? RuleSetRow.parse(row) : undefined;
    },
  };
}

const RuleSetRow = z.object({
  version: z.string(),
  validFrom: StoredInstant,
  author: z.string(),
  body: z.unknown(),
});
