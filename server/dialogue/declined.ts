import type { Leaf } from '../terms/reason.ts';
import type { ClaimDraft, Pending } from './claim-draft.ts';

/** "都不是", "none of these": said of a whole list, in so many words. */
const NONE =
  /^(?:以上|这些|上面的?|这几个)?(?:都|全|全都|一个都|哪个都)?不(?:是|对|像|符合)(?:的|了|啊|呀|吧|哦)?$|^(?:以上)?都(?:没有|不是我的情况)$|^(?:no,? )?(?:none|neither|not any)(?: of (?:these|those|them|the above))?$/i;
const ENDS = /[\s.,!~。，！～]+$/u;

/** A buyer's "none of these" to a list of reasons, tapped or typed: those are not offered again. */
export function declinedIn(
  answer: string,
  pending: Pending | undefined,
  known: readonly Leaf[] = [],
): Pick<ClaimDraft, 'declined'> {
  if (pending?.slot !== 'leaf') return {};
  if (answer !== 'other' && !NONE.test(answer.replace(ENDS, ''))) return {};
  const shown = (pending.options ?? []).filter((one) => one !== 'other') as Leaf[];
  return { declined: [...new Set([...known, ...shown])] };
}
