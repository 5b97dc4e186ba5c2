import { ACCESSORIES } from '../terms/claim.ts';
import type { Inspection } from '../terms/finding.ts';
import type { Bps, Cents } from '../terms/money.ts';
import type { OrderItem } from '../terms/order.ts';
import { shareOf } from './exact.ts';
import type { RuleSet } from './rule-set/schema.ts';

export interface Returned {
  readonly inspection: Inspection;
  /** What the buyer would get if all were well. */
  readonly amountCents: Cents;
  readonly item: Pick<OrderItem, 'paidCents'>;
  /** Nobody is at fault: then any wear is the buyer's, else only what the buyer caused. */
  readonly noReason: boolean;
}

export interface InspectionOutcome {
  readonly refundCents: Cents;
  readonly deductCents: Cents;
  /** A deduction is put to the buyer first; nothing is taken off in silence. */
  readonly needsConsent: boolean;
  readonly photosMandatory: boolean;
}

/** DT-11: what is given back for what came back. `rules` are the market's. */
export function inspectionOutcome(returned: Returned, rules: RuleSet): InspectionOutcome {
  const { amountCents } = returned;
  const deductCents = Math.min(deduction(returned, rules), amountCents);
  const photosFrom = shareOf(amountCents, rules.dt11.R3.photosFromBps);
  return {
    refundCents: amountCents - deductCents,
    deductCents,
    needsConsent: deductCents > 0 || returned.inspection.class === 'R5',
    photosMandatory: deductCents > 0 && deductCents >= photosFrom,
  };
}

function deduction({ inspection, amountCents, item, noReason }: Returned, rules: RuleSet): Cents {
  const { dt11 } = rules;
  const excused = !noReason && !inspection.buyerCaused;
  switch (inspection.class) {
    case 'R0':
    case 'R1':
      return 0;
    case 'R2':
      return excused ? 0 : Math.min(shareOf(amountCents, dt11.R2.bps), dt11.R2.maxCents);
    case 'R3':
      return excused ? 0 : shareOf(amountCents, wornBps(inspection.deductBps, rules));
    case 'R4':
      return (inspection.missing ?? ['other']).reduce(
        (sum, key) => sum + accessoryCents(key, item.paidCents, rules),
        0,
      );
    case 'R5':
      return amountCents;
  }
}

/** DT-6c: what is missing from what came back. */
function accessoryCents(key: string, paidCents: Cents, { dt6c }: RuleSet): Cents {
  const { bps, maxCents } = dt6c[ACCESSORIES.find((one) => one === key) ?? 'other'];
  const share = shareOf(paidCents, bps);
  return Math.min(share, maxCents ?? share);
}

/** A lasting loss of value is put within the row's bounds; what is usual where nothing is proposed. */
const wornBps = (proposed: Bps | undefined, { dt11: { R3 } }: RuleSet): Bps =>
  Math.min(Math.max(proposed ?? R3.proposalBps, R3.minBps), R3.maxBps);
