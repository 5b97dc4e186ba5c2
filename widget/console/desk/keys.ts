/** What a key does at the desk. */
export type DeskKey =
  | 'next'
  | 'previous'
  | 'take'
  | 'reply'
  | 'note'
  | 'canned'
  | 'handover'
  | 'link'
  | 'handback'
  | 'follow'
  | 'details'
  | 'search'
  | 'help'
  | 'escape';

/** Every key and its meaning; the help sheet shows exactly these. */
export const KEYS: readonly (readonly [key: string, does: DeskKey])[] = [
  ['j', 'next'],
  ['k', 'previous'],
  ['t', 'take'],
  ['r', 'reply'],
  ['n', 'note'],
  ['c', 'canned'],
  ['g', 'handover'],
  ['m', 'link'],
  ['b', 'handback'],
  ['f', 'follow'],
  ['d', 'details'],
  ['/', 'search'],
  ['?', 'help'],
  ['Escape', 'escape'],
];

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Somebody is writing: letters are letters. */
  readonly writing: boolean;
  /** A Chinese word is being composed: even Escape belongs to it. */
  readonly composing: boolean;
}

/** The meaning of a key, if it has one here. */
export function keyMeaning(pressed: Pressed): DeskKey | undefined {
  const { key, ctrlKey, metaKey, altKey, writing, composing } = pressed;
  if (composing || ctrlKey || metaKey || altKey) return undefined;
  const found = KEYS.find(([name]) => name === key || name === key.toLowerCase())?.[1];
  return writing && found !== 'escape' ? undefined : found;
}
