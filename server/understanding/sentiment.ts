import type { Understanding } from '../terms/understanding.ts';

const ANGRY =
  /骗子|骗人|垃圾|什么玩意|破店|黑店|黑心|恶心|滚|妈的|他妈|tmd|nmd|cnm|sb|傻[逼比b]|操|草泥|卧槽|艹|坑人|坑爹|气死|气炸|无语死|忍无可忍|投诉|举报|12315|曝光|工商|消协|打发叫花子|耍我|耍人|欺骗|诈骗|无耻|不要脸|脸皮|狗屁|放屁|什么态度|再也不(?:买|来)|\bscam(?:mers?|med)?\b|\bfraud\b|\bridiculous\b|\bfuck\w*|\bshit\w*|\bcrap\b|\bbullshit\b|\bwtf\b|\bdisgust\w*|\bpathetic\b|\bunacceptable\b|\boutrag\w+|\bfurious\b|\bangry\b|\bpissed\b|\bworst\b|\bliars?\b|\bsue\b|\bripped? off\b|\bterrible\b|\bhorrible\b|\bawful\b|\bjoke of\b/;
const UNHAPPY =
  /失望|郁闷|无语|着急|急死|急用|太慢|这么慢|怎么还|还没|一直没|催|不满|差评|难受|心塞|烦|醉了|服了|呵呵|算什么|怎么回事|等了|没人理|不理|敷衍|太差|好差|真差|坏了|不行啊|唉|哎|😡|😤|😠|🤬|😭|😢|😞|👎|\bdisappoint\w*|\bupset\b|\bfrustrat\w+|\bannoy\w*|\bstill (?:no|not|waiting|haven'?t)\b|\bwaiting\b|\bpoor\b|\bbad\b|\bunhappy\b|\bnot happy\b|\bwhere is\b|\bwtf\b|\bseriously\b|\bcome on\b|\bugh\b/;
const LOUD = /[!?]{3,}|[🤬😡]/u;

/** The mood of a message; it changes the tone of a reply, never a decision. */
export const sentimentOf = (text: string, original: string): Understanding['sentiment'] => {
  if (ANGRY.test(text)) return 'angry';
  const shouting = /[A-Z]{4,}[^a-z]{6,}[A-Z]{3,}/.test(original.slice(0, 400));
  if (LOUD.test(text) || shouting) return UNHAPPY.test(text) ? 'angry' : 'unhappy';
  return UNHAPPY.test(text) ? 'unhappy' : 'calm';
};
