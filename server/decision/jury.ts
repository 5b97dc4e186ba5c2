import type { Juror, JurySeat } from '../terms/juror.ts';
import type { Cents } from '../terms/money.ts';
import { type Leaf, trunkOf } from '../terms/reason.ts';
import { lotOf } from './lot.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** T-10: how a jury votes. It decides who is right; the tables decide how much (E19). */
export const juryRule = ({ jury }: RuleSet): JuryRule => ({
  seats: jury.seats,
  experts: jury.experts,
  votes: jury.votes,
});

/**
 * Who judges a claim of this leaf by vote: experts alone where authenticity is doubted (DT-15), a jury
 * elsewhere (T-10).
 */
export const judgesRule = (leaf: string, rules: RuleSet): JuryRule => {
  const { panel, majority } = rules.dt15;
  return isPanels(leaf) ? { seats: panel, experts: panel, votes: majority } : juryRule(rules);
};

/** DT-15: whether it is a panel of experts that looks at such a claim. */
export const isPanels = (leaf: string): boolean => leaf.startsWith('AUT.');

export interface JuryRule {
  readonly seats: number;
  /** Of the seats, at least so many for experts. */
  readonly experts: number;
  /** Equal votes that decide. */
  readonly votes: number;
}

/** E18: not above a value, never on authenticity, and only if both parties want it. */
export const juryAllowed = (
  dispute: { readonly valueCents: Cents; readonly leaf: Leaf; readonly bothConsent: boolean },
  { jury }: RuleSet,
): boolean =>
  dispute.valueCents < jury.belowCents && !isPanels(dispute.leaf) && dispute.bothConsent;

/** The case as the draw needs it. */
export interface Dispute {
  readonly caseId: string;
  readonly leaf: Leaf;
  readonly category: string;
  readonly buyerId: string;
  readonly merchantId: string;
  /** Whoever worked on it or decided it before. */
  readonly worked: readonly string[];
}

/** Too few people who have nothing to do with the case: what there is of both kinds. */
export interface Short {
  readonly jurors: number;
  readonly experts: number;
}

/**
 * The jury of a case: the same for the same case and roster, whatever the roster's order, and nobody's
 * choice. Experts' seats come first, the others by the same lot from all who are left.
 */
export function drawJury(
  dispute: Dispute,
  roster: readonly Juror[],
  rule: Pick<JuryRule, 'seats' | 'experts'>,
): readonly JurySeat[] | Short {
  const lots = lotsOf(dispute, roster);
  const experts = lots.filter((juror) => isExpert(dispute, juror));
  if (lots.length < rule.seats || experts.length < rule.experts)
    return { jurors: lots.length, experts: experts.length };
  const chosen = experts.slice(0, rule.experts);
  const others = lots.filter((juror) => !chosen.includes(juror));
  return [...chosen, ...others].slice(0, rule.seats).map((juror, index) => ({
    seat: String(index + 1),
    userId: juror.userId,
    expert: isExpert(dispute, juror),
  }));
}

/**
 * Who takes the place of a juror who declines: the next by lot who was not asked before. Undefined where
 * there is nobody, or where too few experts would be left.
 */
export function replaceJuror(
  dispute: Dispute,
  roster: readonly Juror[],
  {
    left,
    sitting,
    asked,
    experts,
  }: {
    readonly left: JurySeat;
    readonly sitting: readonly JurySeat[];
    /** Everybody who was asked so far. */
    readonly asked: readonly string[];
    readonly experts: number;
  },
): JurySeat | undefined {
  const needsExpert = sitting.filter(({ expert }) => expert).length < experts;
  const next = lotsOf(dispute, roster).find(
    (juror) => !asked.includes(juror.userId) && (!needsExpert || isExpert(dispute, juror)),
  );
  return next && { seat: left.seat, userId: next.userId, expert: isExpert(dispute, next) };
}

const isExpert = ({ leaf, category }: Dispute, { topics }: Juror): boolean =>
  topics.includes(trunkOf(leaf).toLowerCase()) || topics.includes(category.toLowerCase());

/** Everybody without a stake in it, in the order of their lots. */
function lotsOf(dispute: Dispute, roster: readonly Juror[]): readonly Juror[] {
  const sides = [dispute.buyerId, dispute.merchantId];
  return roster
    .filter(
      ({ userId, ties }) =>
        !dispute.worked.includes(userId) && !ties.some((tie) => sides.includes(tie)),
    )
    .map((juror) => ({ juror, lot: lotOf(`${dispute.caseId} ${juror.userId}`) }))
    .sort((a, b) => a.lot - b.lot || (a.juror.userId < b.juror.userId ? -1 : 1))
    .map(({ juror }) => juror);
}
