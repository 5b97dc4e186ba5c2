import type { FieldError } from '../terms/refused.ts';

/**
 * The first text in a parsed value that the database or a screen could not hold: a NUL, half of a
 * surrogate pair, or a key that reaches for an object's prototype. Looks at every string, at any
 * depth, without recursion; what is nested beyond reason is refused too.
 */
export function hostileText(value: unknown): FieldError | undefined {
  const open: Found[] = [{ path: '', value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const message = typeof next.value === 'string' ? fault(next.value) : badKey(next.value);
    if (message) return { path: next.path, message };
    if (next.depth > MAX_DEPTH) return { path: next.path, message: 'is nested too deeply' };
    open.push(...children(next));
  }
  return undefined;
}

/** No message of ours is nested half as deeply. */
const MAX_DEPTH = 32;

interface Found {
  readonly path: string;
  readonly value: unknown;
  readonly depth: number;
}

function children({ path, value, depth }: Found): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, child]) => ({
    path: path ? `${path}.${key}` : key,
    value: child,
    depth: depth + 1,
  }));
}

function badKey(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const bad = Object.keys(value).some((key) => key === '__proto__' || fault(key));
  return bad ? 'has a key that no field has' : undefined;
}

function fault(text: string): string | undefined {
  if (text.includes('\0')) return 'contains a NUL character';
  if (/\p{Surrogate}/u.test(text)) return 'is not well-formed Unicode';
  return undefined;
}
