import type { Slot } from '../../terms/understanding.ts';
import { matches, type Recogniser } from './recogniser.ts';

const REPLACE =
  /我说的是|我是说|我指的是|我问的是|我要的是|我的意思是|而是|应该是|改成|改为|其实(?:就)?是|其实就|改主意|算了[,， ]?(?:其实|还是|就是|不是)|主要(?:问题)?还?是|真正的?问题|不是[^,。!? ]{1,12}(?:,|，| )?是|说错了|打错了|发错字|更正|\bi meant?\b|\bi'?m talking about\b|\bnot the \w{1,20}[, ]{1,2}(?:the|but)\b|\bactually it'?s\b|\bforget (?:that|it|what i said)\b|\bscratch that\b|\breal (?:problem|issue|reason)\b|\bcorrection\b|\bwhat i said was\b/g;
const NEGATE =
  /不是这[个件样单]|不是那[个件单]|不是的|搞错了|弄错了|理解错|不是我(?:要|说|问)的?|你说的不对|答非所问|没说这个|\bnot (?:that|this)(?: one)?\b|(?<=^(?:no[,. ]{0,2})?(?:that'?s |this is |it'?s )?(?:the )?)wrong (?:one|order|item)\b(?! (?:was|arrived|sent|came|in))|\bthat(?:'?s not| isn'?t|'?s the wrong) (?:it|what i|(?:the |my )?(?:problem|issue|reason|point))\b|\byou misunderst/g;

/** The buyer takes back what was understood: "不是这个" (negate), "我说的是…" (replace). */
export const recogniseCorrection: Recogniser = ({ text }) => {
  const replaced = matches(text, REPLACE)[0];
  const negated = matches(text, NEGATE)[0];
  const slot = (value: 'negate' | 'replace', hit: RegExpExecArray): Slot => ({
    name: 'correction',
    value,
    start: hit.index,
    end: hit.index + hit[0].length,
  });
  if (replaced) return [slot('replace', replaced)];
  return negated ? [slot('negate', negated)] : [];
};
