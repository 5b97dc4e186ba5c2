import type { Understanding } from '../terms/understanding.ts';

/** Letters beside the name that say nothing: "那个屏幕", "the screen". */
const FILLS = /^(?:的|那|这|个|台|件|双|我|是|就|在|呢|啊|吧|the|my|it'?s|[\s\p{P}])*$/iu;

/** Whether a message is the name of an item, of a part of it or of an order, and nothing else. */
export function onlyNames(said: Understanding | undefined, words: string): boolean {
  const named = (said?.slots ?? []).filter(({ name }) => name !== 'zone' && NAMES.has(name));
  if (named.length === 0 || words.length > LONGEST) return false;
  // Of words that were set right as a whole, no name is told from the rest.
  const whole = named.some(({ start, end }) => end - start === words.length);
  if (whole && said?.readAs !== undefined) return false;
  const others = (said?.slots ?? []).some(({ name }) => !NAMES.has(name));
  const rest = named.reduce(
    (left, { start, end }) => left.replace(words.slice(start, end), ''),
    words,
  );
  return !others && FILLS.test(rest);
}

const LONGEST = 24;
const NAMES: ReadonlySet<string> = new Set(['order', 'item', 'part', 'zone']);
