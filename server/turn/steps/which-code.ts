import { word } from '../../dialogue/speech.ts';
import type { CardCode, OrderItem } from '../../terms/order.ts';
import type { Leaf } from '../../terms/reason.ts';
import type { Draft } from '../draft.ts';
import { ask, askedBefore } from './ask.ts';

/** Faults that one code of several can have. */
const OF_ONE: readonly Leaf[] = [
  'VIR.code_invalid',
  'VIR.code_used',
  'VIR.wrong_face_value',
  'VIR.wrong_region',
  'VIR.expired',
];
/** More than these nobody chooses from; the issuer's records tell. */
const MOST = 8;
const ALL = /都|全部|所有|每[张个]|\b(?:all|both|none|every|each|neither)\b/i;

/**
 * Which of several codes does not work, where the order tells them apart: as its last characters name it,
 * else asked, once. True where it was asked.
 */
export function asksWhichCode(
  draft: Draft,
  { item, leaf, text }: { readonly item: OrderItem; readonly leaf: Leaf; readonly text: string },
): boolean {
  const { codes = [] } = item;
  const { description = '', details, quantity = 1 } = draft.state.draft;
  const open = OF_ONE.includes(leaf) && codes.length > 1 && !details?.codeIds;
  if (!open || quantity > 1 || ALL.test(description)) return false;
  const named = codes.filter((code) => isNamed(code, text));
  if (named.length > 0) {
    const codeIds = named.map(({ id }) => id);
    draft.note({ type: 'claim_told', draft: { details: { codeIds }, quantity: codeIds.length } });
    return false;
  }
  if (codes.length > MOST || askedBefore(draft, 'digital_code') > 0) return false;
  askWhichCode(draft, codes);
  return true;
}

export function askWhichCode(draft: Draft, codes: readonly CardCode[]): void {
  ask(draft, 'digital_code', { name: 'ask_which_code' }, [
    ...codes.map(({ id, masked }) => ({ value: id, label: masked })),
    { value: 'all', label: word('option.all', draft.locale) },
  ]);
}

/** What a masked code still shows at its end. */
const tailOf = ({ masked }: CardCode): string => /[a-z0-9]{2,}$/i.exec(masked)?.[0] ?? '';

/** "尾号 89 的", "the one ending in 89"; a bare number may be anything. */
function isNamed(code: CardCode, text: string): boolean {
  const tail = tailOf(code);
  if (tail === '') return false;
  return new RegExp(
    `(?:尾号|末尾|最后|结尾|后[两二三四]位|\\bend(?:ing|s)?(?: in| with)?|\\blast)[^a-z0-9]{0,6}${tail}\\b|(?<![a-z0-9])${tail}(?:结尾|那[张个]|的那|这[张个])|^${tail}$`,
    'i',
  ).test(text.trim());
}
