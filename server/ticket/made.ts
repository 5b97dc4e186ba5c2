import type { Cents } from '../terms/money.ts';
import type { Author } from '../terms/order.ts';
import type { ExchangeLeg, RepairJob, ReturnLeg } from './legs.ts';
import type { Refund } from './ticket.ts';

/** What carrying terms out makes: money, vouchers and ways for the goods. */
export interface Made {
  readonly refund?: Refund;
  readonly coupon?: {
    readonly id: string;
    readonly faceCents: Cents;
    readonly expiresAt: string;
  };
  readonly points?: { readonly id: string; readonly points: number };
  /** Cash beside the gateway: compensation, freight, or what is beyond the payment. */
  readonly transfer?: { readonly id: string; readonly cents: Cents };
  /** The settlement that shares the money out, where there is any. */
  readonly settled?: {
    readonly round: number;
    readonly carrierCents: Cents;
    readonly bookedBy: Author;
    readonly freightCents: Cents;
    readonly vendorCents: Cents;
  };
  readonly return?: ReturnLeg;
  readonly exchange?: ExchangeLeg;
  readonly repair?: RepairJob;
}
