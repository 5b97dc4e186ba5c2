import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { todoItem } from '../../server/channels/merchant-desk.ts';
import { ticketView } from '../../server/channels/ticket-view.ts';
import type { Database } from '../../server/store/database.ts';
import { auditLedger } from '../../server/store/ledger-verify.ts';
import type { Caller } from '../../server/terms/caller.ts';
import type { Mandate } from '../../server/terms/mandate.ts';
import type { Tier } from '../../server/terms/order.ts';
import { Refused } from '../../server/terms/refused.ts';
import { openCounter, proposalsOf, roundsLeft } from '../../server/ticket/proposals.ts';
import { actionContext } from '../../server/turn/limits.ts';
import { freshDatabase } from '../support/database.ts';
import { rules } from '../support/talk.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const HOUR = 3_600_000;
const agent = staff('agent', 'A1');
/** The table gives 15 % of ¥4,200 and DT-12 lifts it to 17 % once. */
const DUE = 63_000;
const LIFTED = 71_400;

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

let people = 0;
/** A scratched laptop whose buyer has an offer of 15 %, at a merchant of its own. */
async function offered(negotiation?: Mandate, tier: Tier = 'B') {
  people += 1;
  const merchantId = `M-${people}`;
  const one = await aCase(db, {
    item: { merchantId },
    merchant: { id: merchantId, tier, ...(negotiation && { negotiation }) },
  });
  await one.chat.say('屏幕有道划痕 页面没写');
  await one.chat.photos('给', {}, {}, {});
  await one.chat.say('退点钱就行');
  expect(await one.state()).toBe('offer_wait');
  const merchant = staff('merchant', `S-${people}`, merchantId);
  return { one, merchant };
}

const amounts = async (one: Case) =>
  proposalsOf(await one.ticket()).map(({ by, terms, status }) => [by, terms.amountCents, status]);
const said = (one: Case) => one.chat.text(one.chat.events);
const card = (one: Case) => one.chat.last('offer');
const refunds = async (one: Case) => (await one.ticket()).refunds.map((r) => r.amountCents);
const counter = (one: Case, amountCents: number) => one.buyer({ action: 'counter', amountCents });
const viewFor = async (one: Case, caller: Caller) =>
  ticketView(await one.snapshot(), caller, {
    eta: () => ({ p50Minutes: 0, p80Minutes: 0, basis: 'target' }),
    actions: () => actionContext(rules, one.market.clock.now()),
  });

