import type { Speech } from '../../dialogue/speech.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';

const KEEPS =
  /不(?:想|用|要)?(?:退货|寄回|退回)|(?:东西|货|商品)?(?:我)?留着|\bkeep (?:it|the item|them)\b|\bwithout (?:returning|sending)/i;
const ALL = /全额|全部|全款|所有|\b(?:full|all|whole|entire)\b/i;
const KEEPING = { kind: 'basis', cite: { kind: 'rule', id: 'DT-5' } } as const;

/** Whoever asked for all of the money and the goods as well is told that the rules have no such way. */
export const noKeeping = ({ claim }: Ticket, { terms }: Offer, heard: string): Speech[] =>
  claim.requested.remedy === 'refund_only' &&
  terms.remedy === 'return_refund' &&
  ALL.test(heard) &&
  KEEPS.test(heard)
    ? [{ name: 'no_keep_and_refund', facts: { rule: KEEPING } }]
    : [];
