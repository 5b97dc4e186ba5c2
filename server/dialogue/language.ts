import type { Locale } from '../terms/party.ts';

const HAN = /\p{Script=Han}/gu;
const WORD = /[a-z']+/gi;
/** Names of goods are English in a Chinese message; only words like these make it an English one. */
const FUNCTION_WORD =
  /\b(?:the|is|are|was|my|i|i'm|it|you|to|how|what|where|when|who|why|can|could|do|does|did|please|not|have|has|want|need|for|this|that|me|a|an)\b/i;

/** The language to answer a message in: the talk's own, until a sentence is plainly in the other. */
export function replyLocale(text: string | undefined, locale: Locale): Locale {
  const said = text ?? '';
  const han = said.match(HAN)?.length ?? 0;
  const words = said.match(WORD)?.length ?? 0;
  if (locale === 'en') return han >= 2 && words < han ? 'zh-CN' : 'en';
  return han === 0 && words >= 2 && FUNCTION_WORD.test(said) ? 'en' : locale;
}