describe('proposals side by side', () => {
  it('a merchant proposes beside what the rules give, the buyer counters, the merchant agrees and it is done', async () => {
    const { one, merchant } = await offered();
    await counter(one, 200_000);
    // The uplift of the rules comes first, and the merchant is not in the talk yet.
    expect(await one.state()).toBe('offer_wait');
    await counter(one, 150_000);
    expect(await one.state()).toBe('negotiation');
    await one.act(merchant, {
      action: 'propose',
      remedy: 'partial_refund',
      amountCents: 84_000,
      note: '再加一点',
    });
    expect(card(one)?.proposals).toMatchObject({
      buyer: { amountCents: 150_000 },
      merchant: { amountCents: 84_000, reason: '再加一点' },
      platform: { amountCents: LIFTED },
    });
    await counter(one, 100_000);
    expect(await one.ticket()).toMatchObject({ state: 'negotiation', holder: 'merchant' });
    expect(said(one)).toMatch(/已转给寄售方/);
    const next = (await one.next(merchant)).map(({ action }) => action);
    expect(next).toEqual(expect.arrayContaining(['propose', 'accept_offer', 'decline_offer']));
    await one.act(merchant, { action: 'accept_offer', note: '可以' });
    expect(await one.state()).toBe('refunding');
    expect(await refunds(one)).toEqual([100_000]);
    await one.paid();
    expect(await one.state()).toBe('completed');
    expect((await auditLedger(db.pool)).breaches).toEqual([]);
    // What exceeds the table is the merchant's own; here all of it was.
    expect((await one.ticket()).granted?.liability.merchantBps).toBe(10_000);
    expect(await amounts(one)).toEqual([
      ['platform', DUE, 'superseded'],
      ['buyer', 200_000, 'superseded'],
      ['platform', LIFTED, 'superseded'],
      ['buyer', 150_000, 'superseded'],
      ['merchant', 84_000, 'superseded'],
      ['buyer', 100_000, 'accepted'],
      ['merchant', 100_000, 'accepted'],
    ]);
  });

  it('tells neither side how to reach the other past us, whoever reads the card', async () => {
    const { one, merchant } = await offered();
    await one.buyer({ action: 'decline_offer' });
    const propose = { action: 'propose', remedy: 'partial_refund', amountCents: 84_000 } as const;
    await one.act(merchant, { ...propose, note: '打 13900001111 详谈，划痕很轻' });
    expect(card(one)?.proposals?.merchant?.reason).toBe('打 ▇▇ 详谈，划痕很轻');
    await one.buyer({ action: 'counter', amountCents: 100_000, note: '加微信 lin_8899 谈' });
    expect(card(one)?.proposals?.buyer?.reason).toBe('▇▇ 谈');
  });

  it('a proposal of nothing is none: whoever gives nothing refuses, by a code', async () => {
    const { one, merchant } = await offered();
    await one.buyer({ action: 'decline_offer' });
    for (const remedy of ['partial_refund', 'return_refund', 'refund_only'])
      expect(await one.act(merchant, { action: 'propose', remedy, amountCents: 0 })).toMatchObject({
        code: 'validation_failed',
        extra: { errors: [{ path: 'amountCents' }] },
      });
    expect((await one.ticket()).offers.some(({ by }) => by === 'merchant')).toBe(false);
  });

  it('what is called too little is no yes to it, and whoever wants the merchant heard has it asked', async () => {
    const { one, merchant } = await offered();
    await one.chat.say('15%太少了 我就要20%');
    expect(one.chat.last('confirm')).toBeUndefined();
    expect(card(one)?.amountCents).toBe(LIFTED);
    await one.chat.say('那不行 让商家自己来说');
    expect(await one.ticket()).toMatchObject({ state: 'negotiation', holder: 'merchant' });
    const asked = await one.ticket();
    expect(openCounter(asked)?.terms.amountCents).toBe(84_000);
    // The merchant's list says what its yes grants, and that its silence leaves the tables the word.
    expect(todoItem(asked, [])).toMatchObject({
      terms: { amountCents: 84_000, chosen: false },
      requested: { amountCents: 84_000 },
      deadline: { timer: 'T-06', thenState: 'offer_wait' },
    });
    expect(said(one)).toMatch(/已转给寄售方/);
    await one.act(merchant, { action: 'accept_offer' });
    expect(one.chat.last('confirm')).toBeDefined();
  });

  it('what the rules give stays open beside a merchant’s, and neither goes below it', async () => {
    const { one, merchant } = await offered();
    await one.buyer({ action: 'decline_offer' });
    const low = await one.act(merchant, {
      action: 'propose',
      remedy: 'partial_refund',
      amountCents: DUE - 1,
    });
    expect(low).toMatchObject({ code: 'validation_failed' });
    await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents: 70_000 });
    const open = (await one.ticket()).offers.filter(
      ({ status, id, group }) => status === 'open' && id === group,
    );
    expect(open.map(({ by, terms }) => [by, terms.amountCents])).toEqual([
      ['platform', DUE],
      ['merchant', 70_000],
    ]);
    await one.buyer({ action: 'accept_offer', offerId: open[0]?.id ?? '' });
    expect(await refunds(one)).toEqual([DUE]);
  });

  it('a merchant reads the claim without the ways to reach the buyer', async () => {
    const { one, merchant } = await offered();
    const snapshot = await one.snapshot();
    const claim = { ...snapshot.ticket.claim, description: '屏幕有划痕 电话13912345678' };
    const told = { ...snapshot, ticket: { ...snapshot.ticket, claim } };
    const parts = {
      eta: () => ({ p50Minutes: 0, p80Minutes: 0, basis: 'target' }),
      actions: () => actionContext(rules, one.market.clock.now()),
    };
    expect(ticketView(told, merchant, parts).description).toBe('屏幕有划痕 电话▇▇');
    expect(ticketView(told, agent, parts).description).toMatch(/13912345678/);
  });

  it('a side has as many proposals as the rules give rounds', async () => {
    const { one, merchant } = await offered();
    await one.buyer({ action: 'decline_offer' });
    for (const amountCents of [70_000, 75_000, 80_000])
      await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents });
    const fourth = { action: 'propose', remedy: 'partial_refund', amountCents: 85_000 } as const;
    expect(await one.act(merchant, fourth)).toMatchObject({ code: 'action_not_allowed' });
    expect((await one.next(merchant)).map(({ action }) => action)).not.toContain('propose');
  });

  it('what the buyer wished for before the merchant came opens the talk and is no round of it', async () => {
    const { one, merchant } = await offered();
    await one.buyer({ action: 'decline_offer' });
    await counter(one, 200_000);
    await counter(one, 190_000);
    const left = async () => roundsLeft(await one.ticket(), 'buyer', rules.dt12.maxRounds);
    expect(await left()).toBe(2);
    await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents: 80_000 });
    expect(await left()).toBe(3);
    for (const [at, amountCents] of [150_000, 140_000, 130_000].entries()) {
      await counter(one, amountCents);
      expect(await left()).toBe(2 - at);
    }
    await counter(one, 120_000);
    expect((await one.ticket()).counters).toHaveLength(5);
  });

  it('an agent steps in between what the tables owe and allow', async () => {
    const { one, merchant } = await offered();
    await one.buyer({ action: 'decline_offer' });
    await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents: 70_000 });
    const ask = { action: 'propose', remedy: 'partial_refund', note: '折中' } as const;
    for (const amountCents of [DUE - 1, 420_000])
      expect(await one.act(agent, { ...ask, amountCents })).toMatchObject({
        code: 'validation_failed',
      });
    await one.act(agent, { ...ask, amountCents: 80_000 });
    expect(said(one)).toMatch(/平台同事看过双方的说法/);
    expect(card(one)?.proposals).toMatchObject({
      merchant: { amountCents: 70_000 },
      platform: { amountCents: 80_000, reason: '折中' },
    });
    await one.chat.send({ offer: { offerId: card(one)?.offerId ?? '', verb: 'accept' } });
    const { askId = '', digest = '' } = one.chat.last('confirm') ?? {};
    await one.chat.send({ confirm: { askId, digest } });
    expect(await refunds(one)).toEqual([80_000]);
  });
});

