import type { Slot, UnderstandingContext } from '../../terms/understanding.ts';
import { matches, type Recogniser } from './recogniser.ts';

type Stance = 'accept' | 'reject' | 'haggle';

const QUESTION =
  /(?<!不)(?:可以|行|好|能|ok)了?(?:吗|么|嘛|不|不行|没)|(?<!不)行不行|可不可以|可以了吧|是不是|\b(?:is|are|can|could|may) (?:it|that|this|you|i)\b/;
const REJECT =
  /不行|不可以|不同意|不接受|不答应|不认可|不能接受|不要这个|我?拒绝|不ok|没门|免谈|想得美|^不[,。! ]*$|^不(?:要|了|用|好)|算了吧?不|太少|太低|打发|不够|(?:别|不要)(?:再)?(?:取消|拦截?|执行|提交)|不(?:取消|拦截?)了|^no\b|\bnope\b|\bdon'?t (?:cancel|stop it|submit|go ahead)\b|\bhold off\b|\bnot acceptable\b|\bnot enough\b|\bunacceptable\b|\bi (?:don'?t|do not) (?:accept|agree)\b|\bno way\b|\btoo low\b|\breject\b|\bnot ok(?:ay)?\b/g;
const HAGGLE =
  /再(?:加|多|高|涨|添)(?:一?点|些|\d)|多(?:退|给|补|赔)(?:我)?(?:一?点|些)|能不能(?:再)?(?:多|高|加)|太少了?|太低了?|至少|最少也?|起码|不够|\bhigher\b|\bat least\b|\bmore than that\b|\bbit more\b|\bcan you do\b|\bhow about\b|\bmeet (?:me|in the middle|half ?way)\b|\bsplit the difference\b|\bnot a (?:cent|penny|dime) less\b|(?:少)?一分(?:钱)?(?:都|也)?不(?:能|可以)?(?:少|行)|\btoo low\b|\bnot enough\b/g;
/** A yes must be a clause of its own: "好" is one, "好慢啊" and "哪里可以投诉" are not. */
const ACCEPT =
  /(?<=^|[,.;!。;! ])(?:(?:那|那就|我|都|也|就)?(?:嗯+|恩+|行+|好+|可以?|对|是|要|得|中|成|妥|ok|同意|接受|成交|没问题|没意见|确[认定]|罢了|就?这样|这么办|这么定|就按这个|按你说的|听你的))(?:的|吧|啊|呀|了|呢|哈|嘞|滴|~)*(?=$|[,.;!。;!~ ])|\d+就\d+|就\d+%?(?:吧|了)|\byes\b|^y$|\byeah?\b|\byep\b|\bsure\b|\bok(?:ay)?\b|\bfine\b|\bdeal\b|\bagreed?\b|\baccept(?:ed)?\b|\bconfirm(?:ed)?\b|\bsounds good\b|\bgo ahead\b|\bworks for me\b|\bi'?ll (?:take|keep) it\b|^(?:[👍👌✅🆗]\ufe0f?)+$/gu;

/** What turns a yes that follows into a no: "先不确认", "还没同意", "not sure", "don't accept". */
const TURNED =
  /(?:不|没|别|未|勿|否|无法|拒绝|\bnot?\b|n'?t\b|\bnever\b|\bcannot\b)[^,.;!?，。；！？]{0,8}$/;
/** Somebody who is still thinking has not agreed to anything. */
const HESITATES =
  /再想想|想一想|想想(?!好|清楚|通)|考虑(?!好|清楚|过|完)|等等|等一下|等会|晚点|回头|先不|先别|不急|\bwait\b|\bhold on\b|\blet me think\b|\bthink about it\b|\bnot (?:now|yet|sure)\b|\blater\b/;

/** Yes, no, or "more" to what stands open. Long messages and questions take no stance. */
export const recogniseStance: Recogniser = ({ text, context }) => {
  if (text.length > LONGEST_ANSWER || QUESTION.test(text)) return [];
  const found = firstOf(
    [
      ['haggle', HAGGLE],
      ['reject', REJECT],
      ['accept', ACCEPT],
    ],
    text,
  );
  return found && (text.length <= SHORT || isOpen(context)) ? [found] : [];
};

const LONGEST_ANSWER = 80;
const SHORT = 40;

const isOpen = ({ pending, ticketState }: UnderstandingContext): boolean =>
  pending !== undefined || ticketState === 'offer_wait' || ticketState === 'negotiation';

const firstOf = (
  readings: readonly (readonly [Stance, RegExp])[],
  text: string,
): Slot | undefined => {
  for (const [value, pattern] of readings) {
    const hit = matches(text, pattern)[0];
    if (!hit) continue;
    const refused =
      value === 'accept' && (HESITATES.test(text) || TURNED.test(text.slice(0, hit.index)));
    const span = { start: hit.index, end: hit.index + hit[0].length };
    return { name: 'stance', value: refused ? 'reject' : value, ...span };
  }
  return undefined;
};
