const FLAW =
  '(?:划痕|刮痕|磨损|磕碰|裂纹|裂痕|裂缝|污渍|污点|破损|破洞|坏点|色差|异味|异响|质量问题)';
const DENIED_ZH = new RegExp(
  `(?<!说|说好|写|写着|标|标着|描述|承诺|保证|都|页面)(?:并)?(?:没有?|无)(?:什么|任何|明显的?|啥)?${FLAW}(?:什么的)?(?=$|[\\s,，。;；!！、])`,
  'g',
);
const DENIED_EN =
  /\b(?:no|not|isn'?t|aren'?t|wasn'?t|without)(?: any| a| really| actually)? (?:scratch(?:es|ed)?|scuff(?:s|ed)?|dents?|dented|cracks?|cracked|stains?|stained|damaged?|broken)(?=$|[\s,.;!])(?! (?:in|on) the (?:listing|description|photos?|pictures?))/g;
/** What goes on to say what it is instead. */
const INSTEAD =
  /(?:就是|只是|但|可是|不过|而是|却|倒是)[^,，。]{2,}|\b(?:but|just|only|it'?s|rather)\b[^,.]{3,}/;

/**
 * "屏幕没有划痕 就是有点暗" tells of no scratch: a flaw that is denied is left out where the words go on to
 * say what it is. Every place in the text stays where it is.
 */
export function withoutDenied(text: string): string {
  const rest = text
    .replace(DENIED_ZH, (words) => ' '.repeat(words.length))
    .replace(DENIED_EN, (words) => ' '.repeat(words.length));
  return rest !== text && INSTEAD.test(rest) ? rest : text;
}
