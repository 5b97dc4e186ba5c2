import { randomUUID } from 'node:crypto';
import type { App } from '../../server/app.ts';
import { payoutDesk } from '../../server/plugins/payout-desk.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { rules, seed } from '../decision/facts.ts';
import { aCase, type Case, staff } from '../turn/case-kit.ts';
import { merchantPerson, type Person } from './people.ts';

interface Given {
  readonly buyer?: object;
  readonly item?: object;
  readonly merchant?: object;
  readonly receiver?: object;
  readonly words?: string;
}

/** A buyer and a merchant with a case that waits, one that a jury has, one that was paid, and money asked for. */
export async function household(app: App, name: string, given: Given) {
  const merchantId = `C-${name}`;
  const buyerId = `U-${name}`;
  const { database: db } = app;
  const open = (paidCents: number) =>
    aCase(db, {
      start: app.clock.now(),
      item: { paidCents, ...given.item, merchantId },
      merchant: { ...given.merchant, id: merchantId },
      buyer: { ...given.buyer, id: buyerId },
      order: ordered(app.clock.now(), given.receiver),
    });
  const waiting = await claim(await open(1_200_000), given.words);
  const paid = await claim(await open(90_000), given.words);
  const [offer] = (await paid.ticket()).offers;
  await paid.buyer({ action: 'accept_offer', ...(offer && { offerId: offer.id }) });
  if ((await paid.ticket()).refunds.length > 0) await paid.paid();
  const judged = await claim(await open(80_000), '收到个空包裹 盒子里什么都没有 退款');
  await arbitrated(judged, await merchantPerson(app, name, merchantId));
  const writes = createStorefrontWrites(db.pool, app.clock);
  await writes.putMerchant({
    ...seed.merchant,
    ...given.merchant,
    id: merchantId,
    availableCents: 500_000,
  });
  const merchant = await merchantPerson(app, name, merchantId);
  await payoutDesk(db.pool, () => rules).request({
    id: `po_${randomUUID().replaceAll('-', '')}`,
    merchantId,
    cents: 1_000,
    at: app.clock.now(),
    by: `user-${name}`,
    own: true,
  });
  const talks = [waiting.chat, judged.chat, paid.chat];
  return {
    buyerId,
    merchant,
    own: {
      conversationId: waiting.chat.conversationId,
      ticketId: (await waiting.ticket()).id,
      judgedId: (await judged.ticket()).id,
      orderId: waiting.order.id,
    },
    offerIds: talks.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'offer' ? event.offerId : [])),
    ),
    askIds: talks.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'confirm' ? event.askId : [])),
    ),
  };
}

/** Takes a case to its jury, as both sides want. */
async function arbitrated(one: Case, { caller }: Person): Promise<void> {
  if (caller?.kind !== 'staff') throw new Error('no merchant');
  const agent = staff('agent', 'user-agent-agent');
  await one.chat.photos('给', {}, {}, {});
  if ((await one.state()) !== 'platform_review') await one.chat.say('转人工');
  await one.act(agent, { action: 'open_arbitration' });
  await one.buyer({ action: 'open_jury' });
  await one.act(caller, { action: 'open_jury' });
  await one.act(agent, { action: 'open_jury' });
  if ((await one.state()) !== 'arb_jury') throw new Error(`no jury sits: ${await one.state()}`);
}

async function claim(one: Case, words = '屏幕有道划痕 页面没写 退我10%就行'): Promise<Case> {
  await one.chat.say(words);
  await one.chat.photos('给', {}, {}, {}, {});
  const shown = one.chat.last('confirm');
  if (shown) await one.chat.send({ confirm: { askId: shown.askId, digest: shown.digest } });
  return one;
}

const hoursAgo = (now: string, hours: number) =>
  new Date(Date.parse(now) - hours * 3_600_000).toISOString();

const ordered = (now: string, receiver?: object) => ({
  placedAt: hoursAgo(now, 72),
  paidAt: hoursAgo(now, 72),
  updatedAt: now,
  receiver: { name: '林晓', phone: '13800000023', address: '上海市', ...receiver },
  shipments: [
    {
      id: `sh-${randomUUID()}`,
      carrier: 'SF',
      trackingNo: `SF${randomUUID()}`,
      bookedBy: 'consignor' as const,
      itemIds: ['1'],
      shippedAt: hoursAgo(now, 48),
      signedAt: hoursAgo(now, 20),
      events: [],
    },
  ],
});
