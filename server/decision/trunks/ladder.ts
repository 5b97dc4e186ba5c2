import type { Case } from '../case.ts';
import type { Option, Outcome } from '../outcome.ts';
import type { Rung } from '../rule-set/leaves.ts';

export type Makers = Partial<Record<Rung, () => Option | undefined>>;

/** The rungs of the leaf's ladder that this case can offer, in the ladder's order. */
export const climb = ({ leaf }: Case, makers: Makers): Option[] =>
  leaf.ladder.flatMap((rung) => makers[rung]?.() ?? []);

/** A choice of these; a person's where there is none to make. */
export function choose(options: readonly Option[], otherwise: string): Outcome {
  const [first, ...rest] = options;
  return first
    ? { kind: 'options', options: [first, ...rest] }
    : { kind: 'refer', group: 'general', reason: otherwise };
}
