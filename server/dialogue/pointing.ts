import { asksForPerson, leavesToUs } from './about-talk.ts';
import type { ConversationState } from './conversation.ts';
import { praises, presses } from './pressure.ts';
import { isYetToCome, saysNothing } from './repairs.ts';
import type { Topic } from './topics.ts';

/** Questions whose answer may be any words at all. */
const OPEN_QUESTIONS: readonly string[] = [
  'order',
  'item',
  'leaf',
  'part',
  'description',
  'remedy',
  'reason',
  'digital_code',
];

/** Praise, pressure and a call into the room: whoever wants a person says so beside it. */
const isNoCall = (text: string): boolean =>
  CALLS.test(text) || praises(text) || (presses(text) && !asksForPerson(text));

/** What words that say little by themselves are about: whoever points at something is in the right place. */
export function pointing(
  { text, opens }: { readonly text: string; readonly opens: boolean },
  topic: Topic,
): Topic {
  if (topic === 'person') return isNoCall(text) ? 'small' : topic;
  if (isWordless(text) && (topic === 'unclear' || topic === 'off_topic')) return 'small';
  if (saysNothing(text) || (topic === 'off_topic' && isYetToCome(text))) return 'small';
  if (opens && topic !== 'status') return 'claim';
  if (topic !== 'off_topic') return topic;
  return POINTS.test(text) || OURS.test(text) || leavesToUs(text) ? 'unclear' : topic;
}

/** "人呢": whoever calls into the room is answered by whoever is there. */
const CALLS =
  /^(?:喂+|人呢|有人(?:在)?(?:吗|么|没)?|在不在|在吗|(?:hello|hi|hey)[,? ]*)?(?:(?:is )?any(?:one|body) (?:there|here|home))?[?？!！。.~ ]*$/i;

/** A face, a thumb, a heart: a tone of voice, and nothing to be understood or not. */
const isWordless = (text: string): boolean => text.length > 0 && !/[\p{L}\p{N}]/u.test(text);

/**
 * Words that mean nothing by themselves are taken as the answer to the question that stands open; a fault that
 * is told beside photos is told.
 */
export function inPlace(
  topic: Topic,
  { pending, ticketId }: ConversationState,
  { text, told }: { readonly text: string; readonly told: boolean },
): Topic {
  if (topic === 'photos' && told && ticketId === undefined) return 'claim';
  return pending &&
    OPEN_QUESTIONS.includes(pending.slot) &&
    !isWordless(text) &&
    (topic === 'unclear' || topic === 'small')
    ? 'claim'
    : topic;
}

/** Whoever asks about our rules or speaks of the seller is in the right place, however it is put. */
const OURS =
  /你们的?(?:规则|规定|政策)|卖家|货主|寄售方|\b(?:your|the) (?:rules?|polic(?:y|ies)|seller)\b/i;

/** Words that only point at something: unclear, but nobody's other business. */
const POINTS =
  /^(?:帮我|给我|麻烦|请)?(?:看看|看下|看一下|处理一?下)?(?:你们|我)?(?:这|那)(?:个|东西|个东西|事|件事)?(?:该|要|可以|能)?(?:怎么|咋)?(?:办|弄|搞|整|说|处理|回事|看)?(?:的|了|吗|么|嘛|啊|呢|呀|一下|才好|\s)*[?？!！。.~]*$|^(?:and |so )?(?:what|how) (?:about|do i do with|can i do with|do i do about) (?:this|that|it)\??$/i;
