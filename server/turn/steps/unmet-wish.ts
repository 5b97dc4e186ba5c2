import { inStock } from '../../decision/stock.ts';
import { remedyFact } from '../../dialogue/labels.ts';
import type { Speech } from '../../dialogue/speech.ts';
import type { Remedy } from '../../terms/reason.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { ladderOf } from '../taxonomy.ts';
import { factsOf } from './facts.ts';

/** Ways of their own, as against words for money that may mean any of them. */
export const WAYS: readonly Remedy[] = [
  'exchange',
  'repair',
  'return_refund',
  'resend',
  'coupon',
  'points',
];

const KEEPS =
  /不(?:想|用|要)?(?:退货|寄回|退回)|(?:东西|货|商品)?(?:我)?留着|\bkeep (?:it|the item|them)\b|\bwithout (?:returning|sending)/i;
const ALL = /全额|全部|全款|所有|\b(?:full|all|whole|entire)\b/i;
/** The name that shops have for both at once. */
const REFUND_ONLY = /仅退款|只退款|\brefund[- ]only\b|\breturnless\b/i;

/** All of the money and the goods as well: told now, or when the case was. */
export const keepsAll = (draft: Draft, { claim }: Ticket): boolean =>
  [draft.heard ?? '', claim.description, draft.state.draft.description ?? ''].some(
    (words) => REFUND_ONLY.test(words) || (ALL.test(words) && KEEPS.test(words)),
  );

/** A way that was wished for and is not among what is offered: a no, and why, beside what there is. */
export function unmetWish(draft: Draft, ticket: Ticket): Speech[] {
  const { remedy } = ticket.claim.requested;
  const has = ticket.offers.some(
    ({ status, terms }) => status === 'open' && terms.remedy === remedy,
  );
  // What was granted and could not be done has been told of as that.
  if (!remedy || has || ticket.granted) return [];
  if (remedy === 'refund_only') return keepsAll(draft, ticket) ? [NO_KEEPING] : [];
  if (!WAYS.includes(remedy)) return [];
  const facts = remedy === 'exchange' ? factsOf(draft, ticket) : undefined;
  if (facts && ladderOf(ticket.claim.leaf).includes(remedy) && !inStock(facts))
    return [{ name: 'wish_no_stock' }];
  return [{ name: 'wish_not_open', facts: closedWay(draft, ticket, remedy) }];
}

export const NO_KEEPING: Speech = {
  name: 'no_keep_and_refund',
  facts: { rule: { kind: 'basis', cite: { kind: 'rule', id: 'DT-5' } } },
};

/** A way that the rules do not open to this case, and the last of them that was asked. */
export const closedWay = ({ locale }: Draft, { verdict }: Ticket, remedy: Remedy) => {
  const asked = verdict && 'ruleIds' in verdict ? verdict.ruleIds.at(-1) : undefined;
  const cite = { kind: 'rule', id: asked ?? 'DT-1' } as const;
  return { remedy: remedyFact(remedy, locale), rule: { kind: 'basis', cite } } as const;
};