describe('two who accept at once', () => {
  it('one wins, the other gets a conflict, and nothing is half done', async () => {
    for (const [first, second] of [
      ['buyer', 'merchant'],
      ['merchant', 'buyer'],
    ] as const) {
      const { one, merchant } = await offered();
      await one.buyer({ action: 'decline_offer' });
      await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents: 84_000 });
      await counter(one, 100_000);
      const ticket = await one.ticket();
      const theirs = ticket.offers.findLast(
        ({ by, status }) => by === 'merchant' && status === 'open',
      );
      const yes = { version: ticket.version, clientId: randomUUID() } as const;
      const moves = {
        buyer: () =>
          one.actAt(one.chat.caller, {
            ...yes,
            action: 'accept_offer',
            clientId: randomUUID(),
            offerId: theirs?.id ?? '',
          }),
        merchant: () =>
          one.actAt(merchant, {
            ...yes,
            action: 'accept_offer',
            offerId: openCounter(ticket)?.id ?? '',
          }),
      };
      const answers = await Promise.all([moves[first](), moves[second]()]);
      const lost = answers.filter((answer) => answer instanceof Refused);
      expect(lost).toMatchObject([{ code: 'version_conflict' }]);
      const now = await one.ticket();
      expect(now.offers.filter(({ status }) => status === 'accepted')).toHaveLength(1);
      expect(now.offers.filter(({ status }) => status === 'open')).toEqual([]);
      expect(openCounter(now)).toBeUndefined();
      const paid = await refunds(one);
      expect(paid).toHaveLength(1);
      expect([84_000, 100_000]).toContain(paid[0]);
      await one.paid();
      expect(await one.state()).toBe('completed');
      expect((await auditLedger(db.pool)).breaches).toEqual([]);
    }
  });
});

describe('silence (T-06)', () => {
  it('of a merchant who was asked gives the table’s result', async () => {
    const { one, merchant } = await offered();
    await one.buyer({ action: 'decline_offer' });
    await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents: 84_000 });
    await counter(one, 150_000);
    await one.wait(72 * HOUR);
    await one.chat.fresh();
    expect(await one.state()).toBe('offer_wait');
    expect(said(one)).toMatch(/寄售方在时限内没有答复/);
    expect(card(one)).toMatchObject({ by: 'platform', amountCents: DUE });
  });

  it('is told to the merchant who was asked, whose turn it stays', async () => {
    const { one, merchant } = await offered();
    await one.buyer({ action: 'decline_offer' });
    await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents: 84_000 });
    await counter(one, 150_000);
    const asked = { holder: 'merchant', deadline: { timer: 'T-06', thenState: 'offer_wait' } };
    const { id: ticketId } = await one.ticket();
    const told = async () => {
      const { rows } = await db.pool.query<{ to: string }>(
        `SELECT n->>'to' AS to FROM outbox o, json_array_elements(o.payload->'notices') n
         WHERE o.ticket_id = $1 AND n->>'topic' = 'reminder'`,
        [ticketId],
      );
      return rows.map(({ to }) => to);
    };
    const heard = one.chat.events.length;
    await one.wait(36 * HOUR);
    await one.chat.fresh();
    expect(one.chat.events.slice(heard)).toEqual([]);
    expect(await one.ticket()).toMatchObject(asked);
    expect(await told()).toEqual(['merchant']);
    await one.act(agent, { action: 'assign' });
    await one.act(agent, { action: 'suspend', reason: '双方约定暂停' });
    await one.act(agent, { action: 'resume' });
    await one.wait(29 * HOUR);
    expect(await one.ticket()).toMatchObject(asked);
    expect(await told()).toEqual(['merchant', 'merchant']);
  });

  it('of the buyer closes the case', async () => {
    const { one, merchant } = await offered();
    await one.buyer({ action: 'decline_offer' });
    await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents: 84_000 });
    await one.wait(72 * HOUR);
    await one.chat.fresh();
    expect(await one.state()).toBe('closed_timeout');
  });
});

