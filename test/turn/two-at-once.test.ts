import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { createDesk } from '../../server/store/desk.ts';
import { auditLedger } from '../../server/store/ledger-verify.ts';
import type { StaffCaller } from '../../server/terms/caller.ts';
import { Refused } from '../../server/terms/refused.ts';
import type { TurnStore } from '../../server/turn/ports.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { marketplace } from '../support/talk.ts';
import { checkCases } from './any/check.ts';
import { aCase, type Case, staff } from './case-kit.ts';

/** A store behind which the next two turns have both read before either of them writes. */
function abreast() {
  let waiting: (() => void)[] | undefined;
  const around = (store: TurnStore): TurnStore => ({
    load: store.load,
    async commit(plan) {
      if (waiting) {
        const all = waiting;
        await new Promise<void>((go) => {
          all.push(go);
          if (all.length < 2) return;
          waiting = undefined;
          for (const each of all) each();
        });
      }
      return store.commit(plan);
    },
  });
  return {
    around,
    async both<T>(one: () => Promise<T>, other: () => Promise<T>): Promise<(T | Refused)[]> {
      waiting = [];
      const orRefused = (error: unknown) => {
        if (error instanceof Refused) return error;
        throw error;
      };
      return Promise.all([one().catch(orRefused), other().catch(orRefused)]);
    },
  };
}

describe.each(ENGINES)('two at once, on %s', (engine) => {
  let db: Database;
  beforeAll(async () => {
    db = await freshDatabase(engine);
  });
  afterAll(() => db.close());

  const given = async (merchantId: string) => {
    const { around, both } = abreast();
    const market = await marketplace(db, undefined, around);
    const one = await aCase(db, { market, item: { merchantId }, merchant: { id: merchantId } });
    return { one, market, both };
  };

  it('who take one conversation: one has it, and the other is told who', async () => {
    const { one, market, both } = await given('M-taken');
    const { conversationId } = one.chat;
    await one.chat.say('转人工');
    const take = (who: StaffCaller) => () =>
      market.turn.desk(who, { type: 'take', conversationId, clientId: randomUUID() });
    const answers = await both(take(staff('agent', 'amy')), take(staff('agent', 'ben')));
    const won = answers.filter((answer) => !(answer instanceof Refused));
    const lost = answers.filter((answer) => answer instanceof Refused);
    expect([won.length, lost.length]).toEqual([1, 1]);
    const holder = (await createDesk(db.pool).one(conversationId))?.talk?.assignee;
    expect(won[0]).toMatchObject({ holder });
    expect(['amy', 'ben']).toContain(holder?.name);
    expect(lost[0]).toMatchObject({
      code: 'already_taken',
      extra: { errors: [{ path: 'holder', message: holder?.name }] },
    });
    // The buyer sees one of them come in.
    expect(await one.chat.fresh()).toMatchObject([
      { type: 'party', actor: { name: holder?.name } },
    ]);
  });

  /** Buyer and merchant each have an open proposal of the other before them. */
  async function facing(one: Case, merchant: StaffCaller) {
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('退点钱就行');
    for (const amountCents of [200_000, 150_000])
      await one.buyer({ action: 'counter', amountCents });
    await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents: 84_000 });
    await one.buyer({ action: 'counter', amountCents: 100_000 });
    const { offers, version } = await one.ticket();
    const proposed = offers.findLast(({ by, status }) => by === 'merchant' && status === 'open');
    return { version, offerId: proposed?.id ?? 'none' };
  }

  it('who accept different proposals: one counts, and nothing is half done', async () => {
    const { one, both } = await given('M-accepts');
    const merchant = staff('merchant', 'S-accepts', 'M-accepts');
    const { version, offerId } = await facing(one, merchant);
    const answers = await both(
      () => one.actAt(one.chat.caller, { action: 'accept_offer', version, offerId }),
      () => one.actAt(merchant, { action: 'accept_offer', version }),
    );
    const lost = answers.filter((answer) => answer instanceof Refused);
    expect(lost).toMatchObject([{ code: 'version_conflict' }]);
    const [ticket] = await checkCases(one);
    const sum = answers[0] instanceof Refused ? 100_000 : 84_000;
    expect(ticket?.granted?.terms.amountCents).toBe(sum);
    expect(ticket?.refunds.map(({ amountCents }) => amountCents)).toEqual([sum]);
    expect(ticket?.offers.filter(({ status }) => status === 'open')).toEqual([]);
    await one.paid();
    expect(await one.state()).toBe('completed');
    expect((await auditLedger(db.pool)).breaches).toEqual([]);
  });
});
