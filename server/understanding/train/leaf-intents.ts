import { NO_LEAF } from '../leaves.ts';
import type { Sentence } from './train.ts';

// A sentence of these leaves is one of that intent too, so that nobody has to write it twice.
const INTENT_OF: readonly (readonly [leaf: RegExp, intent: string])[] = [
  [/^NAD\./, 'not_as_described'],
  [/^CND\./, 'condition_grade'],
  [/^AUT\./, 'authenticity'],
  [/^DEF\./, 'quality_fault'],
  [/^LOG\.(?:damaged|short_in_transit)/, 'logistics_damage'],
  [/^LOG\.(?:lost|not_received)/, 'not_received'],
  [/^LOG\.delay/, 'logistics_status'],
  [/^WRG\./, 'wrong_missing'],
  [/^FUL\.late_ship/, 'order_status'],
  [/^NRR\.size_fit/, 'size_fit'],
  [/^NRR\.(?:change_mind|relist)/, 'changed_mind'],
  [/^NRR\.price_drop/, 'price_protect'],
  [/^VIR\./, 'digital_code'],
  [/^SVC\.refund_not_arrived/, 'refund_status'],
  [/^SVC\.freight/, 'shipping_fee'],
  [/^SVC\.coupon_points/, 'coupon_points'],
  [/^SVC\.invoice/, 'invoice'],
  [/^SVC\.attitude/, 'complaint'],
];

/** The sentences of claim leaves as sentences of intents, where the leaf leaves no doubt. */
export const asIntents = (leaves: readonly Sentence[]): readonly Sentence[] =>
  leaves.flatMap(({ label, text }) => {
    const intent = INTENT_OF.find(([leaf]) => leaf.test(label))?.[1];
    return intent === undefined ? [] : [{ label: intent, text }];
  });

const WISHES =
  /^(?:refund_only|return_refund|exchange|repair|compensation|counter_offer|evidence)$/;
const BARE = /^(?:\p{Script=Han}{1,6}|[a-z' ]{2,20})$/u;

/** Wishes so short that they tell of no fault: what the leaf classifier must not read one into. */
export const tellingNothing = (intents: readonly Sentence[]): readonly Sentence[] =>
  intents.flatMap(({ label, text }) =>
    WISHES.test(label) && BARE.test(text) && !FAULTY.test(text) ? [{ label: NO_LEAF, text }] : [],
  );

const FAULTY =
  /坏|碎|烂|裂|少|缺|错|假|旧|无理由|七天|小|大|漏|差|不合|broke|broken|wrong|missing|small|big|fake|defect|damaged|size|late|never/;
