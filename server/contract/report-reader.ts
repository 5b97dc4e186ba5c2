import { z } from 'zod';
import { type Words, wordFor } from './partner-words.ts';
import { BpsSchema, CentsSchema, Id, Instant } from './primitives.ts';

/** Where partners put the word that says how it went. */
const WORD_FIELDS = ['status', 'result', 'outcome', 'verdict', 'conclusion', 'finding'] as const;
const NOTE_FIELDS = ['note', 'reason', 'detail', 'comment'] as const;
const MAX_NOTE = 2_000;
const MAX_LISTED = 1_000;

/** A partner's result, asked for one thing at a time; whatever is wrong is thrown with its path. */
export class ReportReader {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #names: Readonly<Record<string, string>>;

  constructor(value: unknown) {
    const told = toRecord(value);
    const names = Object.keys(told).map((name) => [camel(name), name] as const);
    this.#names = Object.fromEntries(names);
    this.#fields = Object.fromEntries(names.map(([ours, theirs]) => [ours, told[theirs]]));
  }

  get empty(): boolean {
    return !this.has(...WORD_FIELDS) && Object.keys(this.#fields).length === 0;
  }

  has(...names: readonly string[]): boolean {
    return names.some((name) => present(this.#fields[name]));
  }

  /** The word that says how it went, from the fields named or from where partners put it. */
  word<W extends string>(words: Words<W>, ...names: readonly string[]): W {
    const field = [...names, ...WORD_FIELDS].find((name) => this.has(name));
    const found = field && wordFor(words, this.#fields[field]);
    if (found) return found;
    const allowed = Object.keys(words).join(', ');
    return this.wrong(field ?? names[0] ?? 'status', `must be one of: ${allowed}`);
  }

  /** An amount under the first of these names, or under one of them with its unit behind it. */
  cents(...names: readonly string[]): number | undefined {
    const all = names.flatMap((name) => [`${name}Cents`, `${name}Minor`, name]);
    return this.#read(CentsSchema, all, 'must be a whole amount in minor units');
  }

  bps(...names: readonly string[]): number | undefined {
    const all = names.flatMap((name) => [`${name}Bps`, `${name}Bp`]);
    return this.#read(BpsSchema, all, 'must be basis points, 0 to 10000');
  }

  instant(...names: readonly string[]): string | undefined {
    const read = this.#read(Instant, names, 'must be an ISO 8601 instant with its offset');
    return read && new Date(read).toISOString();
  }

  flag(name: string): boolean | undefined {
    return this.#read(z.boolean(), [name], 'must be true or false');
  }

  text(name: string): string | undefined {
    return this.#read(z.string().max(MAX_NOTE), [name], 'must be a text');
  }

  ids(name: string): readonly string[] | undefined {
    return this.#read(z.array(Id).min(1).max(MAX_LISTED), [name], 'must be a list of ids');
  }

  note(): string | undefined {
    const field = NOTE_FIELDS.find((name) => this.has(name));
    return field && this.text(field);
  }

  wrong(name: string, message: string): never {
    throw fault([this.#names[name] ?? name], message);
  }

  #read<T>(schema: z.ZodType<T>, names: readonly string[], message: string): T | undefined {
    const field = names.find((name) => this.has(name));
    if (field === undefined) return undefined;
    const parsed = schema.safeParse(this.#fields[field]);
    return parsed.success ? parsed.data : this.wrong(field, message);
  }
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (Array.isArray(value)) throw fault([], 'say it as a word or as an object');
  if (typeof value === 'object') return { ...value };
  return { status: value };
}

const fault = (path: readonly string[], message: string): z.ZodError =>
  new z.ZodError([{ code: 'custom', path: ['result', ...path], message, input: undefined }]);

const present = (value: unknown): boolean => value !== undefined && value !== null;

const camel = (name: string): string =>
  name.replaceAll(/_+([a-zA-Z0-9])/g, (_all, letter: string) => letter.toUpperCase());
