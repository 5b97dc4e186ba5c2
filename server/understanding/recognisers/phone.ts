import type { Slot } from '../../terms/understanding.ts';
import { matches, type Recogniser } from './recogniser.ts';

const CHINESE = /(?<![\da-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g;
const AMERICAN = /(?<![\da-z])(?:\+?1[- .]?)?(?:\(\d{3}\) ?|\d{3}[- .])\d{3}[- .]\d{4}(?!\d)/g;
const TAIL =
  /(?:手机|电话|号码|phone)[^\d,。]{0,4}(?:尾号|后四位|last (?:4|four)|ending)[^\d,。]{0,4}(\d{4})(?!\d)/g;

/** Telephone numbers; only the last four digits are kept. */
export const recognisePhone: Recogniser = ({ text }) =>
  [CHINESE, AMERICAN, TAIL].flatMap((pattern) =>
    matches(text, pattern).map(
      (hit): Slot => ({
        name: 'phone',
        value: (hit[1] ?? hit[0]).replace(/\D/g, '').slice(-4),
        start: hit.index,
        end: hit.index + hit[0].length,
      }),
    ),
  );
