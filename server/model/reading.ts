import { z } from 'zod';
import type { Locale } from '../terms/party.ts';
import type { Leaf } from '../terms/reason.ts';
import { INTENTS, type Understanding } from '../terms/understanding.ts';

const MOST = 3;
const chance = z.number().min(0).max(1);

/** What a model must answer: the understanding's own ids and nothing else. */
export const Reading = z.object({
  intents: z.array(z.object({ id: z.enum(INTENTS), confidence: chance })).min(1),
  outOfScope: chance.default(0),
  leaves: z.array(z.object({ id: z.string(), confidence: chance })).default([]),
  sentiment: z.enum(['calm', 'unhappy', 'angry']).default('calm'),
});

/** A reason as the taxonomy has it. */
export interface LeafName {
  readonly code: string;
  readonly en: string;
}

/** The ids a prompt lists. */
export const readingLists = (leaves: readonly LeafName[]) => ({
  intents: INTENTS.join(', '),
  leaves: leaves.map(({ code, en }) => `${code} (${en})`).join(', '),
});

/** The same shape as the local classifier's, without slots: those are read here, never told by a model. */
export function fullReading(
  answer: unknown,
  { locale, leaves }: { readonly locale: Locale; readonly leaves: readonly LeafName[] },
): Understanding | undefined {
  const read = Reading.safeParse(answer);
  if (!read.success) return undefined;
  const { intents, outOfScope, sentiment } = read.data;
  const known = read.data.leaves.filter(({ id }) => leaves.some(({ code }) => code === id));
  return {
    intents: intents.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST),
    outOfScope,
    slots: [],
    leaves: known
      .map(({ id, confidence }) => ({ id: id as Leaf, confidence }))
      .toSorted((a, b) => b.confidence - a.confidence)
      .slice(0, MOST),
    sentiment,
    language: locale === 'en' ? 'en' : 'zh',
    source: 'model',
  };
}
