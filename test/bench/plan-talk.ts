import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { MessageBody } from '../../server/contract/buyer-channel.ts';
import type { WireEvent } from '../../server/contract/conversation-events.ts';
import { createConversations } from '../../server/store/conversations.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { createEvidenceStore } from '../../server/store/evidence.ts';
import { createRefundIndex } from '../../server/store/refunds.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { Order } from '../../server/terms/order.ts';
import type { Understand } from '../../server/terms/understanding.ts';
import { createTurnService } from '../../server/turn/handle.ts';
import type { Snapshot } from '../../server/turn/ports.ts';
import { rules, seed } from '../decision/facts.ts';
import { photoRow } from '../support/photo-row.ts';

const BEGUN = Date.parse('2026-11-05T12:14:00Z');
const MINUTE_MS = 60_000;
/** Who keeps the goods and takes money more than three times in a month is looked at by a person (DT-9). */
const CLAIM_EVERY_MS = 11 * 24 * 60 * MINUTE_MS;

/** One claim from the first word to the refund, with questions between and after; `{order}` is its own. */
const SAYS = [
  '你好',
  '订单号 {order}',
  '收到了 屏幕有道划痕 商品页根本没写',
  '要多长时间',
  'photos',
  '运费谁出',
  '退我20%就行 不想折腾退货了',
  '为什么只能退这么多',
  '在吗',
  '没听懂 再说一遍',
  '行吧 15就15',
  'confirm',
  '钱退到哪里',
  '好的谢谢',
  '发票可以开吗',
  '你们退货政策是什么',
  'What is your return policy?',
  '优惠券怎么用',
  '今天天气怎么样',
  '我的快递到哪了',
] as const;

export interface Spoken {
  readonly body: MessageBody;
  /** What the message was planned from. */
  readonly snapshot: Snapshot;
  readonly now: string;
}

/** A talk of so many messages in one conversation, one claim after the other, on PGlite. */
export async function* longTalk(understand: Understand, messages: number): AsyncGenerator<Spoken> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'redress-plan-'));
  const database = await openDatabase({ dataDir });
  try {
    const talk = await begin(database, understand);
    for (let n = 0; n < messages; n += 1) yield await talk.say(n);
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function begin(database: Database, understand: Understand) {
  let now = new Date(BEGUN).toISOString();
  const clock = { now: () => now };
  const store = createTurnStore(database.pool);
  let snapshot: Snapshot | undefined;
  const turn = createTurnService({
    store: {
      commit: store.commit,
      async load(key) {
        snapshot = await store.load(key);
        return snapshot;
      },
    },
    rules: () => rules,
    clock,
    announce: () => {},
    nudge: () => {},
    understand,
    log: createConversations(database),
    refunds: createRefundIndex(database.pool),
    newId: (prefix) => `${prefix}_${randomUUID()}`,
  });
  const writes = createStorefrontWrites(database.pool, clock);
  await writes.putBuyer(seed.buyer);
  const buyer = { kind: 'buyer', buyerId: seed.buyer.id } as const;
  const { conversationId } = await turn.open(buyer, {});
  let seen = 0;
  let shown: readonly WireEvent[] = [];

  const say = async (n: number): Promise<Spoken> => {
    const [claim, step] = [Math.floor(n / SAYS.length), n % SAYS.length];
    const begun = claim * CLAIM_EVERY_MS;
    now = new Date(BEGUN + begun + step * MINUTE_MS).toISOString();
    const said = SAYS[step] ?? '';
    const orderId = `JS20261101${String(claim).padStart(6, '0')}`;
    if (step === 0) await tell(anOrder(orderId, begun));
    const body = { clientId: randomUUID(), ...(await bodyOf(said, orderId)) };
    await turn.message(buyer, conversationId, body);
    const planned = snapshot;
    if (!planned) throw new Error(`nothing was loaded for ${said}`);
    await hear();
    return { body, snapshot: planned, now };
  };

  /** Each order has a merchant of its own: one alone could not answer for all these claims. */
  const tell = async (order: Order): Promise<void> => {
    for (const { merchantId } of order.items)
      await writes.putMerchant({ ...seed.merchant, id: merchantId });
    await writes.putOrder(order);
  };

  /** What was answered; a refund that was asked for is paid at once. */
  const hear = async (): Promise<void> => {
    const { events, lastSeq } = await turn.sync(buyer, conversationId, seen);
    [seen, shown] = [lastSeq, events];
    const ticket = events.findLast((event) => event.type === 'ticket');
    if (ticket?.state !== 'refunding') return;
    await pay(ticket.ticketId);
    seen = (await turn.sync(buyer, conversationId, seen)).lastSeq;
  };

  const pay = async (ticketId: string): Promise<void> => {
    const { rows } = await database.pool.query<{ id: string; cents: string }>(
      'SELECT id, amount_cents AS cents FROM refund WHERE ticket_id = $1',
      [ticketId],
    );
    for (const { id, cents } of rows)
      await turn.gatewayEvent('bench', {
        type: 'refund.succeeded',
        eventId: `paid:${id}`,
        refundId: id,
        amountCents: Number(cents),
      });
  };

  const bodyOf = async (said: string, orderId: string): Promise<Omit<MessageBody, 'clientId'>> => {
    if (said === 'photos') return { text: '拍好了', evidenceIds: await photos() };
    if (said !== 'confirm') return { text: said.replace('{order}', orderId) };
    const card = shown.findLast((event) => event.type === 'confirm');
    if (!card) throw new Error(`no confirm card was shown for ${orderId}`);
    return { confirm: { askId: card.askId, digest: card.digest } };
  };

  const photos = async (): Promise<string[]> => {
    const ids = ['a', 'b', 'c'].map((letter) => `ev_${letter}${randomUUID()}`);
    for (const id of ids)
      await files.add(photoRow({ id, conversationId, buyerId: seed.buyer.id, uploadedAt: now }));
    return ids;
  };
  const files = createEvidenceStore(database);

  return { say };
}

/** Each placed, paid and delivered so much later than the first. */
const anOrder = (id: string, laterMs: number): Order => ({
  ...later(seed.order, laterMs),
  id,
  items: [{ ...seed.item, merchantId: `M-${id}`, serial: `SN-${id}` }],
  shipments: later(seed.order.shipments, laterMs).map((sent) => ({
    ...sent,
    id: `s-${id}`,
    trackingNo: `T-${id}`,
  })),
});

const INSTANT = /^\d{4}-\d\d-\d\dT/;

const later = <T>(value: T, ms: number): T =>
  JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' && INSTANT.test(part)
      ? new Date(Date.parse(part) + ms).toISOString()
      : part,
  );
