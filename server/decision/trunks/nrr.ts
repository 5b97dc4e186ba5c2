import type { Case } from '../case.ts';
import { shareOf } from '../exact.ts';
import { exchange, refundOnly } from '../options.ts';
import type { Option, Outcome } from '../outcome.ts';
import { ownRulesStep } from '../own-rules.ts';
import { piecesOf } from '../pieces.ts';
import { promotionRefund } from '../promotion.ts';
import { exclusionOf, noReasonCloses, noReasonOpen } from '../rules/no-reason.ts';
import { step } from '../step.ts';
import { inStock } from '../stock.ts';
import { cancelled, intercepted, undone, wayBack } from './cancel.ts';
import { traced } from './log.ts';

const WORDS: Readonly<Record<string, string>> = {
  'NRR.price_drop': 'price_drop',
  'NRR.relist': 'relist',
};

/** NRR: no reason needed. Before shipping, on the way, and after signing are three different paths. */
export function nrr(c: Case): Outcome {
  const { facts, rules, parcel } = c;
  const topic = WORDS[facts.claim.leaf];
  if (topic) return { kind: 'inform', topic };
  const out = exclusionOf(facts, rules);
  if (out && parcel.stage === 'unshipped')
    return {
      kind: 'refer',
      group: 'general',
      reason: out.reason,
      options: [undone(c)],
      steps: [out.step],
    };
  if (out) return { kind: 'decline', reason: out.reason, steps: [out.step] };
  if (parcel.stage === 'unshipped') return cancelled(c);
  if (parcel.stage === 'in_transit') return onTheWay(c);
  if (parcel.stage === 'digital') return unusedCode(c);
  return signed(c);
}

function onTheWay(c: Case): Outcome {
  const status = c.facts.findings.trace?.status;
  if (!status || status === 'moving') return intercepted(c, 'no_reason');
  if (status === 'lost') return traced(c);
  // Not turned round: the buyer refuses the parcel or sends it back, with the same right.
  return { kind: 'proceed', to: 'return_wait', option: wayBack(c, 'no_reason', refundCents(c)) };
}

/** An EU buyer who did not give up the right: the code is checked to be unused, then paid back. */
function unusedCode(c: Case): Outcome {
  const whole = refundOnly(c, 'virtual_code');
  const status = c.facts.findings.code?.status;
  if (!status) return { kind: 'proceed', to: 'code_check', option: whole };
  const unused = status === 'valid' || status === 'never_valid' || status === 'not_delivered';
  if (unused) return { kind: 'proceed', to: 'refunding', option: whole };
  return { kind: 'decline', reason: 'code_redeemed' };
}

function signed(c: Case): Outcome {
  const { facts, rules } = c;
  const closes = noReasonCloses(facts, rules);
  const back = wayBack(c, 'no_reason', refundCents(c));
  if (!closes)
    return { kind: 'refer', group: 'general', reason: 'not_signed_yet', options: [back] };
  const open = noReasonOpen(facts, closes, rules);
  const steps = [
    ...ownRulesStep(facts, rules),
    step(
      'DT-14',
      'no-reason window',
      { signedAt: c.parcel.signedAt ?? null, closesAt: closes, submittedAt: facts.submittedAt },
      open ? { outcome: 'open' } : { outcome: 'closed', change: 'defect_or_relist' },
    ),
  ];
  if (!open)
    return { kind: 'decline', reason: 'no_reason_late', instants: { closedAt: closes }, steps };
  const other = anotherSize(c);
  if (other) return { kind: 'options', options: [other, back], steps };
  return { kind: 'proceed', to: 'return_wait', option: back, steps };
}

/** What fits better goes out first where there is one, and unless the buyer wants the money. */
function anotherSize(c: Case): Option | undefined {
  const { claim } = c.facts;
  if (claim.leaf !== 'NRR.size_fit' || claim.requested.remedy === 'return_refund') return undefined;
  return inStock(c.facts) ? exchange(c, 'no_reason_exchange') : undefined;
}

/** What was paid for what goes back, at the promotion that the rest still earns, less a stated fee. */
function refundCents(c: Case): number {
  const { facts, rules, basisCents, roomCents } = c;
  const { order, item, returned } = facts;
  const promoted = promotionRefund(order, { [item.id]: piecesOf(facts) }, returned);
  // What an earlier return left of its own line, because the promotion was lost with it, is given back now.
  const room = promoted === undefined ? roomCents : roomCents + (facts.othersRoomCents ?? 0);
  const gross = Math.min(promoted ?? basisCents, room);
  return gross - shareOf(gross, rules.packs[order.market].restockingBps);
}
