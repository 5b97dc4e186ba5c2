import { expect } from 'vitest';
import { ACTIONS, type ActionName } from '../../../server/contract/tickets.ts';
import { Refused } from '../../../server/terms/refused.ts';
import type { TicketState } from '../../../server/terms/state.ts';
import type { Ticket } from '../../../server/ticket/ticket.ts';
import { type Case, staff } from '../case-kit.ts';
import { fieldsFor } from './fields.ts';
import { FINDINGS, type Move, type PartyName } from './moves.ts';

/** What happened in a run, so that a run in which nothing did can be told from one that proves something. */
export type Tally = Record<string, number>;

export interface Run {
  readonly one: Case;
  readonly tally: Tally;
  /** Numbers what partners send, so that nothing is told twice by chance. */
  sent: number;
}

const callerOf = ({ chat, order }: Case, by: PartyName) =>
  by === 'buyer' ? chat.caller : staff(by, `${by}-1`, order.items[0]?.merchantId);

/** The case of this talk that was touched last; a talk may have several. */
export const newestTicket = async ({ one }: Run): Promise<Ticket | undefined> =>
  one.chat.last('ticket') ? one.ticket() : undefined;

/** Does one move. A refusal is part of life; that it is the right one is checked here. */
export async function perform(run: Run, move: Move): Promise<void> {
  if (move.kind === 'both') {
    await Promise.all(move.moves.map((one) => perform(run, one)));
    return;
  }
  const done = await outcomeOf(async () => {
    if (move.kind === 'onward') await goOn(run, move.n);
    else if (move.kind === 'act' || move.kind === 'try' || move.kind === 'stale')
      await act(run, move);
    else await happen(run, move);
  });
  const name = 'by' in move ? `${move.kind} ${move.by}` : move.kind;
  const key = `${name}: ${done}`;
  run.tally[key] = (run.tally[key] ?? 0) + 1;
}