describe('a merchant’s mandate', () => {
  const generous = { style: 'balanced', maxPartialBps: 2_500 } as const;
  const most = 105_000;

  it('is spoken for within its limits, which nobody but the merchant reads', async () => {
    const { one, merchant } = await offered(generous);
    await counter(one, 200_000);
    await counter(one, 190_000);
    expect(said(one)).toMatch(/寄售方愿意给到/);
    await counter(one, 180_000);
    const ticket = await one.ticket();
    const theirs = ticket.offers.filter(({ by }) => by === 'merchant');
    expect(theirs.length).toBeGreaterThan(0);
    for (const { terms, spokenFor } of theirs) {
      expect(spokenFor).toBe(true);
      expect(terms.amountCents).toBeGreaterThan(LIFTED);
      expect(terms.amountCents).toBeLessThan(most);
    }
    for (const caller of [one.chat.caller, agent, merchant]) {
      const view = JSON.stringify(await viewFor(one, caller));
      expect(view).not.toContain(String(most));
      expect(view).not.toContain('maxPartialBps');
    }
  });

  it('agrees to what it may, and the buyer’s own yes carries it out', async () => {
    const { one } = await offered(generous);
    await counter(one, 200_000);
    await counter(one, 76_000);
    expect(await refunds(one)).toEqual([76_000]);
    expect((await one.ticket()).granted?.terms.amountCents).toBe(76_000);
  });

  it('asks a buyer who named the sum in the chat to confirm it first', async () => {
    const { one } = await offered(generous);
    await one.chat.say('太少了 退我2000');
    await one.chat.say('那退我760');
    expect(said(one)).toMatch(/寄售方同意了：¥760.00/);
    expect(await refunds(one)).toEqual([]);
    const { askId = '', digest = '' } = one.chat.last('confirm') ?? {};
    await one.chat.send({ confirm: { askId, digest } });
    expect(await refunds(one)).toEqual([76_000]);
  });

  it.each([
    ['of other leaves', { ...generous, leaves: ['WRG'] }, 'B'],
    ['below what the rules give', { maxPartialBps: 1_000 }, 'B'],
    ['of a shop whose tier may no longer let anything be agreed', generous, 'D'],
  ] as const)('%s says nothing', async (_, mandate, tier) => {
    const { one } = await offered(mandate, tier);
    await counter(one, 200_000);
    await counter(one, 190_000);
    expect((await one.ticket()).offers.some(({ by }) => by === 'merchant')).toBe(false);
  });
});

describe('“你帮我谈”', () => {
  it('talks both mandates through, tells every word, and the buyer confirms', async () => {
    const { one } = await offered({ style: 'firm', maxPartialBps: 2_500 });
    await one.chat.say('你帮我跟卖家谈吧 至少800');
    expect(said(one)).toMatch(/我来替您跟寄售方谈.*¥630.00/);
    expect(said(one)).toMatch(/谈下来了/);
    const { askId = '', digest = '' } = one.chat.last('confirm') ?? {};
    await one.chat.send({ confirm: { askId, digest } });
    const [cents = 0] = await refunds(one);
    expect(cents).toBeGreaterThan(80_000);
    expect(cents).toBeLessThan(105_000);
    const spoken = proposalsOf(await one.ticket()).filter(({ spokenFor }) => spokenFor);
    expect(spoken.length).toBeGreaterThan(1);
    await one.paid();
    expect((await auditLedger(db.pool)).breaches).toEqual([]);
  });

  it('keeps what the buyer would take out of every record of the case', async () => {
    const { one, merchant } = await offered();
    await one.chat.say('帮我和卖家商量下 不能少于777');
    const { state } = await one.ticket();
    expect(state).toBe('negotiation');
    expect((await one.ticket()).holder).toBe('merchant');
    const kept = JSON.stringify([await one.snapshot(), await viewFor(one, merchant)]);
    // The digits alone, not a hash that happens to hold them.
    expect(kept).not.toMatch(/\b777(?:00)?\b/);
  });

  it('answers a merchant who answers for itself, and takes what the buyer would', async () => {
    const { one, merchant } = await offered();
    await one.chat.say('帮我和卖家商量下 最少800');
    await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents: 70_000 });
    const asked = openCounter(await one.ticket());
    expect(asked?.spokenFor).toBe(true);
    expect(asked?.terms.amountCents).toBeGreaterThan(80_000);
    await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents: 82_000 });
    await one.act(merchant, { action: 'propose', remedy: 'partial_refund', amountCents: 83_000 });
    expect(said(one)).toMatch(/谈下来了：¥8[23]0.00/);
  });
});
