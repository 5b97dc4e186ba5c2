import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageBody } from '../../server/contract/buyer-channel.ts';
import type { WireEvent } from '../../server/contract/conversation-events.ts';
import type { DeskAsk } from '../../server/contract/desk.ts';
import type { ActionBody } from '../../server/contract/tickets.ts';
import type { Caller } from '../../server/terms/caller.ts';
import { Refused } from '../../server/terms/refused.ts';
import type { Announce, CommittedEvent } from '../../server/turn/ports.ts';
import type {
  DueDeadline,
  ParcelScan,
  PartnerReport,
  TurnService,
} from '../../server/turn/service.ts';

/** A turn service that repeats what it hears: enough for a door to have something behind it. */
export interface FakeTurn extends TurnService {
  readonly said: { caller: Caller; conversationId: string; body: MessageBody }[];
  readonly acted: { ticketId: string; body: ActionBody }[];
  readonly asked: { caller: Caller; ask: DeskAsk }[];
  readonly gateway: string[];
  readonly fired: DueDeadline[];
  readonly reports: PartnerReport[];
  readonly scans: ParcelScan[];
  /** Makes the next call fail in a way nobody planned. */
  breakOnce(): void;
  /** Makes the next message take so long; resolves once it has begun. */
  slowOnce(ms: number): Promise<void>;
}

export function fakeTurn(announce: Announce): FakeTurn {
  const logs = new Map<string, CommittedEvent[]>();
  const owners = new Map<string, string>();
  const answers = new Map<string, number>();
  let broken = false;
  let slow: { ms: number; begun: () => void } | undefined;
  const service: FakeTurn = {
    said: [],
    acted: [],
    asked: [],
    gateway: [],
    fired: [],
    reports: [],
    scans: [],
    breakOnce: () => {
      broken = true;
    },
    slowOnce: (ms) =>
      new Promise((begun) => {
        slow = { ms, begun };
      }),
    async sayInThread() {
      fail();
    },
    async open(caller, { conversationId }) {
      fail();
      const id = conversationId ?? `of-${nameOf(caller)}`;
      if (conversationId) own(caller, conversationId);
      owners.set(id, nameOf(caller));
      const events = wire(id, logs.get(id) ?? []);
      return { ok: true, conversationId: id, lastSeq: events.length, events };
    },
    async message(caller, conversationId, body) {
      fail();
      own(caller, conversationId);
      const { ms = 0, begun = () => {} } = slow ?? {};
      slow = undefined;
      begun();
      await sleep(ms);
      const before = answers.get(body.clientId);
      if (before !== undefined) return { ok: true, seq: before };
      service.said.push({ caller, conversationId, body });
      const log = logs.get(conversationId) ?? [];
      logs.set(conversationId, log);
      const event = textEvent(log.length + 1, body.text ?? '');
      log.push(event);
      answers.set(body.clientId, event.seq);
      announce(conversationId, [event]);
      return { ok: true, seq: event.seq };
    },
    async sync(caller, conversationId, afterSeq) {
      own(caller, conversationId);
      const events = wire(conversationId, logs.get(conversationId) ?? []);
      const later = events.filter((event) => event.seq > afterSeq);
      return { ok: true, events: later, lastSeq: events.length };
    },
    async act(_caller, ticketId, body) {
      fail();
      if (body.version !== 3) throw new Refused('version_conflict', 'The ticket has moved on.');
      if (body.action === 'withdraw')
        throw new Refused('action_not_allowed', 'Not now.', { next: [{ action: 'accept_offer' }] });
      service.acted.push({ ticketId, body });
      return { version: 4 };
    },
    async desk(caller, ask) {
      service.asked.push({ caller, ask });
      return { conversationId: ask.conversationId, seq: 1, holder: null };
    },
    deskContext: async (_caller, conversationId) => ({
      conversationId,
      version: 0,
      holder: 'bot',
      locale: 'zh-CN',
      talk: null,
      followers: [],
      links: [],
      ticketIds: [],
      suggestion: { drafts: [], summary: '', facts: [] },
      canned: [],
    }),
    offerTalk: async () => {},
    releaseTalk: async () => {},
    regroupTalk: async () => {},
    tickTalk: async () => ({ applied: false }),
    tellTalk: async () => {},
    async gatewayEvent(_provider, event) {
      const applied = !service.gateway.includes(event.eventId);
      if (applied) service.gateway.push(event.eventId);
      return { applied };
    },
    async report(_provider, report) {
      const applied = !service.reports.some(({ eventId }) => eventId === report.eventId);
      if (applied) service.reports.push(report);
      return { applied };
    },
    async scan(scan) {
      service.scans.push(scan);
      return { applied: true };
    },
    parcelBooked: async () => ({ applied: true }),
    lateShipment: async () => ({ applied: true }),
    async deadline(due) {
      service.fired.push(due);
    },
  };
  const own = (caller: Caller, conversationId: string) => {
    if (caller.kind === 'staff') return;
    if (owners.get(conversationId) !== nameOf(caller))
      throw new Refused('not_found', 'There is no such conversation.');
  };
  const fail = () => {
    if (!broken) return;
    broken = false;
    throw new TypeError('a fault of ours at /secret/place.ts:1');
  };
  return service;
}

const nameOf = (caller: Caller): string =>
  caller.kind === 'buyer' ? caller.buyerId : caller.kind === 'visitor' ? caller.visitorId : 'other';

const textEvent = (seq: number, text: string): CommittedEvent => ({
  seq,
  buyerSeq: seq,
  staffSeq: seq,
  at: new Date().toISOString(),
  type: 'text',
  actor: { kind: 'buyer' },
  visibility: 'all',
  turnEnd: true,
  body: { text },
});

const wire = (conversationId: string, events: readonly CommittedEvent[]): WireEvent[] =>
  events.map(({ seq, at, body }) => ({
    conversationId,
    seq,
    at,
    actor: { kind: 'buyer' },
    turnEnd: true,
    type: 'text',
    text: String(body.text),
  }));
