import { atFault, type Case } from '../case.ts';
import { addDays, isWithin } from '../days.ts';
import { goodwillCoupon } from '../goodwill.ts';
import { liabilityForLoss } from '../liability.ts';
import {
  coupon,
  freight,
  fullCents,
  option,
  refundWhole,
  resend,
  returnRefund,
} from '../options.ts';
import type { Option, Outcome } from '../outcome.ts';
import { isStill, lastMovement } from '../parcel.ts';
import { step } from '../step.ts';
import { inStock } from '../stock.ts';
import { keep, keepPrice, sendMissing } from './keep-or-return.ts';
import { choose } from './ladder.ts';

/** LOG: on the way. What the carrier can answer is asked of the carrier first (E06). */
export function log(c: Case): Outcome {
  switch (c.facts.claim.leaf) {
    case 'LOG.damaged':
      return damaged(c);
    case 'LOG.short_in_transit':
      return short(c);
    case 'LOG.delay':
      return delayed(c);
    case 'LOG.reject_return':
      return refused(c);
    default:
      return traced(c);
  }
}

/** Broken goods are paid in full; a mark that can be lived with is priced like any other (L07, L08). */
function damaged(c: Case): Outcome {
  const { severity, requested } = c.facts.claim;
  const light =
    severity === undefined
      ? requested.remedy === 'partial_refund'
      : severity === 'S1' || severity === 'S2' || severity === 'S3';
  const whole = refundWhole(c, 'refund_only');
  const main = light ? (keep(c, keepPrice(c)) ?? whole) : whole;
  return choose([main, returnRefund(c)], 'not_covered');
}

function short(c: Case): Outcome {
  const price = keepPrice(c);
  const options = [sendMissing(c, price), keep(c, price)].flatMap((one) => one ?? []);
  return choose(options, 'not_covered');
}

/** Nothing is owed for a parcel that is merely slow; past the rule set's days there is a word of goodwill. */
function delayed(c: Case): Outcome {
  const { facts, rules, parcel } = c;
  const from = parcel.shippedAt;
  const late = from !== undefined && !isWithin(facts.now, addDays(from, rules.dt7b.transitDays));
  const steps = [
    step(
      'DT-7b',
      'delay',
      { shippedAt: from ?? null, days: rules.dt7b.transitDays },
      {
        outcome: late ? 'coupon' : 'information',
      },
    ),
  ];
  if (!late) return { kind: 'inform', topic: 'delivery_delay', steps };
  const gift = coupon(c, goodwillCoupon('late', c.basisCents, rules));
  return { kind: 'options', options: [gift], steps };
}

/** The parcel goes back where it came from; the price follows when it has arrived, less the way back. */
function refused(c: Case): Outcome {
  if (c.facts.findings.trace?.status === 'lost') return lost(c);
  const back = option(
    c,
    { remedy: 'return_refund', amountCents: fullCents(c), freight: freight(c, 'no_reason') },
    { action: 'system_verifiable' },
  );
  return { kind: 'proceed', to: 'intercepting', option: back };
}

/** Lost, never received, empty: the carrier is asked, and its answer decides. */
export function traced(c: Case): Outcome {
  const whole = refundWhole(c, 'system_verifiable');
  const status = c.facts.findings.trace?.status;
  if (!status || status === 'intercepted')
    return { kind: 'proceed', to: 'intercepting', option: whole };
  if (status === 'lost' || (status !== 'delivered' && stands(c))) return lost(c);
  if (status === 'moving') return { kind: 'inform', topic: 'parcel_moving', steps: [told(c)] };
  return {
    kind: 'refer',
    group: 'logistics',
    reason: status === 'delivered' ? 'carrier_says_delivered' : 'trace_failed',
    options: [whole],
    steps: [told(c)],
  };
}

const stands = ({ facts, parcel, rules }: Case): boolean =>
  isStill(parcel, facts.now, rules.dt14.lostAfterDays);

/** The loss is certain and the way's (L07): the price comes back, or the goods go out again where the buyer may choose. */
function lost(c: Case): Outcome {
  const liability = liabilityForLoss(c.facts, c.rules, fullCents(c));
  const whole = { ...refundWhole(c, 'system_verifiable', atFault({ liability })), liability };
  const { leaf, requested } = c.facts.claim;
  const again = c.leaf.ladder.includes('resend') && inStock(c.facts);
  const wanted = requested.remedy === 'refund_only' || requested.remedy === 'return_refund';
  if (!again || wanted || leaf === 'WRG.empty')
    return { kind: 'proceed', to: 'refunding', option: whole, steps: [told(c)] };
  return { kind: 'options', options: [whole, resendItem(c)], steps: [told(c)] };
}

const resendItem = (c: Case): Option => resend(c, ['item'], { costCents: c.basisCents });

const told = ({ facts, parcel }: Case) =>
  step(
    'DT-14',
    'what the carrier says',
    { status: facts.findings.trace?.status ?? null, lastMovement: lastMovement(parcel) ?? null },
    { outcome: facts.findings.trace?.status ?? 'asked', change: 'carrier_report' },
  );
