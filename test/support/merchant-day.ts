import type { Database } from '../../server/store/database.ts';
import { aCase, type Case } from '../turn/case-kit.ts';

/** What a shop's cases are about: the item, what its buyer says, and how far the talk goes. */
const CLAIMS = [
  { title: 'ThinkPad X1 Carbon Gen9', cents: 1_200_000, say: '屏幕有道划痕 页面没写 退我10%就行' },
  { title: 'MacBook Air M2 95新', cents: 680_000, say: '外壳磕了一个坑 商品页没写 退点钱 500' },
  { title: 'iPad Pro 11 寸 256G', cents: 990_000, say: '屏幕边框有裂纹 没说过 退我一部分' },
  { title: '索尼 A7M3 机身', cents: 1_080_000, say: '机身有明显掉漆 描述里没有 补偿我点' },
] as const;

/**
 * Cases of one shop that wait for its word, as claims above what it agreed to beforehand do. `start`
 * is the business instant they are made at.
 */
export async function waitingCases(
  db: Database,
  { merchantId, count, start }: { merchantId: string; count: number; start: string },
): Promise<Case[]> {
  const cases: Case[] = [];
  for (let n = 0; n < count; n += 1) {
    const claim = CLAIMS[n % CLAIMS.length] ?? CLAIMS[0];
    const at = Date.parse(start) + n * 60_000;
    const signedAt = new Date(at - 20 * 3_600_000).toISOString();
    const one = await aCase(db, {
      start: new Date(at).toISOString(),
      item: { paidCents: claim.cents, merchantId, title: claim.title },
      merchant: { id: merchantId },
      order: orderAt(signedAt),
    });
    await one.chat.say(claim.say);
    await one.chat.photos('给', {}, {}, {}, {});
    for (let tries = 0; tries < 3; tries += 1) {
      const shown = one.chat.last('confirm');
      const waits = one.chat.last('ticket') && (await one.state()) === 'merchant_review';
      if (waits || !shown) break;
      await one.chat.send({ confirm: { askId: shown.askId, digest: shown.digest } });
    }
    cases.push(one);
  }
  return cases;
}

const day = (iso: string, days: number) =>
  new Date(Date.parse(iso) - days * 86_400_000).toISOString();

const orderAt = (signedAt: string) => ({
  placedAt: day(signedAt, 3),
  paidAt: day(signedAt, 3),
  updatedAt: signedAt,
  shipments: [
    {
      id: 's1',
      carrier: 'SF',
      trackingNo: 'SF1',
      bookedBy: 'consignor' as const,
      itemIds: ['1'],
      shippedAt: day(signedAt, 2),
      signedAt,
      events: [],
    },
  ],
});
