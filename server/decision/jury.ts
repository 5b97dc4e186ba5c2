import type { Cents } from '../terms/money.ts';
import { type Leaf, trunkOf } from '../terms/reason.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** T-10: how a jury votes. It decides who is right; the tables decide how much (E19). */
export const juryRule = ({
  jury,
}: RuleSet): { readonly seats: number; readonly votes: number } => ({
  seats: jury.seats,
  votes: jury.votes,
});

/** E18: not above a value, never on authenticity, and only if both parties want it. */
export const juryAllowed = (
  dispute: { readonly valueCents: Cents; readonly leaf: Leaf; readonly bothConsent: boolean },
  { jury }: RuleSet,
): boolean =>
  dispute.valueCents < jury.belowCents && trunkOf(dispute.leaf) !== 'AUT' && dispute.bothConsent;
