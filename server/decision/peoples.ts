import type { Leaf } from '../terms/reason.ts';
import type { Rung } from './rule-set/leaves.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** The group of the desk that a ladder's first rung belongs to, where that rung is a person's. */
const GROUP_OF: Partial<Readonly<Record<Rung, 'lead' | 'appraisal'>>> = {
  human: 'lead',
  appraisal: 'appraisal',
  regrade: 'appraisal',
};

/**
 * Who decides claims of this leaf, whatever they bring (policy §3: a ladder that begins with a person);
 * undefined where the tables do.
 */
export const peoplesGroup = (leaf: Leaf, rules: RuleSet): 'lead' | 'appraisal' | undefined => {
  const [first] = rules.leaves[leaf]?.ladder ?? [];
  return first && (leaf.startsWith('AUT.') ? 'appraisal' : GROUP_OF[first]);
};
