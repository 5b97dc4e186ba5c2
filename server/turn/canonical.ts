/**
 * The canonical JSON of a value (RFC 8785): one text for one meaning, keys in the order of their UTF-16
 * units. For what is JSON already; a number that JSON has no word for is refused.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} is no JSON`);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return Array.isArray(value) ? listed(value) : keyed(value as Readonly<Record<string, unknown>>);
}

/** What a text may hold that JSON writes otherwise: quotes, backslashes, controls, halves of a pair. */
const ESCAPED = /["\\\p{Cc}\p{Cs}]/u;

/** Hardly any text has such characters, and then it stands between its quotes as it is. */
const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

function listed(values: readonly unknown[]): string {
  let text = '';
  for (const value of values) text += `${text && ','}${canonical(value)}`;
  return `[${text}]`;
}

function keyed(object: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const key of Object.keys(object).sort())
    if (object[key] !== undefined) text += `${text && ','}${quoted(key)}:${canonical(object[key])}`;
  return `{${text}}`;
}
