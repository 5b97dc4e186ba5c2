import { CANARIES, type World } from './world.ts';

/** What a caller can tell two answers apart by. */
export interface Seen {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Headers that differ between any two answers, whatever was asked. */
const VOLATILE = [
  'date',
  'content-length',
  'x-request-id',
  'set-cookie',
  'connection',
  'keep-alive',
];

export const seenOf = (
  { status, headers, body }: { status: number; headers: object; body: string },
  asked: string,
): Seen => ({
  status,
  headers: without(
    asked,
    JSON.stringify(
      Object.entries(headers)
        .filter(([name]) => !VOLATILE.includes(name))
        .sort(),
    ),
  ),
  body: status < 400 ? settled(without(asked, body)) : without(asked, body),
});

/** An answer may name what was asked for, as it is or as an address spells it. */
const without = (asked: string, text: string, sign = '§'): string =>
  asked === '' ? text : text.replaceAll(asked, sign).replaceAll(encodeURIComponent(asked), sign);

/** What was done twice bears other numbers and instants each time; a refusal is compared as it is. */
const settled = (body: string): string =>
  body
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT')
    .replaceAll(/\b[A-Za-z]{1,6}_[0-9a-z]{16,32}\b/g, 'ID')
    .replaceAll(/"eyJ[\w.-]+"/g, '"TOKEN"')
    .replaceAll(/"(seq|lastSeq|version)":\d+/g, '"$1":0');

/** A name of the same shape that nothing bears. */
export function twinOf(id: string, known: ReadonlySet<string>): string {
  for (let shift = 3; shift < 9; shift += 1) {
    const from = Math.max(0, id.length - 8);
    const twin =
      id.slice(0, from) + [...id.slice(from)].map((char) => turned(char, shift)).join('');
    if (twin !== id && !known.has(twin)) return twin;
  }
  throw new Error(`no twin for ${id}`);
}

function turned(char: string, shift: number): string {
  if (/[0-9]/.test(char)) return String((Number(char) + shift) % 10);
  if (/[a-z]/.test(char)) return letter(char, 97, shift);
  if (/[A-Z]/.test(char)) return letter(char, 65, shift);
  return char;
}
const letter = (char: string, base: number, shift: number) =>
  String.fromCharCode(base + ((char.charCodeAt(0) - base + shift) % 26));

/** What an answer tells of the other household beyond what was asked for by name. */
export function leaksIn(text: string, asked: string, secrets: ReadonlySet<string>): string[] {
  const rest = without(asked, text, '');
  return [...secrets].filter((secret) => rest.includes(secret));
}

/** Ids that only the other household has, and its words. */
export const secretsOf = ({ foreign }: World): ReadonlySet<string> =>
  new Set([...CANARIES, ...[...foreign.values()].flat().filter((id) => id.length > 6)]);

/** So many names of each column: enough kinds of each, few of the same. */
export const sampleIds = ({ foreign }: World, each: number): string[] => [
  ...new Set([...foreign.values()].flatMap((ids) => ids.slice(0, each))),
];
