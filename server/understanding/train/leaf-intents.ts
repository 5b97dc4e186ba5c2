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
