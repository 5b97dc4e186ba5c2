import { ACCESSORIES } from '../../terms/claim.ts';
import type { TicketState } from '../../terms/state.ts';
import type { Made } from '../made.ts';
import type { Step } from '../step.ts';

/** The state in which terms are carried out: goods move before money does. */
export function stateFor(made: Made): TicketState {
  if (made.return) return 'return_wait';
  if (made.exchange) return 'exchange_wait';
  if (made.repair) return 'repair_wait';
  return made.refund ? 'refunding' : 'settling';
}

/** DT-6c: what was missing from a parcel is sent sooner than another piece would be. */
const isAccessories = ({ kind, what }: NonNullable<Made['exchange']>): boolean =>
  kind === 'resend' && what.every((key) => ACCESSORIES.some((one) => one === key));

/** What is made when terms are carried out, as events in `to`. */
export function madeSteps(to: TicketState, row: string, made: Made): Step[] {
  const steps: Step[] = [];
  const add = (data: Step['data']) => steps.push({ to, row, data });
  if (made.settled) add({ type: 'settlement_decided', ...made.settled });
  if (made.return) add({ type: 'return_authorised', leg: made.return });
  if (made.exchange) {
    const data = { type: 'exchange_authorised', leg: made.exchange } as const;
    steps.push({ to, row, data, ...(isAccessories(made.exchange) && { timer: 'T-16a' }) });
  }
  if (made.repair) add({ type: 'repair_authorised', job: made.repair });
  if (made.refund) add({ type: 'refund_requested', refund: made.refund });
  if (made.transfer)
    add({ type: 'transfer_ordered', transferId: made.transfer.id, cents: made.transfer.cents });
  if (made.coupon) {
    const { id: couponId, faceCents, expiresAt } = made.coupon;
    add({ type: 'coupon_issued', couponId, faceCents, expiresAt });
  }
  if (made.points)
    add({ type: 'points_granted', pointsId: made.points.id, points: made.points.points });
  return steps;
}
