import type { Bps, Cents } from './money.ts';
import type { Leaf, Remedy, Severity, Zone } from './reason.ts';

/** Keys of DT-6c: what may be missing from a parcel, and what each is worth. */
export const ACCESSORIES = [
  'charger',
  'cable',
  'box',
  'luxury_card',
  'watch_certificate',
  'dust_bag',
  'strap_key_lock',
  'remote',
  'disc_case',
  'gift',
  'other',
] as const;
export type Accessory = (typeof ACCESSORIES)[number];

/** One thing that is wrong; each is priced separately. */
export interface Flaw {
  readonly leaf: Leaf;
  readonly part?: string | undefined;
  readonly zone?: Zone | undefined;
  readonly severity?: Severity | undefined;
  readonly accessory?: Accessory | undefined;
}

/** Measures that some leaves need beside part and severity; each is asked for only by its leaf. */
export interface ClaimDetails {
  /** DT-6d: points of battery health below the listing. */
  readonly batteryPoints?: number | undefined;
  readonly storageSteps?: number | undefined;
  readonly memorySteps?: number | undefined;
  /** CPU, GPU or model is another one: return only. */
  readonly modelDiffers?: boolean | undefined;
  /** Spoiled share of fresh goods. */
  readonly spoiledBps?: Bps | undefined;
  /** A documented replacement cost; the lower of it and DT-6c counts. */
  readonly replacementCents?: Cents | undefined;
  /** Where the code was redeemed, as the buyer says. */
  readonly redeemRegion?: string | undefined;
  /** The codes that do not work, of those delivered on the line. */
  readonly codeIds?: readonly string[] | undefined;
  /** Goods kept as they came: seal, tag and activation as DT-2 asks. */
  readonly intact?: boolean | undefined;
  /** How the parcel was packed, from the photos: decides L07 or L08. */
  readonly packing?: 'sound' | 'poor' | undefined;
  /** What the buyer paid for freight and wants back (SVC.freight). */
  readonly freightCents?: Cents | undefined;
  /** The size an exchange is wanted in, as the buyer says: "43", "XL". */
  readonly wantedSize?: string | undefined;
  /** The goods are already on their way back. */
  readonly alreadySent?: boolean | undefined;
}

/** What is wrong and what is wanted, as the buyer told it. */
export interface Claim extends Flaw {
  readonly description: string;
  /** At most three more; the primary one is the claim's own. */
  readonly secondary?: readonly Flaw[] | undefined;
  /** Pieces concerned, of the line's quantity; all of them where absent. */
  readonly quantity?: number | undefined;
  readonly details?: ClaimDetails | undefined;
  readonly requested: {
    readonly remedy?: Remedy | undefined;
    /** Ways wished for, in this order, where that one is closed. */
    readonly fallbacks?: readonly Remedy[] | undefined;
    readonly amountCents?: Cents | undefined;
    readonly percentBps?: Bps | undefined;
  };
}
