import { randomUUID } from 'node:crypto';
import type { ActionBody } from '../../server/contract/tickets.ts';
import type { Actor, Party } from '../../server/terms/party.ts';
import type { Leaf } from '../../server/terms/reason.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { type LoopParts, runTurn } from '../../server/turn/commit-loop.ts';
import { Draft } from '../../server/turn/draft.ts';
import type { DraftInput } from '../../server/turn/draft-input.ts';
import { type CommandPlan, planAction } from '../../server/turn/plan-command.ts';
import { planScan } from '../../server/turn/plan-scan.ts';
import { planGatewayEvent } from '../../server/turn/plan-world.ts';
import type { SnapshotKey } from '../../server/turn/ports.ts';
import { moveEvidence } from '../../server/turn/steps/evidence-flow.ts';
import { openClaim } from '../../server/turn/steps/open-claim.ts';
import type { Life } from './life-world.ts';

const LEAF: Leaf = 'NAD.appearance';
const CLAIM = {
  leaf: LEAF,
  description: '前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写',
  part: 'screen',
  zone: 'primary',
  severity: 'S2',
  percentBps: 2_000,
  remedy: 'partial_refund',
} as const;

/** Loads, plans and commits one turn as the program does; answers the ticket after it. */
export async function turnOf(
  parts: LoopParts,
  key: SnapshotKey,
  plan: (input: DraftInput) => CommandPlan,
): Promise<Ticket> {
  let after: Ticket | undefined;
  await runTurn<void>(parts, {
    key,
    plan: (input) => {
      const outcome = plan(input);
      if (outcome.kind !== 'plan') throw new Error(`no plan: ${JSON.stringify(outcome)}`);
      after = outcome.plan.tickets.at(-1)?.ticket;
      return outcome;
    },
    committed: () => {},
    absent: () => {
      throw new Error(`nothing at ${JSON.stringify(key)}`);
    },
  });
  if (!after) throw new Error(`a turn of ${JSON.stringify(key)} changed no ticket`);
  return after;
}

/** The whole claim in one breath, photos with it: opened, judged, and an offer made. */
export const open = (parts: LoopParts, life: Life): Promise<Ticket> =>
  turnOf(parts, { conversationId: life.conversationId, orderId: life.orderId }, (input) => {
    const draft = new Draft(input);
    const { focus } = input.snapshot;
    const item = focus?.order.items[0];
    if (!focus || !item) throw new Error(`no order ${life.orderId}`);
    draft.note({ type: 'focus_set', orderId: life.orderId, itemId: item.id });
    draft.note({ type: 'claim_told', draft: CLAIM });
    moveEvidence(draft, openClaim(draft, focus, item, LEAF), { fileIds: life.fileIds });
    return { kind: 'plan', plan: draft.finish() };
  });

interface Act {
  readonly by: Party;
  readonly actor: Actor;
  readonly body: Omit<ActionBody, 'version' | 'clientId'>;
}

/** An action of a party, as its button or its API call does it. */
export const act = (parts: LoopParts, ticket: Ticket, { by, actor, body }: Act): Promise<Ticket> =>
  turnOf(parts, { ticketId: ticket.id }, (input) =>
    planAction({
      ...input,
      ticketId: ticket.id,
      by,
      actor,
      body: { ...body, version: ticket.version, clientId: randomUUID() },
    }),
  );

/** A scan of the return's parcel. */
export const scan = (parts: LoopParts, ticket: Ticket, code: string): Promise<Ticket> =>
  turnOf(parts, { ticketId: ticket.id }, (input) =>
    planScan({
      ...input,
      scan: {
        ticketId: ticket.id,
        leg: 'return',
        carrier: ticket.return?.parcel?.carrier ?? '',
        trackingNo: ticket.return?.parcel?.trackingNo ?? '',
        event: { at: input.now, code },
      },
    }),
  );

/** The gateway has paid: books are settled and the case is closed. */
export const paid = (parts: LoopParts, ticket: Ticket): Promise<Ticket> =>
  turnOf(parts, { ticketId: ticket.id }, (input) => {
    const refund = ticket.refunds.at(-1);
    const { id: refundId = '', amountCents = 0 } = refund ?? {};
    const event = {
      type: 'refund.succeeded',
      eventId: `paid:${refundId}`,
      refundId,
      amountCents,
    } as const;
    return planGatewayEvent({ ...input, provider: 'bench', event });
  });
