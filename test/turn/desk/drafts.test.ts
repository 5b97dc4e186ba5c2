import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/store/database.ts';
import { freshDatabase } from '../../support/database.ts';
import { aCase, type Case, staff } from '../case-kit.ts';

const amy = staff('agent', 'amy');
const merchant = staff('merchant', 'shop');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

const beside = (one: Case) => one.market.turn.deskContext(amy, one.chat.conversationId);
const draftsOf = async (one: Case) => (await beside(one)).suggestion.drafts.map(({ name }) => name);
const filled = async (one: Case, name: string) =>
  (await beside(one)).canned.find((reply) => reply.name === name)?.filled;

describe('what a colleague is given to say', () => {
  it('tells the buyer to wait only where they wait, and to act only where it is their turn', async () => {
    const one = await aCase(db);
    await one.chat.say('屏幕有一道划痕，商品页没写');
    expect(await one.state()).toBe('evidence_wait');
    expect(await draftsOf(one)).toContain('act_by');
    expect(await filled(one, 'deadline')).toBeUndefined();
    expect(await filled(one, 'act_by')).toContain('请在 11月');
    await one.chat.say('转人工');
    expect(await one.state()).toBe('platform_review');
    expect(await draftsOf(one)).toContain('deadline');
    expect(await filled(one, 'deadline')).toMatch(/会在 11月.*前有结果/);
    expect(await filled(one, 'act_by')).toBeUndefined();
  });

  it('says that the goods stay only of an offer by which they do, and until when of one that stands', async () => {
    const one = await aCase(db);
    await one.chat.say('屏幕有一道划痕，商品页没写');
    await one.chat.say('转人工');
    const reason = '照片清楚';
    await one.act(amy, { action: 'arbitrate', outcome: 'return_refund', reason });
    expect(await one.state()).toBe('offer_wait');
    expect(await filled(one, 'offer')).toBeUndefined();
    expect(await filled(one, 'offer_return')).toContain('¥4,200.00');
    expect(await draftsOf(one)).toContain('offer_return');
    expect(await filled(one, 'offer_deadline')).toContain('保留到 11月');
    const kept = await aCase(db);
    await kept.chat.say('屏幕有一道划痕，商品页没写');
    await kept.chat.say('转人工');
    const terms = { outcome: 'partial_refund', amountCents: 63_000, reason } as const;
    await kept.act(amy, { action: 'arbitrate', ...terms });
    expect(await filled(kept, 'offer')).toContain('¥630.00');
    expect(await filled(kept, 'offer_return')).toBeUndefined();
  });

  it('names the proposal that was put last, as the buyer’s card does', async () => {
    const one = await aCase(db, {
      item: { paidCents: 1_200_000 },
      order: { paidCents: 1_200_000 },
    });
    await one.chat.say('屏幕有道划痕 页面没写 退我10%就行');
    await one.chat.photos('给', {}, {}, {}, {});
    expect(await one.state()).toBe('merchant_review');
    const shop = staff('merchant', merchant.userId, (await one.ticket()).merchantId);
    const propose = { action: 'propose', remedy: 'partial_refund', amountCents: 50_000 } as const;
    await one.act(shop, propose);
    expect(one.chat.last('offer')).toMatchObject({ amountCents: 50_000 });
    expect(await filled(one, 'offer')).toContain('¥500.00');
    const { facts } = (await beside(one)).suggestion;
    expect(facts).toContainEqual({ name: 'offered', value: '¥500.00' });
  });
});
