/** A title and sentences; one whose fact is not there is left out, so that nothing unbound is said. */
export interface Text {
  readonly title: string;
  readonly body: readonly string[];
}
export type Both = readonly [zh: Text, en: Text];

export const both = (
  zh: readonly [title: string, ...body: string[]],
  en: readonly [title: string, ...body: string[]],
): Both => [text(zh), text(en)];

const text = ([title, ...body]: readonly [string, ...string[]]): Text => ({ title, body });

export const UNTIL = ['请在 {deadline} 前处理。', 'Please act by {deadline}.'] as const;
export const THEN = ['{then}', '{then}'] as const;
