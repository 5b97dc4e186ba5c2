/** What a buyer says about the talk itself rather than about an order. */
export type Repair = 'repeat' | 'meaning' | 'skip' | 'wait';

/** Longer messages say more than a repair, and are heard as what they say. */
const LONGEST = 40;

const MEANING =
  /(?:什么|啥|嘛)意思|什么叫|啥叫|怎么理解|没(?:看|听)懂|看不懂|听不懂|不明白|what (?:does|do|is|'s) .{0,40}mean|what do you mean|what(?:'s| is) (?:a |an |the )?(?:chargeback|consignor|arbitration|appraisal|interception)\b|don'?t (?:understand|get it)/i;
const REPEAT =
  /^(?:再说一[遍次下]|重(?:复|说)一?[遍次下]?|没(?:听|看)清楚?|(?:你)?(?:刚才|刚刚)?(?:说|问)(?:的)?(?:什么|啥)(?:来着)?|(?:好[的吧]?|那|对了)?[\s,，]*(?:(?:咱们?|我们)?(?:接着|继续)(?:说|吧|办|弄)?)?[\s,，]*(?:我?还?(?:差|缺)(?:什么|啥|哪些)(?:照片|东西|来着|了)?|(?:接着|继续)(?:说|吧)?|说到哪(?:儿|里)?了)|(?:ok |so )?(?:where were we|what(?:'s| is) (?:still )?missing|let'?s (?:go on|continue)|go on|continue)|say (?:that|it) again|repeat(?: that| please)?|come again|pardon|what did you (?:say|ask))[\s吧呗啊呀了吗.!?。！？，~]*$/i;
const SKIP =
  /^(?:先)?(?:跳过|略过|不(?:知道|清楚|确定|晓得|记得)了?|说不(?:清|上来)|都(?:行|可以)|随便|你(?:看着办|定)|skip(?: (?:it|this|that))?|(?:i )?(?:don'?t|do not) (?:know|remember)|not sure|no idea|whatever|up to you)[\s吧呗啊呀了.!。！，~]*$/i;
const WAIT =
  /^(?:好的?[,，。 ]*)?(?:请?(?:等|稍)(?:一)?(?:下|会儿?|等|候)|等(?:我|会儿?)|(?:那)?我?(?:就|再|先)?(?:等等|等着|等一等|再等等?)(?:吧|看|啊)?[。.!！~]*$|我(?:先)?(?:去)?(?:找|拍|看|问)(?:一)?(?:下|看)|马上(?:拍|就?发(?!货)|来)|晚点|回头(?:再)?(?:发|说)|wait|hold on|hang on|one (?:sec|second|moment|minute)|just a (?:sec|second|moment|minute)|give me a (?:sec|second|moment|minute)|brb|later)/i;

/** More time for sending something back is a request, and "wait, how much" a question, not a pause in the talk. */
const MORE_TIME = /寄|延|宽限|几天|天后|多少|send|ship|days|how much/i;

/** Reads a message as a repair; undefined where it is about something else. */
export function repairOf(text: string): Repair | undefined {
  const said = text.trim();
  if (said.length === 0 || said.length > LONGEST) return undefined;
  if (MEANING.test(said)) return 'meaning';
  if (REPEAT.test(said)) return 'repeat';
  if (SKIP.test(said)) return 'skip';
  return WAIT.test(said) && !MORE_TIME.test(said) ? 'wait' : undefined;
}

/** Nothing but "I don't follow": whatever a classifier makes of so few words. */
const LOST =
  /^(?:我)?(?:(?:没|不)(?:太|大)?(?:看|听|弄|搞)?(?:懂|明白)|看不懂|听不懂|(?:这是?)?(?:什么|啥)意思)[\s吧啊呀了的呢,.!?。！？，~]*$/;

/** Whether a message as a whole says that ours was not understood. */
export const isLost = (text: string): boolean => LOST.test(text.trim());

/** A question, as against words that tell something. */
const ASKS =
  /怎么|哪|什么|啥|谁|几[张天]|多少|多久|吗|呢|么|要不要|能不能|可不可以|[?？]|\b(?:how|who|when|where|what|which|do i|do you|does|is|are)\b/i;

export const asksSomething = (text: string): boolean => ASKS.test(text);

/** Words that only clear the throat: whoever says them goes on by themselves. */
const OPENS =
  /^(?:(?:我|你们?)?(?:的)?(?:那个|这个)|嗯+|呃+|额+|(?:麻烦)?(?:请)?问(?:一)?下|请问|想问(?:一)?下|打扰(?:一)?下|哎呀?|唉|(?:哎呀)?(?:不好意思|抱歉)(?:啊|哈|打扰(?:一)?下?)?|sorry(?: to bother you)?|so|um+|well|excuse me|quick question)[,，.。…\s!！]*$/i;

export const onlyOpens = (text: string): boolean => OPENS.test(text.trim());

/** Signs without a word: "？", "。。。". */
export const saysNothing = (text: string): boolean =>
  text.length > 0 && !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);

/** A message that breaks off at a comma goes on in the next one. */
const LONGEST_OPENER = 80;
const BREAKS_OFF = /[,，]\s*$/;

/** Whether what the message is about is still to come. */
export const isYetToCome = (text: string): boolean =>
  onlyOpens(text) || (text.length <= LONGEST_OPENER && BREAKS_OFF.test(text));
