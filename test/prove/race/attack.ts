import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ActionBody } from '../../../server/contract/tickets.ts';
import type { Caller } from '../../../server/terms/caller.ts';
import { Refused } from '../../../server/terms/refused.ts';
import type { Ticket } from '../../../server/ticket/ticket.ts';
import { connect } from '../kill/line.ts';
import type { Dice } from '../support/dice.ts';
import { INTEGRATION_KEY } from '../support/server.ts';
import { mint } from '../support/shop.ts';
import type { Brink } from './brink.ts';
import type { Node, RaceGround } from './ground.ts';

/** Ways to a refund; each attempt takes one. */
const ROUTES = [
  'socket confirm',
  'HTTP confirm',
  'HTTP words',
  'buyer action',
  'merchant action',
  'deadline',
  'gateway success',
  'gateway failure',
] as const;
export type Route = (typeof ROUTES)[number];
const FOR_OFFER: readonly Route[] = [
  'socket confirm',
  'buyer action',
  'HTTP confirm',
  'gateway success',
  'HTTP words',
  'socket confirm',
  'gateway failure',
  'buyer action',
];
/** Now and then silence closes the offer in the midst of its acceptance. */
const FOR_LAST_MOMENT: readonly Route[] = [...FOR_OFFER, 'deadline'];
const FOR_MERCHANT: readonly Route[] = [
  'merchant action',
  'deadline',
  'gateway success',
  'merchant action',
  'socket confirm',
  'HTTP confirm',
  'gateway failure',
];
/** Attempts come within so many milliseconds, in any order. */
const JITTER_MS = 40;
/** How long the gateway waits for a refund to speak of. */
const REFUND_MS = 20_000;

export interface Attempted {
  readonly route: Route;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
}

/** Attempts one refund in many ways at the same instant, over both nodes. */
export async function attack(
  ground: RaceGround,
  brink: Brink,
  { attempts, dice }: { readonly attempts: number; readonly dice: Dice },
): Promise<readonly Attempted[]> {
  const routes = routesOf(brink, dice);
  const lines = ground.nodes.map(({ url }) => connect(url, brink.buyerId, SILENT));
  const token = await mint(brink.buyerId);
  const ticket = await read(ground.nodes[0], brink.ticketId);
  const shots = Array.from({ length: attempts }, (_, n) => ({
    n,
    afterMs: dice.int(0, JITTER_MS),
  }));
  const attempted = await Promise.all(
    shots.map(async ({ n, afterMs }) => {
      await sleep(afterMs);
      const route = routes[n % routes.length] ?? 'deadline';
      const node = ground.nodes[n % 2] ?? ground.nodes[0];
      const shot: Shot = { node, brink, token, ticket, n, line: lines[n % 2] };
      return { route, outcome: await outcomeOf(() => WAYS[route](shot)) };
    }),
  );
  for (const line of lines) line.close();
  return attempted;
}

function routesOf({ state }: Brink, dice: Dice): readonly Route[] {
  if (state === 'merchant_review') return FOR_MERCHANT;
  return dice.chance(0.2) ? FOR_LAST_MOMENT : FOR_OFFER;
}

const SILENT = { event: () => {}, connected: () => {} };

interface Shot {
  readonly node: Node;
  readonly brink: Brink;
  readonly token: string;
  readonly ticket: Ticket;
  readonly n: number;
  readonly line: ReturnType<typeof connect> | undefined;
}

const WAYS: Readonly<Record<Route, (shot: Shot) => Promise<string>>> = {
  async 'socket confirm'({ line, brink: { conversationId, confirm } }) {
    const answer = await line?.ask('message', { conversationId, clientId: randomUUID(), confirm });
    return answer?.ok === false ? answer.error.code : 'done';
  },
  'HTTP confirm': (shot) => say(shot, { confirm: shot.brink.confirm }),
  'HTTP words': (shot) => say(shot, { text: '确认' }),
  'buyer action': ({ node, brink, token, ticket, n }) => {
    const open = ticket.offers.filter(
      ({ status, terms }) => status === 'open' && terms.remedy !== 'return_refund',
    );
    const offerId = open[n % open.length]?.id;
    const body: ActionBody = {
      ...{ action: 'accept_offer', version: ticket.version, clientId: randomUUID() },
      ...(offerId !== undefined && { offerId }),
    };
    return post(node, `/v1/tickets/${brink.ticketId}/actions`, { token, body });
  },
  async 'merchant action'({ node, brink, ticket }) {
    const { merchantId, ticketId } = brink;
    const caller: Caller = {
      kind: 'staff',
      userId: `S-${merchantId}`,
      name: '店主',
      role: 'merchant',
      merchantId,
    };
    const body: ActionBody = { action: 'approve', version: ticket.version, clientId: randomUUID() };
    await node.app.turn.act(caller, ticketId, body);
    return 'done';
  },
  async deadline({ node, brink: { ticketId }, ticket, n }) {
    const { timer = '', at = '' } = ticket.deadline ?? {};
    await node.app.turn.deadline({ id: String(n), ticketId, timer, at });
    return 'done';
  },
  'gateway success': (shot) => gateway(shot, 'refund.succeeded'),
  'gateway failure': (shot) => gateway(shot, 'refund.failed'),
};

const say = ({ node, brink, token }: Shot, words: object): Promise<string> =>
  post(node, `/v1/conversations/${brink.conversationId}/messages`, {
    token,
    body: { clientId: randomUUID(), ...words },
  });

/** The gateway speaks as soon as there is a refund to speak of, again and again. */
async function gateway(shot: Shot, type: 'refund.succeeded' | 'refund.failed'): Promise<string> {
  const { node, brink, n } = shot;
  for (const until = Date.now() + REFUND_MS; Date.now() < until; await sleep(100)) {
    const { refunds, state } = await read(node, brink.ticketId);
    const refund = refunds.at(-1);
    if (!refund && ['completed', 'closed_timeout', 'cancelled'].includes(state)) break;
    if (!refund) continue;
    const { id: refundId, amountCents } = refund;
    const body = { eventId: `${type}-${refundId}-${n}`, type, refundId, amountCents, reason: 'no' };
    return post(node, '/v1/gateway-events', { token: INTEGRATION_KEY, body });
  }
  return 'no refund';
}

async function post(
  { url }: Node,
  path: string,
  { token, body }: { readonly token: string; readonly body: object },
): Promise<string> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { readonly code?: string };
  return response.ok ? 'done' : (answer.code ?? String(response.status));
}

async function read({ app }: Node, ticketId: string): Promise<Ticket> {
  const { rows } = await app.database.pool.query<{ body: Ticket }>(
    'SELECT body FROM ticket WHERE id = $1',
    [ticketId],
  );
  if (!rows[0]) throw new Error(`no ticket ${ticketId}`);
  return rows[0].body;
}

/** A refusal is an answer; a fault, such as a database that took too long, is one attempt that failed. */
async function outcomeOf(attempt: () => Promise<string>): Promise<string> {
  try {
    return await attempt();
  } catch (error) {
    return error instanceof Refused ? error.code : `fault (${(error as Error).message})`;
  }
}
