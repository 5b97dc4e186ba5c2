import { bpsOf } from '../../decision/exact.ts';
import { tierMost } from '../../decision/mandate.ts';
import { basisOf } from '../../decision/pieces.ts';
import type { Table } from '../../negotiation/engine.ts';
import { veilOf } from '../../negotiation/ladder.ts';
import type { Bounds, Mandate } from '../../negotiation/mandate.ts';
import { merchantMandate } from '../../negotiation/mandates.ts';
import { type RemedyTerms, RISK_RANK } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { factsOf, rulesOf } from './facts.ts';
import { lineOf } from './line.ts';
import { computedOf, liabilityOf } from './terms.ts';

/** What the platform brings to a talk about cash for goods that stay. */
export interface TalkTable extends Table {
  /** From what already stands to the most there may be. */
  readonly bound: Bounds;
  /** What the tables owe. */
  readonly dueCents: number;
  readonly rounds: number;
  /** What the shares are of. */
  readonly basisCents: number;
}

/** Undefined where the tables give no such cash, or a person has to decide it. */
export function tableOf(draft: Draft, ticket: Ticket): TalkTable | undefined {
  const computed = computedOf(ticket);
  const facts = factsOf(draft, ticket);
  const known = computed && partial([computed.terms, ...computed.alternatives]);
  if (!computed || !facts || !known) return undefined;
  const rules = rulesOf(draft, ticket);
  const dueCents =
    computed.terms.remedy === 'partial_refund' ? computed.tableCents : known.amountCents;
  // What a machine or the merchant may agree to; above it, or in doubt, a person does (DT-5).
  const ceilingCents = Math.min(
    computed.capCents,
    rules.dt5.humanOverKeepGoodsCents,
    roomOf(draft, ticket),
  );
  const floorCents = Math.max(dueCents, standingCents(ticket));
  if (RISK_RANK[computed.risk] >= RISK_RANK.high || floorCents > ceilingCents) return undefined;
  const bound = { remedy: 'partial_refund', floorCents, ceilingCents } as const;
  return {
    bound,
    bounds: [bound],
    dueCents,
    basisCents: basisOf(facts),
    veilCents: veilOf(basisOf(facts)),
    rounds: rules.dt12.maxRounds,
  };
}

/** What the buyer can already have without asking anybody. */
const standingCents = ({ offers }: Ticket): number =>
  offers
    .filter(({ by, status, terms }) => by === 'platform' && status === 'open' && !terms.agreedBy)
    .filter(({ terms }) => terms.remedy === 'partial_refund')
    .reduce((most, { terms }) => Math.max(most, terms.amountCents), 0);

const partial = (all: readonly RemedyTerms[]): RemedyTerms | undefined =>
  all.find(({ remedy }) => remedy === 'partial_refund');

/** What is left of what the buyer paid (I9). */
export function roomOf(draft: Draft, ticket: Ticket): number {
  const { item, line } = lineOf(draft, ticket);
  return Math.max(0, (item?.paidCents ?? ticket.paidCents) - (line?.refundedCents ?? 0));
}

/** What the merchant lets us agree to here; nothing where it bears none of it. */
export function mandateOf(draft: Draft, ticket: Ticket, table: TalkTable): Mandate | undefined {
  const { merchant } = lineOf(draft, ticket);
  if ((liabilityOf(ticket)?.merchantBps ?? 0) === 0) return undefined;
  return merchantMandate(merchant?.negotiation, {
    leaf: ticket.claim.leaf,
    paidCents: table.basisCents,
    dueCents: table.bound.floorCents,
    mostCents: merchant ? tierMost(merchant.tier, rulesOf(draft, ticket)) : 0,
  });
}

export const partialTerms = (amountCents: number, { basisCents }: TalkTable) =>
  ({
    remedy: 'partial_refund',
    amountCents,
    percentBps: bpsOf(amountCents, basisCents),
  }) as const;
