import type { SlotValues, Understanding } from '../terms/understanding.ts';

const DENIES =
  /(?<!是)不是(?:在|我的|那个|这个|那|这)?\s*$|\b(?:not|isn'?t) (?:on |in |at )?(?:the |my )?$/i;
const REACH = 10;

type Place = Pick<SlotValues, 'part' | 'zone'>;

/** The part that is meant of several that are named: "不是屏幕 是后盖" means the latter, with its zone. */
export function partMeant(said: Understanding | undefined, words: string): Partial<Place> {
  const named = (said?.slots ?? []).filter(({ name }) => name === 'part' || name === 'zone');
  const isDenied = (start: number) => DENIES.test(words.slice(Math.max(0, start - REACH), start));
  const kept = named.filter(({ start }) => !isDenied(start));
  const of = kept.length > 0 ? kept : named;
  const first = <N extends keyof Place>(name: N) =>
    of.find((slot) => slot.name === name)?.value as SlotValues[N] | undefined;
  const [part, zone] = [first('part'), first('zone')];
  return { ...(part && { part }), ...(zone && { zone }) };
}
