import defaults from '../decision/rule-set/default.json' with { type: 'json' };
import { RuleSet } from '../decision/rule-set/schema.ts';
import { inForce } from '../decision/rule-set-for.ts';

/** Published versions of the policy, as the store keeps them. */
export interface RuleSets {
  publish(ruleSet: {
    version: string;
    validFrom: string;
    author: string;
    body: unknown;
  }): Promise<boolean>;
  all(): Promise<readonly { readonly body: unknown }[]>;
}

/** The policy as a turn needs it: the version in force, and every version a case may be judged by. */
export interface Policy {
  readonly rules: RuleSet;
  readonly all: readonly RuleSet[];
}

/**
 * The rule sets at a business instant. The one shipped with the program is published under its version
 * at the first start; a version once published is never changed. Throws when a published set does not
 * fit the schema: no money is decided by rules that cannot be read.
 */
export async function policyAt(ruleSets: RuleSets, at: string): Promise<Policy> {
  const shipped = RuleSet.parse(defaults);
  const { version, validFrom, author } = shipped;
  await ruleSets.publish({ version, validFrom, author, body: defaults });
  const all = (await ruleSets.all()).map(({ body }) => RuleSet.parse(body));
  return { rules: inForce(all, at) ?? shipped, all };
}
