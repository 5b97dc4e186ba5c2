import type { Case } from '../case.ts';
import { option, refundOnly } from '../options.ts';
import type { Outcome } from '../outcome.ts';
import { step } from '../step.ts';

const TOPICS: Readonly<Record<string, string>> = {
  'SVC.refund_not_arrived': 'refund_not_arrived',
  'SVC.coupon_points': 'coupon_points',
  'SVC.invoice': 'invoice',
  'SVC.order_access': 'order_access',
};

/** SVC: fees, service and compliance. Most of it is information; people are judged by people. */
export function svc(c: Case): Outcome {
  const { leaf } = c.facts.claim;
  const topic = TOPICS[leaf];
  if (topic) return { kind: 'inform', topic };
  if (leaf === 'SVC.freight') return freightBack(c);
  if (leaf === 'SVC.prohibited')
    return {
      kind: 'refer',
      group: 'lead',
      reason: 'prohibited',
      options: [refundOnly(c, 'refund_only')],
    };
  return { kind: 'refer', group: 'general', reason: leaf === 'SVC.attitude' ? 'conduct' : 'other' };
}

/** DT-8: a documented label up to the usual price is given back; more is for finance to look at. */
function freightBack(c: Case): Outcome {
  const { rules, basisCents, roomCents, facts } = c;
  const told = facts.claim.details?.freightCents;
  if (!told) return { kind: 'refer', group: 'finance', reason: 'freight' };
  const { dt8 } = rules;
  const label = basisCents > dt8.insuredOverCents ? dt8.insuredLabelCents : dt8.labelCents;
  const amountCents = Math.min(told, label, roomCents);
  const back = option(c, { remedy: 'partial_refund', amountCents }, { action: 'partial_refund' });
  const steps = [
    step('DT-8', 'freight', { told, label }, { outcome: `${amountCents}`, change: 'receipt' }),
  ];
  if (told > label)
    return { kind: 'refer', group: 'finance', reason: 'freight', options: [back], steps };
  return { kind: 'options', options: [back], steps };
}
