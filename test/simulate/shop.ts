import { readFinding } from '../../server/contract/findings.ts';
import type { ActionBody } from '../../server/contract/tickets.ts';
import type { StaffCaller } from '../../server/terms/caller.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import type { Dice } from '../prove/support/dice.ts';
import type { Stage } from './stage.ts';

const HOUR = 60;

/**
 * Everybody but the buyer and the platform's people: merchant, carrier, gateway, issuer, repairer.
 * Does what the case waits for; false where it waits for somebody else.
 */
export async function shopActs(stage: Stage, chance: Dice): Promise<boolean> {
  const ticket = await stage.ticket();
  if (!ticket) return false;
  const act = ACTS[ticket.state];
  if (!act) return false;
  await stage.pass(chance.int(1, 3) * HOUR);
  // Time alone may have moved the case.
  const now = await stage.ticket();
  if (now?.state === ticket.state) await act(stage, now, chance);
  await stage.catchUp();
  return true;
}

type Act = (stage: Stage, ticket: Ticket, chance: Dice) => Promise<void>;

const ACTS: Readonly<Record<string, Act>> = {
  merchant_review: async (stage, ticket, chance) => {
    if (chance.chance(0.3)) await toDeadline(stage, ticket);
    else await merchant(stage, ticket, { action: 'approve' });
  },
  code_check: report,
  intercepting: report,
  refunding: async (stage, ticket, chance) => {
    const refund = ticket.refunds.findLast(({ status }) => status === 'requested');
    if (!refund) return;
    const { id: refundId, amountCents } = refund;
    if (chance.chance(0.1) && (refund.failures ?? 0) === 0) {
      const eventId = stage.id();
      await gateway(stage, { type: 'refund.failed', refundId, eventId, reason: 'bank busy' });
      return;
    }
    await gateway(stage, { type: 'refund.succeeded', refundId, amountCents, eventId: stage.id() });
  },
  return_transit: (stage, ticket) => scan(stage, ticket, 'return', 'delivered'),
  inspection: async (stage, ticket) => {
    const by = ticket.return?.to === 'consignor' ? merchantOf(stage) : AGENT;
    await action(stage, ticket, by, { action: 'inspect', outcome: 'R0', note: '完好' });
  },
  exchange_wait: (stage, ticket) =>
    merchant(stage, ticket, {
      action: 'ship_exchange',
      carrier: 'SF',
      trackingNo: `EX${stage.ids}`,
    }),
  exchange_transit: (stage, ticket) => arrives(stage, ticket, 'exchange'),
  repairing: async (stage, ticket) => {
    await tell(stage, ticket, { kind: 'repair', result: { fixed: true, invoice_cents: 9_000 } });
  },
  repair_transit: (stage, ticket) => arrives(stage, ticket, 'repair'),
};

/** The carrier delivers it once; then nobody objects until the time is over (T-17). */
async function arrives(stage: Stage, ticket: Ticket, leg: 'exchange' | 'repair'): Promise<void> {
  if (!ticket[leg]?.parcel?.deliveredAt) await scan(stage, ticket, leg, 'delivered');
  const now = await stage.ticket();
  if (now?.state === ticket.state) await toDeadline(stage, now);
}

async function report(stage: Stage, ticket: Ticket): Promise<void> {
  const { report: known } = stage.simulated.plot;
  const kind = ticket.state === 'code_check' ? 'code_check' : 'intercept';
  const result = known?.kind === kind ? known.result : OTHERWISE[kind];
  await tell(stage, ticket, { kind, result });
}

/** Of a case that the talk took for something else than it is. */
const OTHERWISE = { code_check: { status: 'never_valid' }, intercept: 'lost' } as const;

async function tell(
  stage: Stage,
  ticket: Ticket,
  said: Pick<Parameters<typeof readFinding>[0], 'kind' | 'result'>,
): Promise<void> {
  const at = stage.now;
  const findings = readFinding({ ...said, at });
  const about = { ticketId: ticket.id, kind: said.kind, findings, at, eventId: stage.id() };
  await stage.turn.report('simulated', about);
}

const gateway = (stage: Stage, event: Parameters<Stage['turn']['gatewayEvent']>[1]) =>
  stage.turn.gatewayEvent('simulated', event).then(() => undefined);

export async function scan(
  stage: Stage,
  ticket: Ticket,
  leg: 'return' | 'exchange' | 'repair',
  code: string,
): Promise<void> {
  const { carrier = 'SF', trackingNo = '' } = ticket[leg]?.parcel ?? {};
  const event = { at: stage.now, code };
  await stage.turn.scan({ ticketId: ticket.id, leg, carrier, trackingNo, event });
}

export const toDeadline = async (stage: Stage, ticket: Ticket): Promise<void> => {
  if (ticket.deadline) await stage.moveTo(ticket.deadline.at);
};

const AGENT: StaffCaller = { kind: 'staff', userId: 'sim-agent', name: '小周', role: 'agent' };
const merchantOf = (stage: Stage): StaffCaller => ({
  kind: 'staff',
  userId: `sim-${stage.stock.merchant.id}`,
  name: stage.stock.merchant.name,
  role: 'merchant',
  merchantId: stage.stock.merchant.id,
});

type Fields = Omit<ActionBody, 'version' | 'clientId'>;

const merchant = (stage: Stage, ticket: Ticket, fields: Fields): Promise<void> =>
  action(stage, ticket, merchantOf(stage), fields);

async function action(
  stage: Stage,
  ticket: Ticket,
  by: StaffCaller,
  fields: Fields,
): Promise<void> {
  const body = { ...fields, version: ticket.version, clientId: stage.id() };
  await stage.turn.act(by, ticket.id, body as ActionBody);
}
