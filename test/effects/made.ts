import { expect } from 'vitest';
import type { NoticeBoard } from '../../server/effects/handlers/notices.ts';
import type {
  EffectItem,
  Outbox,
  StorefrontEvent,
  StorefrontFeed,
} from '../../server/effects/ports.ts';
import type { NoticeTell, StorefrontNews, Task } from '../../server/turn/effect.ts';

interface Row {
  item: EffectItem;
  state: 'pending' | 'leased' | 'done' | 'parked';
  runAt: number;
  why?: string;
}

/** An outbox in memory with the store's rules; `waits` lists what retries asked for. */
export function memoryOutbox() {
  const rows: Row[] = [];
  const waits: number[] = [];
  const rowOf = (item: EffectItem): Row | undefined =>
    rows.find((row) => row.item.id === item.id && row.item.attempts === item.attempts);
  const ready = (row: Row, i: number): boolean =>
    (row.state === 'pending' || row.state === 'leased') &&
    !rows
      .slice(0, i)
      .some(
        (other) =>
          (other.state === 'pending' || other.state === 'leased') &&
          other.item.ticketId === row.item.ticketId &&
          other.item.effect.kind === row.item.effect.kind,
      );
  const outbox: Outbox = {
    async lease(limit, leaseMs) {
      const due = rows.filter((row, i) => ready(row, i) && row.runAt <= Date.now()).slice(0, limit);
      return due.map((row) => {
        row.item = { ...row.item, attempts: row.item.attempts + 1 };
        row.state = 'leased';
        row.runAt = Date.now() + leaseMs;
        return row.item;
      });
    },
    async done(item) {
      const row = rowOf(item);
      if (row) row.state = 'done';
    },
    async retry(item, afterMs, why) {
      waits.push(afterMs);
      const row = rowOf(item);
      if (row) Object.assign(row, { state: 'pending', runAt: Date.now() + afterMs, why });
    },
    async park(item, why) {
      const row = rowOf(item);
      if (row) Object.assign(row, { state: 'parked', why });
    },
    async nextRunAt() {
      const times = rows.filter(ready).map((row) => row.runAt);
      return times.length > 0 ? new Date(Math.min(...times)) : undefined;
    },
  };
  return {
    outbox,
    rows,
    waits,
    add(effect: Task, over: Partial<EffectItem> = {}): EffectItem {
      const n = rows.length + 1;
      const item = { id: `${n}`, key: `k${n}`, ticketId: `t${n}`, effect, attempts: 0, ...over };
      rows.push({ item, state: 'pending', runAt: 0 });
      return item;
    },
    /** Ends every lease, as the death of its holder does in time. */
    expire(): void {
      for (const row of rows) if (row.state === 'leased') row.runAt = 0;
    },
    /** Makes waiting rows due now. */
    hurry(): void {
      for (const row of rows) if (row.state === 'pending') row.runAt = 0;
    },
  };
}

/** A feed in memory: appending an id twice keeps one. */
export function memoryFeed() {
  const events: StorefrontEvent[] = [];
  const feed: StorefrontFeed = {
    async append(event) {
      const known = events.findIndex((other) => other.id === event.id);
      return String((known >= 0 ? known : events.push(event) - 1) + 1);
    },
    bring: async () => 0,
    async after(cursor, limit) {
      const from = Number(cursor ?? 0);
      const items = events
        .slice(from, from + limit)
        .map((event, i) => ({ ...event, cursor: String(from + i + 1) }));
      const more = from + limit < events.length;
      return { items, nextCursor: more ? (items.at(-1)?.cursor ?? null) : null };
    },
  };
  return { feed, events };
}

export const clock = { now: () => '2026-11-05T12:14:00.000Z' };

/** A log that keeps its lines. */
export function memoryLog() {
  const lines: object[] = [];
  const keep = (facts: object): void => void lines.push(facts);
  return { lines, error: keep, warn: keep };
}

