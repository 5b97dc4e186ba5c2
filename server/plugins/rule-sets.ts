import defaults from '../decision/rule-set/default.json' with { type: 'json' };
import { RuleSet } from '../decision/rule-set/schema.ts';

/** Published versions of the policy, as the store keeps them. */
export interface RuleSets {
  publish(ruleSet: {
    version: string;
    validFrom: string;
    author: string;
    body: unknown;
  }): Promise<boolean>;
  inForce(at: string): Promise<{ readonly body: unknown } | undefined>;
}

/**
 * The rule set in force at a business instant. The one shipped with the program is published under
 * its version at the first start; a version once published is never changed. Throws when a published
 * set does not fit the schema: no money is decided by rules that cannot be read.
 */
export async function rulesInForce(ruleSets: RuleSets, at: string): Promise<RuleSet> {
  const shipped = RuleSet.parse(defaults);
  const { version, validFrom, author } = shipped;
  await ruleSets.publish({ version, validFrom, author, body: defaults });
  const found = await ruleSets.inForce(at);
  return found ? RuleSet.parse(found.body) : shipped;
}
