import { WISHES } from '../terms/reason.ts';
import type {
  Computed,
  DeclineVerdict,
  Liability,
  ReferVerdict,
  RemedyTerms,
  Route,
  TraceStep,
  Verdict,
} from '../terms/verdict.ts';
import { insteadOfCash } from './alternatives.ts';
import { atFault, type Case } from './case.ts';
import type { Finding } from './finding.ts';
import { frequencyFlags } from './frequency.ts';
import { liabilityFor } from './liability.ts';
import type { Option, Outcome } from './outcome.ts';
import { routeOf } from './route.ts';
import { orderValue } from './rules/value.ts';

/** What was said before the trunk: by the gates, by DT-16 and by DT-4. */
export interface Said {
  readonly findings: readonly Finding[];
  readonly blame: TraceStep;
  readonly danger: TraceStep;
}

type Refer = NonNullable<Finding['refer']>;

/** Brings gates, outcome and ceilings together: a decline beats a referral, a referral beats an offer. */
export function conclude(c: Case, outcome: Outcome, said: Said): Verdict {
  const [main, ...others] = ranked(c, optionsOf(outcome));
  const money = main !== undefined && movesMoney(outcome) && !isGranted(main);
  const findings = money ? [...said.findings, orderValue(c.facts, c.rules)] : said.findings;
  const routed = main && route(c, main);
  const trace = [
    ...findings.map((finding) => finding.trace),
    said.blame,
    ...(outcome.steps ?? []),
    ...(main ? [main, ...others] : []).flatMap((option) => option.steps),
    said.danger,
    ...(routed ? [routed.trace] : []),
  ];
  const ruleIds = [...new Set(trace.map((one) => one.ruleId))];
  const base = { ruleSetVersion: c.rules.version, trace, ruleIds };
  const declined = declineOf(outcome, findings, base);
  if (declined) return declined;
  const agreed = routed?.mandate && { mandate: routed.mandate };
  const computed = main && computedOf(c, main, others);
  const refers = refersOf(outcome, findings);
  const held = refers.length === 0 && money && routed ? ceilingsOf(c, main, routed.route) : [];
  if (refers.length + held.length > 0)
    return referral(outcome, { refers: [...refers, ...held], computed, base });
  if (outcome.kind === 'inform') return { kind: 'inform', topic: outcome.topic, ...base };
  if (!computed || !routed) throw new Error('what is neither referred nor declined has an option');
  // Money that the merchant must agree to first waits for that, however clear the way is (E10).
  const free = !money || routed.route === 'automatic';
  if (outcome.kind === 'proceed' && free)
    return { kind: 'proceed', to: outcome.to, ...computed, ...agreed, ...base };
  if (routed.route === 'platform') throw new Error('what the platform decides was referred above');
  return { kind: 'offer', route: routed.route, ...computed, ...agreed, ...base };
}

type Base = Pick<ReferVerdict, 'ruleSetVersion' | 'trace' | 'ruleIds'>;

function declineOf(
  outcome: Outcome,
  findings: readonly Finding[],
  base: Base,
): DeclineVerdict | undefined {
  const own = outcome.kind === 'decline' ? outcome : undefined;
  const reasons = [
    ...findings.flatMap(({ decline }) => decline ?? []),
    ...(own ? [own.reason] : []),
  ];
  if (reasons.length === 0) return undefined;
  return { kind: 'decline', reasons, ...(own?.instants && { instants: own.instants }), ...base };
}

function optionsOf(outcome: Outcome): readonly Option[] {
  if (outcome.kind === 'proceed') return [outcome.option];
  return outcome.kind === 'options' || outcome.kind === 'refer' ? (outcome.options ?? []) : [];
}

/** E07: the law grants it, whatever it is worth and whoever asks. */
const isGranted = ({ action }: Option): boolean => action === 'no_reason_authorisation';

/**
 * What the buyer asked for comes first, where it is among what there is. Who asked for none of it is
 * not made to wait for anybody's yes where the law grants one.
 */
function ranked(c: Case, options: readonly Option[]): readonly Option[] {
  const { remedy, fallbacks = [] } = c.facts.claim.requested;
  const [wished] = [remedy, ...fallbacks]
    .filter((wish) => WISHES.some((one) => one === wish))
    .flatMap((wish) => options.find(({ terms }) => terms.remedy === wish) ?? []);
  const granted = options.find(isGranted);
  const [usual] = options;
  const first = wished ?? (granted && usual && agreedBy(c, usual) ? granted : undefined);
  return first ? [first, ...options.filter((one) => one !== first)] : options;
}

