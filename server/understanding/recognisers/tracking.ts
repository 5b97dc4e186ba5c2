import type { Slot } from '../../terms/understanding.ts';
import { matches, type Recogniser } from './recogniser.ts';

// Carrier prefixes, then bare digits only beside a word for parcel numbers.
const PREFIXED =
  /(?<![a-z0-9])(?:sf\d{12,15}|yt\d{13,15}|jd[a-z]{0,2}\d{11,15}|jt\d{12,13}|zto\d{10,14}|sto\d{10,14}|dpk?\d{10,14}|ems\d{9,13}|1z[0-9a-z]{16}|(?:e[a-z]|r[a-z]|c[a-z]|l[a-z])\d{9}(?:cn|us|gb|de|hk|jp)|9[2-5]\d{20})(?![a-z0-9])/g;
const NAMED =
  /(?:单号|运单|快递号|物流号|面单|tracking(?: (?:number|no|id|code))?|waybill)[^\da-z]{0,6}(?:is )?([a-z]{0,3}\d{9,22})(?![a-z0-9])/g;

/** Parcel numbers, in capitals as carriers print them. */
export const recogniseTracking: Recogniser = ({ text }) => {
  const hits = [...matches(text, PREFIXED), ...matches(text, NAMED)].map((hit) => {
    const value = hit[1] ?? hit[0];
    const start = hit.index + hit[0].lastIndexOf(value);
    return { value: value.toUpperCase(), start, end: start + value.length };
  });
  return hits
    .filter((hit, index) => hits.findIndex((other) => other.start === hit.start) === index)
    .map((hit): Slot => ({ name: 'tracking', ...hit }));
};
