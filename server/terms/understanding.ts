import type { Bps, Cents } from './money.ts';
import type { Locale } from './party.ts';
import type { Leaf, Remedy, Severity, Zone } from './reason.ts';

/** The fixed intent ids: stored in logs and reported, so they never change. */
export const INTENTS = [
  'refund_only',
  'return_refund',
  'exchange',
  'repair',
  'compensation',
  'counter_offer',
  'coupon_points',
  'price_protect',
  'cancel_order',
  'modify_order',
  'cancel_claim',
  'modify_claim',
  'quality_fault',
  'not_as_described',
  'condition_grade',
  'authenticity',
  'wrong_missing',
  'logistics_damage',
  'not_received',
  'size_fit',
  'changed_mind',
  'digital_code',
  'order_status',
  'logistics_status',
  'refund_status',
  'claim_status',
  'shipping_fee',
  'return_address',
  'pickup',
  'evidence',
  'human_agent',
  'complaint',
  'invoice',
  'warranty_policy',
  'return_policy',
  'greet',
  'thanks_bye',
  'affirm',
  'deny',
  'out_of_scope',
] as const;
export type IntentId = (typeof INTENTS)[number];

export interface Scored<T> {
  readonly id: T;
  /** Calibrated probability, 0 to 1. */
  readonly confidence: number;
}

/** What a recogniser may find; the value of a slot is typed by its name. */
export interface SlotValues {
  /** An id of one of the buyer's own orders, never free text. */
  order: string;
  /** An id of an item in one of the buyer's own orders. */
  item: string;
  amount: Cents;
  /** A share of the price asked for, or kept: "15%" and "八五折" both give 1500. */
  share: Bps;
  quantity: number;
  /** ISO date (yyyy-mm-dd) in the shop's time zone. */
  date: string;
  /** ISO 8601 duration. */
  duration: string;
  tracking: string;
  /** A card code, already masked: the plain code never leaves the recogniser. */
  card_code: string;
  /** Last four digits only. */
  phone: string;
  /** A named part, such as `screen`; the lexicon's key. */
  part: string;
  zone: Zone;
  severity: Severity;
  remedy: Remedy;
  /** The answer to what stands open: an offer, a confirm card, a yes/no question. */
  stance: 'accept' | 'reject' | 'haggle';
  /** The buyer takes back what was understood ("不是这个", "我说的是…"). */
  correction: 'negate' | 'replace';
  /** The buyer speaks of danger to people, or of self-harm. */
  safety: 'danger' | 'self_harm';
  /** Text that looks like an instruction to a machine; logged, neither rewarded nor punished. */
  injection: 'suspected';
}
export type SlotName = keyof SlotValues;

export type Slot = {
  [N in SlotName]: {
    readonly name: N;
    readonly value: SlotValues[N];
    /** Span in the original text, in UTF-16 code units, end exclusive. */
    readonly start: number;
    readonly end: number;
  };
}[SlotName];

/** One of several requests of a message, with what its own words hold. */
export interface Request extends Scored<IntentId> {
  /** The claim leaf its words speak of, where they tell of a fault. */
  readonly leaf?: Leaf;
  readonly slots: readonly Slot[];
  /** Span in the original text, in UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** What a message says of one of several items: its own words, read by themselves. */
export interface ItemReading {
  readonly itemId: string;
  readonly text: string;
  readonly said: Understanding;
}

/** Words that name one of several things told. */
export interface Naming {
  readonly leaves: readonly Scored<Leaf>[];
  /** Parts of the goods they name. */
  readonly parts: readonly string[];
}

/** Of several things told, one that is let go of, one that is held on to. */
export interface SetAside {
  readonly dropped?: Naming;
  readonly kept?: Naming;
}

/** What a message means: the same shape whether the local classifier or a model made it. */
export interface Understanding {
  /** Best first; more than one when the message holds several requests. */
  readonly intents: readonly Scored<IntentId>[];
  /** How likely the message is no after-sales talk at all, 0 to 1. */
  readonly outOfScope: number;
  readonly slots: readonly Slot[];
  /** Likely claim leaves, best first, at most three; empty when the message tells of no fault. */
  readonly leaves: readonly Scored<Leaf>[];
  /** Given only where a message holds several requests, in the order they stand. */
  readonly requests?: readonly Request[];
  /** Given only where a message says something of each of several items, in the order they are named. */
  readonly perItem?: readonly ItemReading[];
  /** Given only where a message says to let one of several things be, or to keep to one. */
  readonly setAside?: SetAside;
  readonly sentiment: 'calm' | 'unhappy' | 'angry';
  readonly language: 'zh' | 'en';
  readonly source: 'local' | 'model';
  /** The message as it was read, where slips, pinyin or words of another tongue were set right. */
  readonly readAs?: string;
}

/** What is known when a message arrives; it serves as a prior, so that fragments are understood. */
export interface UnderstandingContext {
  readonly locale: Locale;
  readonly now: string;
  /** The question that stands open, if any. */
  readonly pending?: { readonly slot: string; readonly options?: readonly string[] };
  /** The buyer's own orders, newest first. */
  readonly orders: readonly {
    readonly id: string;
    readonly status: string;
    readonly items: readonly {
      readonly id: string;
      readonly title: string;
      readonly category: string;
    }[];
  }[];
  /** The order and item the conversation is about. */
  readonly focus?: { readonly orderId: string; readonly itemId?: string };
  /** The state of the open ticket, lower case. */
  readonly ticketState?: string;
  /** Items of this talk's open cases, in the order they were opened: "第一个" counts among them. */
  readonly cases?: readonly string[];
}

/** Reads a message. Pure and synchronous; never throws, whatever the text. */
export type Understand = (text: string, context: UnderstandingContext) => Understanding;

export const slotOf = <N extends SlotName>(
  understanding: Understanding,
  name: N,
): SlotValues[N] | undefined =>
  understanding.slots.find((slot) => slot.name === name)?.value as SlotValues[N] | undefined;
