import { createHash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 26 letters of 5 bits: 130 bits, nobody guesses one. */
const LENGTH = 26;

/** Makes the ids of one turn from one random seed, so that planning the turn again gives the same. */
export function idsFrom(seed: string): (prefix: string) => string {
  let count = 0;
  return (prefix) => {
    count += 1;
    const bytes = createHash('sha256').update(`${seed}|${count}`).digest();
    const letters = Array.from(
      { length: LENGTH },
      (_, i) => ALPHABET[(bytes[i] ?? 0) % ALPHABET.length],
    );
    return `${prefix}_${letters.join('')}`;
  };
}

/** The number people say on the phone: `RD261105-7F3K2`. */
export function ticketNumber(id: string, now: string): string {
  const day = now.slice(2, 10).replaceAll('-', '');
  return `RD${day}-${id.slice(-6).toUpperCase()}`;
}
