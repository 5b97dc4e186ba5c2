import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { seed } from '../decision/facts.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase } from './case-kit.ts';

const [parcel] = seed.order.shipments;
const inTransit = {
  status: 'shipped' as const,
  shipments: parcel ? [{ ...parcel, signedAt: undefined }] : [],
};

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

describe('a hazard', () => {
  it.each([
    '笔记本一充电就特别烫，不敢用了',
    '电池好像胀了，后盖都顶起来了',
    '插上去有股烧焦味',
    'burning smell when I plug it in',
    'it gets too hot to touch when charging',
  ])('%s: told to stop using it, a person at once, no photos asked for', async (text) => {
    const one = await aCase(db);
    await one.chat.say(text);
    expect(await one.ticket()).toMatchObject({
      state: 'platform_review',
      claim: { leaf: 'DEF.safety' },
    });
    expect(one.chat.text(one.chat.events)).toMatch(/先别再用|stop using it/);
    expect(one.chat.last('ask')).toBeUndefined();
  });

  it('is described once, however often it is said', async () => {
    const one = await aCase(db);
    await one.chat.say('电池好像胀了，后盖都顶起来了');
    expect((await one.ticket()).claim.description).toBe('电池好像胀了，后盖都顶起来了');
  });

  it.each(['手机有点热', '封面的烫金掉了'])('%s: is a fault like others', async (text) => {
    const one = await aCase(db);
    await one.chat.say(text);
    expect(one.chat.last('handoff')).toBeUndefined();
  });
});

describe('the other item', () => {
  const two = () =>
    aCase(db, {
      order: {
        paidCents: 100_000,
        shipments: parcel ? [{ ...parcel, itemIds: ['K', 'S'] }] : [],
        items: [
          { ...seed.item, id: 'K', title: '机械键盘 87键 95新', paidCents: 30_000 },
          { ...seed.item, id: 'S', title: '显示器 27寸 95新', paidCents: 70_000 },
        ],
      },
    });
  type Said = Awaited<ReturnType<typeof two>>['chat'];
  const card = (chat: Said) => chat.last('confirm')?.summary.map(({ value }) => value);

  it.each(['不是键盘 是显示器', '说错了，不是键盘，是显示器'])(
    '%s: moves the card of a claim that is not opened yet',
    async (text) => {
      const one = await two();
      const { chat } = one;
      await chat.say('键盘我不想要了，七天无理由退货');
      expect(card(chat)).toContain('机械键盘 87键 95新');
      const answer = await chat.say(text);
      expect(chat.text(answer)).toMatch(/改成「显示器/);
      expect(card(chat)).toContain('显示器 27寸 95新');
      expect(chat.last('ticket')).toBeUndefined();
      await chat.say('确认');
      expect(await one.ticket()).toMatchObject({ state: 'return_wait', itemId: 'S' });
    },
  );

  it('moves a case that waits for its first photo, and takes the first one back', async () => {
    const one = await two();
    await one.chat.say('键盘坏了，按键没反应');
    const first = await one.ticket();
    expect(first).toMatchObject({ itemId: 'K', state: 'evidence_wait' });
    await one.chat.say('不是键盘 是显示器');
    expect(await one.ticket()).toMatchObject({
      itemId: 'S',
      state: 'evidence_wait',
      claim: { leaf: first.claim.leaf },
    });
    const left = one.chat.events.filter((event) => event.type === 'ticket');
    expect(left.findLast(({ ticketId }) => ticketId === first.id)).toMatchObject({
      state: 'cancelled',
    });
  });

  it('a fault of each is still two claims', async () => {
    const { chat } = await two();
    await chat.say('键盘按键没反应，显示器有亮点');
    const opened = chat.events.flatMap((event) => (event.type === 'ticket' ? event.ticketId : []));
    expect(new Set(opened).size).toBe(2);
  });
});

describe('a parcel that was refused', () => {
  it.each(['我拒收了，已经往回退', 'I refused the delivery, it is going back'])(
    '%s: is followed, not intercepted',
    async (text) => {
      const one = await aCase(db, { order: inTransit });
      const answer = await one.chat.say(text);
      expect(one.chat.text(answer)).toMatch(/拒收的包裹|parcel you refused/);
      await one.chat.say('确认');
      expect(await one.ticket()).toMatchObject({
        state: 'intercepting',
        claim: { leaf: 'LOG.reject_return' },
      });
      expect(one.chat.text(one.chat.events)).not.toMatch(/拦截|stop the parcel|stop it/);
    },
  );

  it('takes the place of an interception that was only proposed', async () => {
    const one = await aCase(db, { order: inTransit });
    await one.chat.say('拍错了 拦一下');
    const answer = await one.chat.say('我拒收了，已经往回退');
    expect(one.chat.text(answer)).toMatch(/拒收的包裹/);
    expect(one.chat.text(answer)).not.toMatch(/拦截/);
  });
});

describe('what is said of goods', () => {
  it('of a parcel that never came, nothing is to be kept or sent back', async () => {
    const { chat } = await aCase(db);
    await chat.say('物流显示签收了，可我根本没收到');
    expect(chat.last('confirm')?.summary.map(({ value }) => value)).not.toContain(
      '您留着，不用寄回',
    );
  });

  it('whoever only clears the throat is asked to go on', async () => {
    const { chat } = await aCase(db);
    expect(chat.text(await chat.say('那个，'))).toMatch(/您请说/);
  });

  it('a fault told with a key that does nothing misses no part', async () => {
    const one = await aCase(db);
    await one.chat.say('手机充不进电，按电源键一点动静都没有');
    const { claim } = await one.ticket();
    expect(claim).toMatchObject({ leaf: 'DEF.power' });
    expect(claim.secondary ?? []).toEqual([]);
  });
});

describe('one loss told with its cause', () => {
  it.each([
    'Tape was cut and redone in transit and the charger is missing',
    '快递箱子被拆开过重新粘的，而且充电器没了',
  ])('%s: is one claim for one piece', async (text) => {
    const one = await aCase(db);
    await one.chat.say(text);
    const { claim } = await one.ticket();
    expect(claim).toMatchObject({ leaf: 'LOG.short_in_transit', accessory: 'charger' });
    expect(claim.secondary).toBeUndefined();
  });
});
