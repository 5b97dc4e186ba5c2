/**
 * The first key that occurs twice in one object of a JSON text already known to be valid. Parsers
 * keep the last value without a word, so two readers of one body could see two amounts.
 */
export function duplicateKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let keyNext = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      const end = closingQuote(text, at);
      const keys = keyNext ? open.at(-1) : undefined;
      const twice = keys && seenTwice(keys, text.slice(at, end + 1));
      if (twice !== undefined) return twice;
      keyNext = false;
      at = end;
    } else keyNext = nest(open, sign, keyNext);
  }
  return undefined;
}

/** Follows the brackets; answers whether the next string is a key. */
function nest(
  open: (Set<string> | undefined)[],
  sign: string | undefined,
  keyNext: boolean,
): boolean {
  if (sign === '{') open.push(new Set());
  else if (sign === '[') open.push(undefined);
  else if (sign === '}' || sign === ']') open.pop();
  else return sign === ',' ? open.at(-1) !== undefined : keyNext;
  return sign === '{';
}

function closingQuote(text: string, opening: number): number {
  let at = opening + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** Keys are compared as they read, not as they are written: "a" and "\u0061" are one. */
function seenTwice(keys: Set<string>, quoted: string): string | undefined {
  const key = String(JSON.parse(quoted));
  if (keys.has(key)) return key;
  keys.add(key);
  return undefined;
}
