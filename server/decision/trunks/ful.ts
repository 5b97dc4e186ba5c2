import type { Case } from '../case.ts';
import { isWithin } from '../days.ts';
import { goodwillCoupon } from '../goodwill.ts';
import { coupon, refundOnly, refundWhole } from '../options.ts';
import type { Option, Outcome } from '../outcome.ts';
import { step } from '../step.ts';
import { shipDue } from '../windows.ts';
import { cancelled, intercepted, undone } from './cancel.ts';
import { nrr } from './nrr.ts';

/** FUL: shipping and cancelling. */
export function ful(c: Case): Outcome {
  switch (c.facts.claim.leaf) {
    case 'FUL.late_ship':
      return lateShip(c);
    case 'FUL.oos':
      return outOfStock(c);
    case 'FUL.fake_ship':
      return fakeShip(c);
    case 'FUL.address_change':
      return addressChange(c);
    default:
      return nrr(c);
  }
}

/** The price back and DT-7b's coupon, which whoever held the goods pays. */
function sorry(c: Case): Option {
  const whole = undone(c);
  const given = goodwillCoupon('late', c.basisCents, c.rules);
  const terms = { ...whole.terms, coupon: given, cashEquivalentCents: given.faceCents };
  return { ...whole, terms };
}

/** Nothing left: the order is undone. A parcel that left after all shows otherwise, and a person looks. */
function outOfStock(c: Case): Outcome {
  const option = sorry(c);
  if (c.parcel.stage === 'unshipped') return { kind: 'proceed', to: 'refunding', option };
  return { kind: 'refer', group: 'logistics', reason: 'carrier_has_scans', options: [option] };
}

/** Late: the buyer has the money and a coupon, or waits and has the coupon. */
function lateShip(c: Case): Outcome {
  const { facts, rules, parcel } = c;
  const due = shipDue(facts, rules);
  const left = parcel.shippedAt ?? facts.now;
  const late = !isWithin(left, due);
  const steps = [
    step(
      'DT-14',
      'shipped by',
      { due, shippedAt: parcel.shippedAt ?? null },
      {
        outcome: late ? 'late' : 'in time',
        change: 'after_due',
      },
    ),
  ];
  if (!late) return { kind: 'inform', topic: 'ships_in_time', steps };
  const wait = coupon(c, goodwillCoupon('late', c.basisCents, rules));
  if (parcel.stage !== 'unshipped') return { kind: 'options', options: [wait], steps };
  return { kind: 'options', options: [sorry(c), wait], steps };
}

/** A number without a scan is no shipment (E23); one with scans is the carrier's to explain. */
function fakeShip(c: Case): Outcome {
  const { parcel, facts } = c;
  const scans = parcel.shipment?.events.length ?? 0;
  const status = facts.findings.trace?.status;
  // What was signed for has left, whether or not anybody told of its scans.
  const unseen = parcel.stage !== 'signed' && (scans === 0 || status === 'failed');
  if (unseen || status === 'lost')
    return {
      kind: 'proceed',
      to: 'refunding',
      option: sorry(c),
      steps: [
        step(
          'L15',
          'scans of the carrier',
          { scans, status: status ?? null },
          { outcome: 'not shipped' },
        ),
      ],
    };
  if (!status) return { kind: 'proceed', to: 'intercepting', option: sorry(c) };
  return { kind: 'refer', group: 'logistics', reason: 'carrier_has_scans', options: [sorry(c)] };
}

/** A promised change of address that did not happen: the parcel is turned round at the promiser's cost. */
function addressChange(c: Case): Outcome {
  if (c.parcel.stage === 'unshipped') return cancelled(c);
  const status = c.facts.findings.trace?.status;
  if (c.parcel.stage === 'in_transit' && status !== 'failed' && status !== 'delivered')
    return status === 'lost'
      ? { kind: 'proceed', to: 'refunding', option: refundWhole(c, 'system_verifiable') }
      : intercepted(c, 'fault');
  return {
    kind: 'refer',
    group: 'logistics',
    reason: 'intercept_failed',
    options: [refundOnly(c, 'refund_only')],
  };
}
