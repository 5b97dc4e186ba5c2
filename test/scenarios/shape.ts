import type { ActionBody } from '../../server/contract/tickets.ts';
import type { EvidenceKey, EvidenceKind } from '../../server/terms/evidence.ts';
import type { Buyer, Merchant, Order, OrderItem, Shipment } from '../../server/terms/order.ts';
import type { Remedy } from '../../server/terms/reason.ts';
import type { TicketState } from '../../server/terms/state.ts';

/**
 * Times of a scenario: an instant, or hours from its start (`-30` is thirty hours before). Relative ones
 * let scenarios share a server, whose clock only goes forward.
 */
export type When = string | number;

type Line = Partial<Omit<OrderItem, 'id' | 'merchantId' | 'intake' | 'codes'>> & {
  readonly codes?: readonly {
    readonly id: string;
    readonly masked: string;
    readonly delivered: When;
    readonly revealed?: When;
    readonly redeemed?: When;
    readonly redeemedBy?: string;
  }[];
  /** Looked at by the platform before it was listed. */
  readonly intake?: Omit<NonNullable<OrderItem['intake']>, 'inspectedAt'> & {
    readonly at?: When;
  };
};
type Parcel = Partial<Omit<Shipment, 'itemIds' | 'shippedAt' | 'signedAt' | 'events'>>;

/** The order, where it differs from a laptop of ¥4,200 signed for two hours ago. */
export interface OrderSketch {
  readonly id?: string;
  readonly market?: Order['market'];
  readonly currency?: Order['currency'];
  readonly placed?: When;
  readonly shipped?: When | null;
  readonly signed?: When | null;
  readonly shipBy?: When;
  readonly status?: Order['status'];
  readonly paidCents?: number;
  readonly couponCents?: number;
  readonly freightCents?: number;
  readonly payout?: Order['payout'];
  readonly purchaseConfirmations?: Order['purchaseConfirmations'];
  readonly promotions?: Order['promotions'];
  readonly freeShipping?: Order['freeShipping'];
  /** Other accounts that have an order to the same address, and filed a case on it just before. */
  readonly neighbours?: number;
  /** The first line is the one the talk is about. */
  readonly items: readonly Line[];
  readonly parcel?: Parcel | null;
  /** Scans of the parcel before the talk begins. */
  readonly scans?: readonly { readonly at: When; readonly code: Scan }[];
}

export type Scan =
  | 'accepted'
  | 'in_transit'
  | 'out_for_delivery'
  | 'delivered'
  | 'damaged'
  | 'lost'
  | 'refused'
  | 'returned_to_sender';

export interface FileSketch {
  readonly kind: EvidenceKind;
  /** The slot it is handed in for; a buyer who just sends pictures names none. */
  readonly key?: EvidenceKey;
  readonly blurry?: boolean;
  /** The same number is the same picture, in whatever case. */
  readonly picture?: number;
}

/** What a buyer answers when asked something that the script does not foresee. */
export interface Knowledge {
  readonly leaf?: string;
  readonly zone?: 'primary' | 'secondary' | 'hidden';
  readonly severity?: 'S1' | 'S2' | 'S3' | 'S4' | 'S5';
  readonly remedy?: Remedy;
  readonly amountCents?: number;
  readonly description?: string;
  /** Answers to other questions, by slot; tried as an option's value first, then said. */
  readonly other?: Readonly<Record<string, string>>;
}

export type Actor = 'buyer' | 'merchant' | 'agent' | 'operator';
type Fields = Omit<ActionBody, 'action' | 'version' | 'clientId'>;

