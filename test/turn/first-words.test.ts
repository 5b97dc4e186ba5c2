import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase } from './case-kit.ts';

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('pglite');
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

  it.each(['手机有点热', '封面的烫金掉了'])('%s: is a fault like others', async (text) => {
    const one = await aCase(db);
    await one.chat.say(text);
    expect(one.chat.last('handoff')).toBeUndefined();
  });
});
