import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** A JSON Schema node, as far as samples need it. */
interface Node {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly allOf?: readonly Node[];
}
export type Path = readonly (string | number)[];

/** A place in a call where a name of something may stand. */
export interface Slot {
  readonly part: 'params' | 'query' | 'body';
  readonly path: Path;
}

const DEPTH = 4;

const nodes = new WeakMap<z.ZodType, Node>();

export function nodeOf(schema: z.ZodType | undefined): Node {
  if (!schema) return {};
  const known = nodes.get(schema);
  if (known) return known;
  const node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
  nodes.set(schema, node);
  return node;
}

/** The least that this schema takes. */
export function sample(node: Node): unknown {
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  const [first] = node.anyOf ?? node.oneOf ?? node.allOf ?? [];
  if (first) return sample(first);
  switch (Array.isArray(node.type) ? node.type[0] : node.type) {
    case 'object':
      return Object.fromEntries(
        (node.required ?? []).map((name) => [name, sample(node.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: node.minItems ?? 0 }, () => sample(node.items ?? {}));
    case 'integer':
    case 'number':
      return Math.max(node.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return text(node);
  }
}

function text({ format, minLength = 1 }: Node): string {
  if (format === 'uuid') return randomUUID();
  if (format === 'date-time') return '2026-11-05T12:00:00.000Z';
  return 'x'.repeat(Math.max(1, minLength));
}

/** Every place for a free text, also in what is optional. */
export function textPaths(node: Node, at: Path = []): Path[] {
  if (at.length > DEPTH || node.const !== undefined || node.enum) return [];
  const branches = node.anyOf ?? node.oneOf ?? node.allOf;
  if (branches) return unique(branches.flatMap((one) => textPaths(one, at)));
  if (node.properties)
    return Object.entries(node.properties).flatMap(([name, one]) => textPaths(one, [...at, name]));
  if (node.type === 'array') return textPaths(node.items ?? {}, [...at, 0]);
  const free = node.type === 'string' && node.format === undefined;
  return free ? [at] : [];
}

const unique = (paths: readonly Path[]): Path[] => [
  ...new Map(paths.map((path) => [path.join('.'), path])).values(),
];

/** The choices of the field that says what is to be done, where there is one. */
export const choicesOf = ({ properties }: Node): readonly string[] =>
  (properties?.action?.enum ?? []).map(String);

/** A copy of `value` with `text` at `path`; what is missing on the way is made by the schema. */
export function withText(node: Node, value: unknown, [step, ...rest]: Path, put: string): unknown {
  if (step === undefined) return put;
  const branches = node.anyOf ?? node.oneOf ?? node.allOf ?? [node];
  const branch = branches.find((one) => fits(one, step)) ?? node;
  const below = childOf(branch, step);
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? [...value] : [];
    list[step] = withText(below, list[step] ?? sample(below), rest, put);
    return list;
  }
  const object = Object(value ?? sample(branch));
  return { ...object, [step]: withText(below, object[step] ?? sample(below), rest, put) };
}

const childOf = (node: Node, step: string | number): Node =>
  (typeof step === 'number' ? node.items : node.properties?.[step]) ?? {};
const fits = (node: Node, step: string | number): boolean =>
  typeof step === 'number' ? node.type === 'array' : node.properties?.[step] !== undefined;
