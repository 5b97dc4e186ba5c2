import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { marketplace, rules } from '../support/talk.ts';
import { aCase } from './case-kit.ts';

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

describe('the commission of a sale that is partly given back (§6)', () => {
  it.each([
    ['pro_rata', [56_700, 6_300]],
    ['none', [63_000, 0]],
    ['full', [21_000, 42_000]],
  ] as const)('%s, as the rule set says', async (commission, [merchant, reversed]) => {
    const market = await marketplace(db, undefined, undefined, { ...rules, commission });
    const one = await aCase(db, { market });
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('退点钱就行');
    await one.buyer({ action: 'accept_offer' });
    const { id } = await one.ticket();
    const lines = await market.tickets.ledger({ kind: 'integration' }, id);
    expect(
      lines?.map(({ account, debitCents, creditCents }) => [account, debitCents - creditCents]),
    ).toEqual([
      ['2001', merchant],
      ...(reversed > 0 ? [['4002', reversed]] : []),
      ['2004', -63_000],
    ]);
  });
});