/** Waits until it holds. */
export const until = (holds: () => boolean): Promise<void> =>
  expect.poll(holds, { interval: 5 }).toBe(true);

export const EFFECTS = {
  refund: {
    kind: 'refund.submit',
    refundId: 'r1',
    amountCents: 63_000,
    orderId: 'o1',
    reason: 'NAD.appearance',
  },
  payout: {
    kind: 'payout.submit',
    payoutId: 'po1',
    merchantId: 'C1',
    currency: 'CNY',
    amountCents: 60_000,
  },
  batch: { kind: 'batch.check', ticketId: 't1', merchantId: 'C1', sku: 'SW-200' },
  coupon: {
    kind: 'coupon.issue',
    couponId: 'c1',
    ticketId: 't1',
    faceCents: 1_700,
    expiresAt: '2027-01-01T00:00:00.000Z',
  },
  points: { kind: 'points.grant', pointsId: 'p1', ticketId: 't1', points: 500 },
  cell: { kind: 'cell.refresh', category: 'electronics', severity: 'S2', zone: 'primary' },
  label: {
    kind: 'label.book',
    ticketId: 't1',
    leg: 'return',
    legId: 'rt1',
    carrier: 'SIM',
    trackingNo: 'SIM0001',
    payer: 'merchant',
    insuredCents: 420_000,
  },
  noLabel: {
    kind: 'label.cancel',
    ticketId: 't1',
    legId: 'rt1',
    carrier: 'SIM',
    trackingNo: 'SIM0001',
  },
  intercept: {
    kind: 'parcel.intercept',
    ticketId: 't1',
    orderId: 'o1',
    carrier: 'sf',
    trackingNo: 'SF1',
  },
  trace: { kind: 'parcel.trace', ticketId: 't1', orderId: 'o1', carrier: 'sf', trackingNo: 'SF1' },
  code: {
    kind: 'code.check',
    ticketId: 't1',
    orderId: 'o1',
    itemId: 'i1',
    leaf: 'VIR.code_invalid',
    codes: [{ id: 'k1', masked: 'ABCD-**89', deliveredAt: '2026-11-05T10:00:00.000Z' }],
  },
  mail: { kind: 'notice.mail', noticeId: '0' },
  push: { kind: 'notice.push', noticeId: '0', browserId: 'b1' },
  hook: {
    kind: 'notice.hook',
    merchantId: 'C1',
    ticketId: 't1',
    at: '2026-11-05T12:14:00.000Z',
    topic: 'act',
    name: 'merchant_review',
    facts: { number: 'RD-1' },
  },
} as const satisfies Record<string, Task>;

export const NEWS = {
  kind: 'storefront.events',
  ticketId: 't1',
  events: [
    { type: 'ticket.created', data: { state: 'screening' } },
    { type: 'payout.held', data: { itemId: 'i1' } },
  ],
} as const satisfies StorefrontNews;

export const NOTICE = {
  kind: 'notice.tell',
  ticketId: 't1',
  version: 3,
  conversationId: 'V1',
  buyerId: 'U1',
  merchantId: 'C9',
  at: '2026-11-05T12:14:00.000Z',
  moved: true,
  notices: [{ to: 'buyer', topic: 'act', name: 'offer_wait', facts: { number: 'RD-1' } }],
} as const satisfies NoticeTell;

/** A board of notices that leaves nobody's house, but for what the test brings. */
export const silentBoard = (own: Partial<NoticeBoard> = {}): NoticeBoard => ({
  bring: async () => [],
  hint: () => {},
  route: async () => 0,
  notice: async () => undefined,
  browser: async () => undefined,
  forgetBrowser: async () => {},
  hook: async () => undefined,
  noteHook: async () => {},
  timeZone: async () => 'Asia/Shanghai',
  push: async () => 'sent',
  post: async () => 200,
  pageOf: () => 'http://localhost/',
  unsubscribeUrl: () => 'http://localhost/',
  ...own,
});