/** Authorising a return, asking the carrier or checking a code pays nobody: no ceiling holds it up (E07). */
const movesMoney = (outcome: Outcome): boolean =>
  outcome.kind !== 'proceed' || outcome.to === 'refunding';

/** Who bears what is paid under an option. */
const bearers = ({ facts, liability }: Case, { terms, liability: own }: Option): Liability =>
  terms.flaws ? (own ?? liability) : liabilityFor(own ?? liability, facts, terms.amountCents);

const route = (c: Case, main: Option) =>
  routeOf(
    {
      cents: main.costCents,
      risk: c.risk,
      liability: bearers(c, main),
      merchant: c.facts.merchant,
      action: main.action,
      asked: {
        leaf: c.facts.claim.leaf,
        remedy: main.terms.remedy,
        paidCents: c.facts.item.paidCents,
      },
    },
    c.rules,
  );

function refersOf(outcome: Outcome, findings: readonly Finding[]): Refer[] {
  const own = outcome.kind === 'refer' ? [{ group: outcome.group, reason: outcome.reason }] : [];
  const gates = findings.flatMap(({ refer }) => refer ?? []);
  // An expert's or a lead's matter stays theirs, whatever else a gate has to say of it.
  return own[0] && own[0].group !== 'general' ? [...own, ...gates] : [...gates, ...own];
}

/** DT-9: for a while no cash for goods that stay without a person. */
const isPaused = ({ facts, rules }: Case, { action, terms }: Option): boolean =>
  (action === 'partial_refund' || action === 'refund_only') &&
  terms.amountCents > 0 &&
  frequencyFlags(facts, rules).keepGoodsPaused;

/** What the amount itself sends to a person: nothing paid, unclear liability, DT-9, DT-5. */
function ceilingsOf(c: Case, main: Option, by: Route): Refer[] {
  const { facts, rules } = c;
  const group = facts.claim.leaf.startsWith('LOG.') ? 'logistics' : 'general';
  const liability = bearers(c, main);
  const { remedy, amountCents } = main.terms;
  // To keep the goods for nothing back is no answer; where all is undone there is just no cash in it.
  if (remedy === 'partial_refund' && amountCents === 0 && facts.item.paidCents === 0)
    return [{ group, reason: 'nothing_paid' }];
  if (liability.confidenceBps < rules.dt16.minConfidenceBps)
    return [{ group, reason: 'liability_unclear' }];
  if (isPaused(c, main)) return [{ group, reason: 'keep_goods_paused' }];
  return by === 'platform' ? [{ group, reason: 'above_ceiling' }] : [];
}

interface Referral {
  readonly refers: readonly Refer[];
  readonly computed: Computed | undefined;
  readonly base: Base;
}

function referral(outcome: Outcome, { refers, computed, base }: Referral): ReferVerdict {
  const urgent = outcome.kind === 'refer' && outcome.urgent;
  return {
    kind: 'refer',
    group: refers[0]?.group ?? 'general',
    reasons: [...new Set(refers.map(({ reason }) => reason))],
    ...(urgent && { urgent: true }),
    ...(computed && { proposal: computed }),
    ...base,
  };
}

/** Whose yes an option waits for beside the buyer's: by its own row of DT-5 and that table's last line, and by DT-9. */
function agreedBy(c: Case, option: Option): RemedyTerms['agreedBy'] {
  if (isGranted(option)) return undefined;
  if (isPaused(c, option) || orderValue(c.facts, c.rules).refer) return 'platform';
  const { route: by } = route(c, option);
  return by === 'automatic' ? undefined : by;
}

/** Terms that wait for that yes. */
const waiting = (terms: RemedyTerms, by: RemedyTerms['agreedBy']): RemedyTerms =>
  by ? { ...terms, agreedBy: by } : terms;

/** DT-7: what stands instead of cash for goods that stay, and waits for nobody's yes but that cash's own. */
function vouchersFor(c: Case, main: Option, others: readonly Option[]): RemedyTerms[] {
  const kept = [main, ...others].find(({ terms }) => terms.remedy === 'partial_refund');
  if (!kept) return [];
  const by = kept === main ? undefined : agreedBy(c, kept);
  return insteadOfCash(kept.terms.amountCents, c.risk, c.rules).map((one) => waiting(one, by));
}

function computedOf(c: Case, main: Option, others: readonly Option[]): Computed {
  const beside = others.map((one) => waiting(one.terms, agreedBy(c, one)));
  return {
    terms: main.terms,
    alternatives: [...beside, ...vouchersFor(c, main, others)],
    capCents: main.capCents,
    tableCents: main.tableCents,
    tableBps: main.tableBps,
    liability: bearers(c, main),
    freightPayer: main.terms.freight?.payer ?? atFault(c),
    risk: c.risk,
  };
}
