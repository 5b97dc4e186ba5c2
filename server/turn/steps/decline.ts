import type { Fact } from '../../dialogue/facts.ts';
import { bound, type Speech } from '../../dialogue/speech.ts';
import type { DeclineVerdict } from '../../terms/verdict.ts';
import type { Draft } from '../draft.ts';
import { appealWindow } from './way-steps.ts';

/**
 * A no of the rules: the rule in plain words, the facts it rests on, what would change it, and the way
 * to a person.
 */
export function tellDeclined(draft: Draft, verdict: DeclineVerdict): void {
  const cite = { kind: 'rule', id: verdict.ruleIds.at(-1) ?? 'DT-1' } as const;
  const instants = Object.entries(verdict.instants ?? {}).map(([name, at]): [string, Fact] => [
    name,
    { kind: 'instant', at, cite },
  ]);
  const facts = { ...Object.fromEntries(instants), rule: { kind: 'basis', cite } as const };
  const told = verdict.reasons.flatMap((reason) => refusal(reason, facts) ?? []);
  draft.say([
    told[0] ?? { name: 'declined_generic', facts: { rule: facts.rule } },
    { name: 'declined_review', facts: appealWindow(draft) },
  ]);
}

/** The sentence with its instants, else the one that does without; none where the reason is a stranger. */
function refusal(reason: string, facts: Readonly<Record<string, Fact>>): Speech | undefined {
  return bound(`declined_${reason}`, facts) ?? bound(`declined_${reason}_plain`, facts);
}
