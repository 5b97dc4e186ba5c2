import type { Inspection } from '../terms/finding.ts';
import type { Cents } from '../terms/money.ts';
import type { OfferVerdict, Verdict } from '../terms/verdict.ts';
import type { Leg } from './events.ts';
import type { Parcel, ReturnLeg } from './legs.ts';
import type { Made } from './made.ts';
import type { Offer } from './ticket.ts';

/** What happens to goods on their way, and what a look at them leads to. */
export type GoodsCommand =
  | {
      readonly type: 'book_parcel';
      readonly leg: Leg;
      readonly parcel: Parcel;
      /** The buyer sends it on their own bill, not on our label. */
      readonly ownBill?: boolean;
    }
  | { readonly type: 'book_pickup'; readonly window: string }
  | { readonly type: 'extend_return' }
  | { readonly type: 'scan'; readonly leg: Leg; readonly code: string; readonly at: string }
  /** DT-5: a return that its carrier has is paid before it arrives. */
  | { readonly type: 'refund_ahead'; readonly verdict: Verdict; readonly made: Made }
  /** E22: the parcel was stopped and comes back by itself. */
  | { readonly type: 'intercepted'; readonly leg: ReturnLeg; readonly consentId?: string }
  | { readonly type: 'trace_failed' }
  | { readonly type: 'parcel_lost'; readonly verdict?: Verdict | undefined }
  | { readonly type: 'parcel_overdue'; readonly last: boolean }
  /** E25: no deduction and the decision goes on, or a deduction the buyer is asked about. */
  | {
      readonly type: 'inspect';
      readonly inspection: Inspection;
      readonly made: Made;
      readonly offers: readonly Offer[];
    }
  | { readonly type: 'contest_inspection'; readonly amountCents?: Cents }
  /** T-15: nobody objected; T-09, E19: it was so decided. */
  | { readonly type: 'inspection_stands'; readonly row: string; readonly made: Made }
  | {
      readonly type: 'exchange_failed';
      readonly reason: string;
      readonly verdict: OfferVerdict;
      readonly offers: readonly Offer[];
    }
  | { readonly type: 'repair_finished'; readonly fixed: boolean; readonly invoiceCents?: Cents }
  | {
      readonly type: 'repair_given_up';
      readonly row: string;
      readonly verdict: OfferVerdict;
      readonly offers: readonly Offer[];
    }
  | { readonly type: 'received_well'; readonly made: Made }
  | { readonly type: 'still_faulty' };
