import { describe, expect, it } from 'vitest';
import { render } from '../../server/dialogue/speech.ts';
import type { Leaf } from '../../server/terms/reason.ts';
import type { RemedyTerms } from '../../server/terms/verdict.ts';
import type { Offer } from '../../server/ticket/ticket.ts';
import { termsSpeech } from '../../server/turn/steps/terms-speech.ts';
import { caseIn } from '../conversations/scenes.ts';
import { plainTalk } from '../support/plain-talk.ts';

const PAID = 50_000;

const offerOf = (terms: Partial<RemedyTerms>): Offer =>
  ({
    id: 'of-1',
    group: 'of-1',
    by: 'platform',
    status: 'open',
    round: 1,
    madeAt: '2026-11-05T12:00:00.000Z',
    expiresAt: '2026-11-08T12:00:00.000Z',
    terms: { remedy: 'refund_only', amountCents: PAID, ...terms },
  }) as Offer;

const inCase = (leaf: Leaf, terms: Partial<RemedyTerms>) =>
  caseIn('offer_wait', {
    paidCents: PAID,
    claim: { leaf, description: '', requested: {} },
    offers: [offerOf(terms)],
  });

describe('a refund is called full where it is all that was paid, whatever it is for', () => {
  it.each<[Leaf, Partial<RemedyTerms>, string, string]>([
    ['VIR.code_invalid', {}, '全额退款 ¥500.00', 'a full refund of ¥500.00'],
    ['VIR.code_invalid', { amountCents: 49_999 }, '退款 ¥499.99', 'a refund of ¥499.99'],
    [
      'DEF.function',
      { amountCents: 20_000 },
      '退款 ¥200.00，不用寄回',
      'a refund of ¥200.00, nothing to send back',
    ],
    [
      'DEF.function',
      {},
      '全额退款 ¥500.00，不用寄回',
      'a full refund of ¥500.00, nothing to send back',
    ],
    [
      'DEF.function',
      { remedy: 'return_refund', amountCents: 45_000 },
      '退货退款 ¥450.00',
      'return for a refund of ¥450.00',
    ],
    [
      'FUL.oos',
      { amountCents: 30_000, coupon: { faceCents: 1_000, validDays: 90, bearerCents: 0 } as never },
      '退款 ¥300.00，另送 ¥10.00 无门槛券',
      'a refund of ¥300.00 plus a ¥10.00 coupon with no minimum',
    ],
  ])('%s %j', (leaf, terms, zh, en) => {
    const ticket = inCase(leaf, terms);
    const said = termsSpeech(offerOf(terms), ticket);
    expect([render(said, 'zh-CN').text, render(said, 'en').text]).toEqual([zh, en]);
  });

  it.each([
    ['DEF.function', PAID, '全额退款'],
    ['LOG.lost', PAID, '全额退款'],
    ['LOG.lost', PAID - 1, '仅退款'],
  ] as const)('on the card too: %s %d', (leaf, amountCents, called) => {
    const ticket = inCase(leaf, { amountCents });
    const chat = plainTalk({
      tickets: [ticket],
      state: { ticketId: ticket.id, focus: { orderId: ticket.orderId, itemId: ticket.itemId } },
    });
    chat.send({ offer: { offerId: 'of-1', verb: 'accept' } });
    const summary = chat.last('confirm')?.summary ?? [];
    expect(summary.find(({ label }) => label === '处理方式')?.value).toBe(called);
  });
});
