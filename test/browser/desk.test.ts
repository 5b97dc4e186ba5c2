import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { launchBrowser } from '../support/browser.ts';
import { atTheDesk } from './agent.ts';
import { type Buyer, sitDown } from './buyer.ts';
import { faultsOf } from './console-door.ts';
import { offices } from './offices.ts';
import { SEED_ORDER, type Shop, startShop } from './real-shop.ts';

/** A first start seeds an embedded database; a busy machine takes its time over it. */
const START_MS = 240_000;
const TALK_MS = 60_000;

let browser: Browser;
let shop: Shop;
beforeAll(async () => {
  [shop, browser] = await Promise.all([startShop(), launchBrowser()]);
}, START_MS);
afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

const bubbles = (buyer: Buyer) => buyer.chat.locator('.from-bot .bubble').allInnerTexts();

it('a person takes a talk, is seen typing, is read, and hands it back to the bot', {
  timeout: TALK_MS,
}, async () => {
  const [agent, buyer] = await Promise.all([
    atTheDesk(browser, shop.url),
    sitDown({ browser, url: shop.url, screen: 'phone', language: 'zh-CN' }),
  ]);
  onTestFailed(async () => {
    await buyer.shot('desk-failed');
    console.error(await agent.locator('body').innerText(), buyer.complaints, shop.log());
  });
  await buyer.shop(`/#/orders/${SEED_ORDER}`);
  await buyer.openChat();
  await buyer.say('转人工');
  await buyer.chat.locator('.handoff').waitFor();
  await agent.locator('.talks a').first().click();
  await agent.getByRole('button', { name: '接入会话' }).click();
  await agent.getByRole('button', { name: '交还机器人' }).waitFor();

  const field = agent.getByRole('textbox', { name: '回复买家' });
  await field.pressSequentially('您好，');
  await buyer.chat.getByText('客服正在输入…').waitFor();
  await field.pressSequentially('请稍等，我看一下照片');
  await field.press('Enter');
  await buyer.chat.getByText('您好，请稍等，我看一下照片').waitFor();
  await buyer.chat.getByText('客服正在输入…').waitFor({ state: 'detached' });
  await agent.getByText('已读').first().waitFor();

  const before = (await bubbles(buyer)).length;
  await buyer.say('好的，到哪一步了');
  await agent.getByRole('log').getByText('好的，到哪一步了').waitFor();
  // A person holds the talk: the bot says nothing to what it would otherwise answer.
  expect((await bubbles(buyer)).length).toBe(before);

  // A note that is not sent yet comes back as a note, never as a reply.
  await agent.getByRole('tab', { name: '内部备注' }).click();
  await agent.getByRole('textbox', { name: '内部备注' }).fill('先查入仓照片');
  await agent.reload();
  const note = agent.getByRole('textbox', { name: '内部备注' });
  await expect.poll(() => note.inputValue()).toBe('先查入仓照片');
  await note.press('Enter');
  await agent.getByRole('log').getByText('先查入仓照片').waitFor();
  expect(await buyer.chat.getByText('先查入仓照片').count()).toBe(0);

  await agent.getByRole('button', { name: '交还机器人' }).click();
  await buyer.chat.getByText('智能助手继续为您服务').waitFor();
  await buyer.say('到哪一步了');
  await expect.poll(async () => (await bubbles(buyer)).length).toBeGreaterThan(before);
  expect(buyer.complaints).toEqual([]);
  await Promise.all([agent.context().close(), buyer.context.close()]);
});

it('a talk is taken, looked into, answered and handed back by the keyboard alone', {
  timeout: TALK_MS,
}, async () => {
  const [agent, buyer] = await Promise.all([
    atTheDesk(browser, shop.url),
    sitDown({ browser, url: shop.url, screen: 'phone', language: 'zh-CN' }),
  ]);
  onTestFailed(async () => console.error(await agent.locator('body').innerText()));
  await buyer.shop(`/#/orders/${SEED_ORDER}`);
  await buyer.openChat();
  await buyer.say('转人工');
  await agent.locator('.talks a').first().waitFor();
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => agent.keyboard.press(key)), Promise.resolve());
  const focused = () => agent.evaluate(() => document.activeElement?.textContent ?? '');

  await press('j');
  await agent.getByRole('button', { name: '接入会话' }).waitFor();
  await press('t');
  await agent.getByRole('button', { name: '交还机器人' }).waitFor();
  expect(await faultsOf(agent)).toEqual([]);

  await press('d', 'ArrowRight');
  expect(await focused()).toBe('对照');
  await press('ArrowLeft', 'ArrowLeft');
  expect(await focused()).toBe('买家');
  await agent.getByRole('tab', { name: '买家', exact: true, selected: true }).waitFor();

  await press('g');
  await agent.getByRole('dialog', { name: '转交 / 咨询' }).waitFor();
  await press('ArrowRight');
  expect(await focused()).toBe('内部咨询');
  await press('Escape', 'm');
  await agent.getByRole('dialog', { name: '关联 / 合并' }).waitFor();
  expect(await faultsOf(agent)).toEqual([]);
  await press('Escape');

  await press('c', 'ArrowDown', 'Enter', 'Enter');
  await buyer.chat.getByText(/您的售后由我来跟进/).waitFor();
  await press('Escape', 'c', 'ArrowDown', 'Escape');
  await agent.keyboard.type('三分钟后给您结论');
  await press('Enter');
  await buyer.chat.getByText('三分钟后给您结论').waitFor();
  const back = buyer.chat.getByText('智能助手继续为您服务');
  const before = await back.count();
  await press('Escape', 'b');
  await expect.poll(() => back.count()).toBe(before + 1);
  await Promise.all([agent.context().close(), buyer.context.close()]);
});

it('one thing is done to every ticket ticked, and what came of each is told', {
  timeout: TALK_MS,
}, async () => {
  const agent = await atTheDesk(browser, shop.url);
  onTestFailed(async () => console.error(await agent.locator('main').innerText()));
  await agent.getByRole('link', { name: '工单', exact: true }).click();
  await agent.getByLabel('全选已显示的工单').check();
  const count = await agent.locator('tbody tr').count();
  expect(count).toBeGreaterThan(0);
  await agent.getByText(`已选 ${count} 单`).waitFor();
  const violations = await barriersOf(agent);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await agent.getByRole('button', { name: '延长时限' }).click();
  await agent.getByLabel('延长（小时）').fill('48');
  await agent.getByLabel('原因（买卖双方都会看到）').fill('物流凭证还在路上');
  await agent.getByRole('button', { name: `对 ${count} 单执行「延长时限」` }).click();
  await agent.getByText(`「延长时限」已完成 ${count} 单`).waitFor();
  expect(await agent.locator('.bulk-done li').allInnerTexts()).toEqual(
    Array.from({ length: count }, () => expect.stringMatching(/RD\S+ ✓ 已完成/)),
  );
  await agent.locator('.bulk-done a').first().click();
  await agent.getByText('物流凭证还在路上').first().waitFor();
  await agent.context().close();
});

offices(() => ({ browser, shop }));
