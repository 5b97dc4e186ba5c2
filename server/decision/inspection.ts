import type { Accessory } from '../terms/claim.ts';
import { ACCESSORIES } from '../terms/claim.ts';
import type { Inspection } from '../terms/finding.ts';
import type { Bps, Cents } from '../terms/money.ts';
import type { TraceStep } from '../terms/verdict.ts';
import { shareOf } from './exact.ts';
import type { RuleSet } from './rule-set/schema.ts';
import { step } from './step.ts';

export interface InspectionOutcome {
  readonly refundCents: Cents;
  readonly deductCents: Cents;
  /** A deduction is a proposal: the buyer agrees to it, disputes it, or has the goods back. */
  readonly needsConsent: boolean;
  readonly photosMandatory: boolean;
  /** R5: nothing is paid; the goods go back unless objected to within DT-11's hours. */
  readonly sendBack: boolean;
  readonly trace: TraceStep;
}

interface Inspected {
  readonly inspection: Inspection;
  readonly reason: 'no_reason' | 'at_fault';
  /** What the agreed return would pay back where nothing is wrong with the goods. */
  readonly dueCents: Cents;
  /** What was paid for the goods; shares of DT-6c are taken of it. */
  readonly paidCents: Cents;
  /** What the gift that belongs to them was announced at; DT-6c's value where absent. */
  readonly giftCents?: Cents | undefined;
}

/** DT-11: what a returned item is worth to the buyer; `rules` are the market's. Silence passes it (T-14). */
export function inspectionOutcome(inspected: Inspected, rules: RuleSet): InspectionOutcome {
  const { inspection, reason, dueCents } = inspected;
  const blameless = reason === 'at_fault' && !inspection.buyerCaused;
  // What is missing or another item is so whoever is at fault; wear is the buyer's only where they caused it.
  const excused = blameless && inspection.class !== 'R4' && inspection.class !== 'R5';
  const passed = inspection.by === 'silence' || excused;
  const wanted = passed ? 0 : deduction(inspected, rules);
  const deductCents = Math.min(wanted, dueCents);
  const sendBack = !passed && inspection.class === 'R5';
  const share = inspected.paidCents === 0 ? 0 : (deductCents * 10_000) / inspected.paidCents;
  return {
    refundCents: dueCents - deductCents,
    deductCents,
    needsConsent: deductCents > 0 || sendBack,
    photosMandatory: sendBack || (deductCents > 0 && share >= rules.dt11.R3.photosFromBps),
    sendBack,
    trace: step(
      'DT-11',
      `DT-11:${inspection.class}/${reason}`,
      {
        class: inspection.class,
        buyerCaused: inspection.buyerCaused,
        by: inspection.by,
        proposedBps: inspection.deductBps ?? null,
      },
      { outcome: `${dueCents} - ${deductCents}`, change: 'inspection_dispute' },
    ),
  };
}

/** What each class may take, whatever the inspector wrote: within its bounds and never beyond. */
function deduction(inspected: Inspected, rules: RuleSet): Cents {
  const { inspection, dueCents, paidCents } = inspected;
  const { R2, R3 } = rules.dt11;
  switch (inspection.class) {
    case 'R0':
    case 'R1':
      return 0;
    case 'R2': {
      const bps = Math.min(inspection.deductBps ?? R2.bps, R2.bps);
      return Math.min(shareOf(paidCents, bps), R2.maxCents);
    }
    case 'R3':
      return shareOf(paidCents, within(inspection.deductBps ?? R3.proposalBps, R3));
    case 'R4':
      return (inspection.missing ?? []).reduce(
        (sum, key) => sum + worthOf(key, inspected, rules),
        0,
      );
    case 'R5':
      return dueCents;
  }
}

const within = (
  bps: Bps,
  { minBps, maxBps }: { readonly minBps: Bps; readonly maxBps: Bps },
): Bps => Math.min(Math.max(bps, minBps), maxBps);

/** What a missing piece is worth: a gift its announced price (暂行办法 §11–13), all else by DT-6c. */
function worthOf(key: string, { paidCents, giftCents }: Inspected, { dt6c }: RuleSet): Cents {
  if (key === 'gift' && giftCents !== undefined) return giftCents;
  const known = (ACCESSORIES as readonly string[]).includes(key) ? (key as Accessory) : 'other';
  const share = shareOf(paidCents, dt6c[known].bps);
  return Math.min(share, dt6c[known].maxCents ?? share);
}
