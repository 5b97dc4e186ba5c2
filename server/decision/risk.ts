import type { Risk, TraceStep } from '../terms/verdict.ts';
import type { Facts } from './facts.ts';
import type { RuleSet } from './rule-set/schema.ts';
import { step } from './step.ts';

const DAY = 86_400_000;
const LEVELS: readonly Risk[] = ['low', 'medium', 'high', 'critical'];

/**
 * DT-4. Risk changes the path a case takes, never its amount. The storefront's own score takes the
 * place of the table; a picture seen in another buyer's case is ours to know and counts either way.
 */
export function riskOf(facts: Facts, { dt4 }: RuleSet): { risk: Risk; trace: TraceStep } {
  const { buyer, evidence } = facts;
  const reuse = evidence.reused ? dt4.reuse[evidence.reused] : 0;
  const score = clamp((buyer.riskScore ?? tableScore(facts, dt4)) + reuse);
  const rank = dt4.levels.filter((from) => score >= from).length;
  const risk = LEVELS[rank] ?? 'critical';
  const source = buyer.riskScore === undefined ? 'table' : 'storefront';
  // How a buyer is trusted is no business of the other side.
  const kept = { for: 'buyer', facts: { score, source, reuse } } as const;
  return { risk, trace: step('DT-4', 'risk', {}, { outcome: risk, kept }) };
}

const tableScore = (facts: Facts, dt4: RuleSet['dt4']): number =>
  dt4.start + accountPoints(facts, dt4) + habitPoints(facts, dt4);

function accountPoints({ buyer, order, item, now }: Facts, dt4: RuleSet['dt4']): number {
  const orders = buyer.orders90d ?? 0;
  const aftersales = buyer.aftersales90d ?? 0;
  const rate = dt4.aftersalesRate.find(
    (row) => orders >= row.minOrders && aftersales * 10_000 > row.overBps * orders,
  );
  const ageDays = (Date.parse(now) - Date.parse(buyer.registeredAt)) / DAY;
  const young = ageDays < dt4.youngAccount.days && order.paidCents > dt4.youngAccount.overCents;
  const virtual = item.category === 'virtual_code' && ageDays < dt4.youngVirtual.days;
  return (
    (rate?.points ?? 0) +
    (young ? dt4.youngAccount.points : 0) +
    (virtual ? dt4.youngVirtual.points : 0) +
    (orders >= dt4.cleanOrders.from && aftersales === 0 ? dt4.cleanOrders.points : 0) +
    (buyer.verified ? dt4.verified : 0)
  );
}

function habitPoints({ buyer, habits }: Facts, dt4: RuleSet['dt4']): number {
  const kept30 = Math.max(habits?.keepGoodsRefunds30d ?? 0, buyer.keepGoodsRefunds30d ?? 0);
  const kept90 = habits?.keepGoodsRefunds90d ?? 0;
  const often = kept30 > dt4.keepGoods.over || kept90 > dt4.keepGoods90d;
  return (
    (often ? dt4.keepGoods.points : 0) +
    ((habits?.cluster30d ?? 0) >= dt4.cluster.from ? dt4.cluster.points : 0) +
    (habits?.confirmedSwap180d ? dt4.swap : 0) +
    (habits?.injection ? dt4.injection : 0)
  );
}

const clamp = (score: number): number => Math.max(0, Math.min(100, score));
