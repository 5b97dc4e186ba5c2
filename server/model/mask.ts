/** What never leaves the house, and what stands in its place. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, '[email]'],
  // Card codes come in groups, or as one run of letters and digits.
  [/\b[A-Z0-9*]{4,6}(?:[- ][A-Z0-9*]{4,6}){2,4}\b/gi, '[code]'],
  [/\b(?=[A-Z0-9]{10,32}\b)(?=[A-Z]{0,31}\d)(?=\d{0,31}[A-Z])[A-Z0-9]{10,32}\b/gi, '[code]'],
  [/\+?\d[\d -]{6,20}\d/g, '[number]'],
  [
    /[\p{Script=Han}\d]{2,12}(?:省|市|区|县|镇|路|街|道|巷|弄|村)[\p{Script=Han}\d -]{0,24}(?:号|栋|幢|单元|室|楼|层)/gu,
    '[address]',
  ],
  [
    /\b\d{1,5} (?:[A-Z][\w'-]{1,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Square)\b\.?/g,
    '[address]',
  ],
];

/** The longest stretch of a buyer's words that a model is shown. */
const MOST = 1_000;

/** A message without phones, addresses, e-mails and codes: the only form a model ever sees. */
export const masked = (text: string): string =>
  MASKS.reduce((left, [pattern, word]) => left.replace(pattern, word), text.slice(0, MOST));
