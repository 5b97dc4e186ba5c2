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
