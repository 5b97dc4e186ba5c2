import type { IntentId } from '../terms/understanding.ts';

type Kind = 'fault' | 'wish' | 'matter' | 'talk';

/** Intents that tell of a fault. */
export const FAULTS: readonly IntentId[] = [
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
];
/** Intents that wish for something. */
export const WISHES: readonly IntentId[] = [
  'refund_only',
  'return_refund',
  'exchange',
  'repair',
  'compensation',
  'counter_offer',
];
const TALK: readonly IntentId[] = [
  'greet',
  'thanks_bye',
  'affirm',
  'deny',
  'complaint',
  'evidence',
  'out_of_scope',
];

export const kindOf = (intent: IntentId): Kind => {
  if (FAULTS.includes(intent)) return 'fault';
  if (WISHES.includes(intent)) return 'wish';
  return TALK.includes(intent) ? 'talk' : 'matter';
};

export const isWish = (intent: IntentId): boolean => WISHES.includes(intent);

/** Whether an intent asks for or about something, beside faults and wishes. */
export const speaksOfMatter = (intent: IntentId): boolean => kindOf(intent) === 'matter';
