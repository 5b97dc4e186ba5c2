import { hash } from 'node:crypto';

const ALPHABET = Buffer.from('0123456789abcdefghjkmnpqrstvwxyz');
/** 26 letters of 5 bits: nobody guesses one. */
const LENGTH = 26;
/** Ids made of one hash of 64 bytes. */
const BATCH = 2;

/** Makes the ids of one turn from one random seed, so that planning the turn again gives the same. */
export function idsFrom(seed: string): (prefix: string) => string {
  let count = 0;
  let letters = '';
  return (prefix) => {
    if (count % BATCH === 0) letters = lettersOf(`${seed}|${count}`);
    const start = (count % BATCH) * LENGTH;
    count += 1;
    return `${prefix}_${letters.slice(start, start + LENGTH)}`;
  };
}

function lettersOf(text: string): string {
  const letters = hash('sha512', text, 'buffer');
  for (let at = 0; at < letters.length; at += 1)
    letters[at] = ALPHABET[(letters[at] ?? 0) % ALPHABET.length] ?? 0;
  return letters.toString('latin1');
}

/**
 * The number people say on the phone: `RD261105-7F3K2M`. Six letters are 2^30 numbers a day: of 100,000
 * cases opened in one day about five draw a number that is taken, and are planned again with another.
 */
export function ticketNumber(id: string, now: string): string {
  const day = now.slice(2, 10).replaceAll('-', '');
  return `RD${day}-${id.slice(-6).toUpperCase()}`;
}
