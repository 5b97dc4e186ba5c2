import type { CommitPlan } from '../turn/ports.ts';
import { ticketRecords } from './ticket-wire.ts';

/** The sections of redress_commit, in the order of its arguments after the number of turns. */
const SECTIONS = [
  'turns',
  'events',
  'opened',
  'moves',
  'links',
  'coupons',
  'points',
  'evidence',
  'refunds',
  'refundMoves',
  'journals',
  'cells',
  'parcels',
  'deadlines',
  'effects',
] as const;
type Section = (typeof SECTIONS)[number];

export const COMMIT = `SELECT redress_commit(${['asked', ...SECTIONS].map((_, i) => `$${i + 1}`).join(', ')}) AS answers`;

/** Records of one section, flat, under the names that redress_commit reads them by. */
export type Records = Partial<Record<Section, readonly object[]>>;

/** Plans as redress_commit takes them: the records of all, section by section; null: none has any. */
export function toWire(plans: readonly CommitPlan[]): readonly (number | string | null)[] {
  const all: Partial<Record<Section, object[]>> = {};
  // In one order everywhere, so that two nodes lock shared rows alike.
  const order = plans.map((plan, n) => ({ plan, n })).sort(byConversation);
  for (const { plan, n } of order)
    for (const records of [talkRecords(plan, n), ticketRecords(plan), moneyRecords(plan)])
      for (const section of SECTIONS) {
        const more = records[section];
        if (!more || more.length === 0) continue;
        all[section] ??= [];
        all[section].push(...more);
      }
  return [
    plans.length,
    ...SECTIONS.map((section) => (all[section] ? JSON.stringify(all[section]) : null)),
  ];
}

interface Numbered {
  readonly plan: CommitPlan;
  readonly n: number;
}

function byConversation(a: Numbered, b: Numbered): number {
  const [one = '', other = ''] = [a.plan.conversation?.id, b.plan.conversation?.id];
  return one < other ? -1 : Number(one > other);
}

/** Events are numbered from 1: `i` among all of the turn `n`, `b` among those the buyer sees. */
function talkRecords(
  { conversation, clientId, inbox, at, tickets }: CommitPlan,
  n: number,
): Records {
  const scope = conversation?.id ?? tickets[0]?.ticket.conversationId;
  if (clientId !== undefined && scope === undefined)
    throw new Error('a clientId is answered within a conversation: the plan names none');
  const turn = { n, scope, clientId, at, ...inbox };
  if (!conversation) return { turns: [turn] };
  const { expectedSeq, state, orderId, locale, holder } = conversation;
  let shown = 0;
  const events = conversation.events.map(({ type, actor, visibility, turnEnd, body }, i) => {
    const seen = visibility === 'all';
    if (seen) shown += 1;
    const b = seen ? shown : undefined;
    return { n, i: i + 1, b, type, actor, turnEnd: turnEnd || undefined, body };
  });
  const moved = { expectedSeq, state, orderId, locale, holder, added: events.length, shown };
  return { turns: [{ ...turn, ...moved }], events };
}

function moneyRecords(plan: CommitPlan): Records {
  const { at } = plan;
  return {
    refunds: plan.refunds.map(({ amountCents, ...refund }) => ({
      ...refund,
      cents: amountCents,
      at,
    })),
    refundMoves: plan.refundUpdates.map((update) => ({ ...update, at })),
    journals: plan.journals,
    cells: plan.cells.map((cell) => ({ ...cell, at })),
    effects: plan.effects.map(({ key, ticketId, effect }) => ({
      key,
      ticketId,
      kind: effect.kind,
      payload: effect,
    })),
  };
}
