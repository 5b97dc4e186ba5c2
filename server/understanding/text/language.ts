import type { Locale } from '../../terms/party.ts';

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /[a-z]{2,}/g;

/** The language a message is to be read and answered in; a bare number follows the shop's. */
export const languageOf = (text: string, locale: Locale): 'zh' | 'en' => {
  const head = text.slice(0, 400);
  const han = head.match(HAN)?.length ?? 0;
  const words = head.match(LATIN_WORD)?.length ?? 0;
  if (han === 0 && words === 0) return locale === 'en' ? 'en' : 'zh';
  // A Chinese sentence with product names holds many Latin words; an English one hardly any Han.
  return han >= 2 || (han === 1 && words < 4) ? (han * 3 >= words ? 'zh' : 'en') : 'en';
};

const HAN_RUNS = /[\p{Script=Han}，。！？、；：\d\s]+/gu;
const LATIN_RUNS = /[a-z][a-z0-9' ,.!?-]*/gi;
/** Names of goods are Latin in a Chinese message: only so many words are a sentence. */
const FEWEST_WORDS = 3;
const FEWEST_HAN = 3;

/** What a message says in the language that it is not written in as a whole; undefined where that is nothing. */
export function otherTongue(text: string, language: 'zh' | 'en'): string | undefined {
  const runs = text.match(language === 'zh' ? LATIN_RUNS : HAN_RUNS) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '').trim();
  const size = language === 'zh' ? longest.split(/\s+/).length : longest.length;
  return size >= (language === 'zh' ? FEWEST_WORDS : FEWEST_HAN) ? longest : undefined;
}