export type Step =
  | {
      readonly say: string;
      readonly files?: readonly FileSketch[];
      readonly never?: Words;
      /** Said at once, whatever was asked. */
      readonly silentBefore?: boolean;
      /** Said to an offer: whatever leads up to it is answered first. */
      readonly offerBefore?: boolean;
    }
  /** Taps "accept" on the offer of this remedy and confirms the card that follows. */
  | { readonly accept: Remedy }
  | { readonly counter: number }
  | { readonly confirm: true }
  | { readonly choose: string; readonly value: string }
  | ({
      readonly by: Actor;
      readonly act: ActionBody['action'];
      /** Handed in by whoever acts; a refusal always comes with a picture. */
      readonly files?: readonly FileSketch[];
    } & Fields)
  /** Jurors vote, each from a seat of their own. */
  | { readonly votes: number; readonly for: 'buyer' | 'merchant' }
  /** An action that must be refused with this code, and change nothing. */
  | ({ readonly by: Actor; readonly refused: string; readonly act: ActionBody['action'] } & Fields)
  | { readonly report: ReportKind; readonly result: unknown }
  | {
      readonly track: Scan | readonly Scan[];
      readonly parcel?: 'return' | 'outbound' | 'exchange' | 'repair';
    }
  /** Ships the return, or what is to be repaired: by our label, or by a parcel of the buyer's own. */
  | { readonly returned: 'delivered' | 'scanned'; readonly own?: true }
  | { readonly inspect: string; readonly fields?: Fields }
  | {
      readonly gateway: GatewayEvent;
      readonly amountCents?: number;
      /** Of a refund in this status; the one under way where absent. */
      readonly of?: string;
      readonly reason?: string;
    }
  /** Nobody does anything: for a duration, up to the ticket's deadline, or up to a moment before it. */
  | { readonly wait: string; readonly answerFirst?: boolean }
  | { readonly deadline: string; readonly minutesBefore?: number; readonly answerFirst?: boolean }
  | { readonly is: TicketState }
  /** The buyer opens the chat from the order again. */
  | { readonly reopenChat: true }
  | { readonly offered: number | null }
  /** The buyer does whatever is left to do. */
  | { readonly finish: true };

type Words = readonly string[];
export type ReportKind =
  | 'code_check'
  | 'appraisal'
  | 'regrade'
  | 'repair'
  | 'intercept'
  | 'carrier_claim'
  | 'stock_out'
  | 'outbound_check';
export type GatewayEvent =
  | 'refund.succeeded'
  | 'refund.failed'
  | 'dispute.opened'
  | 'dispute.closed';

/**
 * How a case must have ended. Money in the currency's minor unit. `informed`: there was nothing to decide,
 * so no case, or one that is closed and moved nothing.
 */
export interface Ending {
  readonly state: TicketState | 'informed';
  /**
   * Every state in order, `screening` first, as the whole of a regular expression: what policy.md leaves
   * open (whether a choice is shown on the way) is optional.
   */
  readonly path: string;
  readonly leaf: string;
  readonly secondary?: readonly string[];
  readonly remedy?: Remedy | null;
  /** Cash decided for the buyer; what was paid out is this less `offset`. */
  readonly cash: number;
  /** Freight taken off the cash, with the buyer's consent. */
  readonly offset?: number;
  readonly coupon?: number;
  readonly points?: number;
  /** Ways, and repairs, paid by whoever is liable; null where policy.md names no price. */
  readonly freight?: number | null;
  readonly vendor?: number;
  readonly compensation?: number;
  /** Who bears what; absent where policy.md leaves it to a person. */
  readonly shares?: Readonly<Partial<Record<'merchant' | 'platform' | 'carrier', number>>>;
  /** 4002. */
  readonly reversal?: number;
  readonly goods?: string;
  /** The rule row behind each figure, from policy.md. */
  readonly because: readonly string[];
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly lang?: 'zh' | 'en';
  /** A fixed start; without one it starts whenever the server's clock stands. */
  readonly now?: string;
  readonly order: OrderSketch;
  readonly buyer?: Partial<Buyer> & { readonly tenureDays?: number };
  readonly merchant?: Partial<Merchant>;
  readonly knows: Knowledge;
  /** The desk takes whatever the tables propose, wherever the script says nothing of a desk. */
  readonly approves?: boolean;
  readonly steps: readonly Step[];
  readonly end: Ending;
  /** What the talk should have said: told beside the result, never a failure. */
  readonly soft?: readonly string[];
}