async function outcomeOf(work: () => Promise<void>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

type Acting = Extract<Move, { by: PartyName }>;

/** Whatever takes a case on from its state. */
async function goOn(run: Run, n: number): Promise<void> {
  const ticket = await newestTicket(run);
  const step = ticket ? ONWARD[ticket.state] : undefined;
  if (step && 'action' in step) await act(run, { kind: 'act', by: step.by, n }, step.action);
  else if (step) await happen(run, { ...step, ...('n' in step && { n }) });
  else if (ticket?.state === 'evidence_wait' || !run.one.chat.last('confirm'))
    await happen(run, { kind: 'photos', n: 3 });
  else await happen(run, { kind: 'tap', card: 'confirm', n });
}

interface Named {
  readonly by: PartyName;
  readonly action: ActionName;
}
const arrives = (leg: 'return' | 'exchange' | 'repair') =>
  ({ kind: 'scan', leg, code: 'delivered' }) as const;
const paid = { kind: 'gateway', type: 'refund.succeeded', odd: false } as const;

const ONWARD: Partial<Readonly<Record<TicketState, Named | Happening>>> = {
  offer_wait: { by: 'buyer', action: 'accept_offer' },
  negotiation: { by: 'buyer', action: 'accept_offer' },
  inspect_dispute: { by: 'buyer', action: 'accept_offer' },
  merchant_review: { by: 'merchant', action: 'approve' },
  platform_review: { by: 'agent', action: 'arbitrate' },
  arb_evidence: { by: 'operator', action: 'arbitrate' },
  arb_jury: { by: 'operator', action: 'arbitrate' },
  arb_decided: { by: 'operator', action: 'arbitrate' },
  appeal: { by: 'operator', action: 'arbitrate' },
  suspended: { by: 'operator', action: 'resume' },
  rejected: { by: 'buyer', action: 'appeal' },
  completed: { by: 'merchant', action: 'appeal' },
  cancelled: { by: 'buyer', action: 'reopen' },
  closed_timeout: { by: 'buyer', action: 'reopen' },
  refund_failed: { by: 'agent', action: 'retry_refund' },
  inspection: { by: 'agent', action: 'inspect' },
  exchange_wait: { by: 'merchant', action: 'ship_exchange' },
  return_wait: arrives('return'),
  return_transit: arrives('return'),
  exchange_transit: arrives('exchange'),
  repair_wait: arrives('repair'),
  repair_transit: arrives('repair'),
  repairing: { kind: 'report', n: 0 },
  appraisal: { kind: 'report', n: 0 },
  code_check: { kind: 'report', n: 0 },
  intercepting: { kind: 'report', n: 0 },
  refunding: paid,
};

async function act(run: Run, { kind, by, n }: Acting, named?: ActionName): Promise<void> {
  const ticket = await newestTicket(run);
  if (!ticket) return;
  const { one } = run;
  const caller = callerOf(one, by);
  const open = await one.next(caller);
  const listed = open.map(({ action }) => action);
  const names = kind === 'act' ? listed : ACTIONS;
  const action = named ?? (names[n % names.length] as ActionName | undefined);
  if (!action) return;
  const file = await one.upload();
  const fields = fieldsFor(action, { ticket, n, file });
  const version = kind === 'stale' ? ticket.version - 1 : ticket.version;
  const answer = await one.actAt(caller, { action, version, ...fields });
  if (!(answer instanceof Refused)) {
    // A party never does what `next` does not list, nor anything on a version that has gone.
    if (version !== ticket.version) throw new Error(`${action} was done on a stale version`);
    if (!listed.includes(action)) throw new Error(`${by} did ${action} in ${ticket.state}`);
    return;
  }
  if (kind === 'stale') expect(answer.code).toBe('version_conflict');
  else if (!listed.includes(action) && answer.code !== 'version_conflict') {
    expect(answer.code).toBe('action_not_allowed');
    expect(answer.extra.next).toEqual(open);
  }
  throw answer;
}

type Happening = Exclude<Move, Acting | { kind: 'both' | 'onward' }>;

async function happen(run: Run, move: Happening): Promise<void> {
  const { one } = run;
  const { chat, market } = one;
  run.sent += 1;
  const eventId = `any-${run.sent}-${one.order.id}`;
  const ticket = await newestTicket(run);
  switch (move.kind) {
    case 'say':
      await chat.say(move.text);
      return;
    case 'photos':
      await chat.photos('给', ...Array.from({ length: 1 + (move.n % 4) }, () => ({})));
      return;
    case 'tap':
      await tap(run, move);
      return;
    case 'gateway': {
      const refund = ticket?.refunds.at(-1);
      const amountCents = refund && refund.amountCents + (move.odd ? 1 : 0);
      const about = move.type.startsWith('dispute') ? { orderId: one.order.id } : {};
      const of = refund && { refundId: refund.id, amountCents };
      await market.turn.gatewayEvent('simulated', { type: move.type, ...about, ...of, eventId });
      return;
    }
    case 'scan': {
      if (!ticket) return;
      const { carrier = 'SF', trackingNo = 'SF1' } = ticket[move.leg]?.parcel ?? {};
      const event = { at: market.clock.now(), code: move.code } as Parameters<
        typeof market.turn.scan
      >[0]['event'];
      await market.turn.scan({ ticketId: ticket.id, leg: move.leg, carrier, trackingNo, event });
      return;
    }
    case 'report': {
      const findings = FINDINGS[move.n % FINDINGS.length] ?? {};
      const at = market.clock.now();
      if (ticket)
        await market.turn.report('partner', {
          ticketId: ticket.id,
          kind: 'code_check',
          findings,
          at,
          eventId,
        });
      return;
    }
    case 'clock':
      await one.wait(move.hours * 3_600_000);
  }
}

async function tap({ one }: Run, { card, n }: Extract<Move, { kind: 'tap' }>): Promise<void> {
  const { chat } = one;
  if (card === 'confirm') {
    const shown = chat.last('confirm');
    if (shown) await chat.send({ confirm: { askId: shown.askId, digest: shown.digest } });
  } else if (card === 'option') {
    const ask = chat.last('ask');
    const option = ask?.options?.[n % ask.options.length];
    if (ask && option) await chat.send({ choose: { askId: ask.askId, value: option.value } });
  } else {
    const offer = chat.last('offer');
    const counter = card === 'counter' && { amountCents: 1 + n * 100 };
    if (offer) await chat.send({ offer: { offerId: offer.offerId, verb: card, ...counter } });
  }
}
