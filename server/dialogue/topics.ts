import type { IntentId } from '../terms/understanding.ts';
import { FAULTS, WISHES } from '../understanding/kinds.ts';

/** What a message is about, whichever way it was said. */
export type Topic =
  | 'claim'
  | 'photos'
  | 'status'
  | 'uncovered'
  | 'person'
  | 'withdraw'
  | 'small'
  | 'unclear'
  | 'off_topic'
  | 'silent';

/** Intents that tell of a fault or a wish, and so start or shape a claim. */
export const CLAIM_INTENTS: readonly IntentId[] = [...WISHES, ...FAULTS];
const STATUS_INTENTS: readonly IntentId[] = [
  'order_status',
  'logistics_status',
  'refund_status',
  'claim_status',
];

/** Requests that only a person can serve so far. */
const UNCOVERED_INTENTS: readonly IntentId[] = [
  'coupon_points',
  'price_protect',
  'cancel_order',
  'modify_order',
  'modify_claim',
  'invoice',
  'warranty_policy',
  'return_policy',
  'shipping_fee',
  'return_address',
  'pickup',
];

/** What an intent makes a message about; every other intent is small talk. */
export const TOPICS: Partial<Readonly<Record<IntentId, Topic>>> = {
  human_agent: 'person',
  evidence: 'photos',
  cancel_claim: 'withdraw',
  out_of_scope: 'off_topic',
  ...topicsOf(STATUS_INTENTS, 'status'),
  ...topicsOf(CLAIM_INTENTS, 'claim'),
  ...topicsOf(UNCOVERED_INTENTS, 'uncovered'),
};

function topicsOf(intents: readonly IntentId[], topic: Topic): typeof TOPICS {
  return Object.fromEntries(intents.map((intent) => [intent, topic]));
}
