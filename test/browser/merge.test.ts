import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { atTheDesk } from './agent.ts';
import { SHOTS, sitDown } from './buyer.ts';
import { faultsOf } from './console-door.ts';
import { type Shop, startShop } from './real-shop.ts';

/** A first start seeds an embedded database; a busy machine takes its time over it. */
const START_MS = 240_000;
const TALK_MS = 120_000;
const ORDERS = ['JS20261101009001', 'JS20261101009002'] as const;

let browser: Browser;
let shop: Shop;
beforeAll(async () => {
  [shop, browser] = await Promise.all([startShop(), launchBrowser()]);
  for (const order of ORDERS) await shop.sellAgain(order);
}, START_MS);
afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

it('one of two talks is merged into the other: its buyer is led there, and nothing said is overlooked', {
  timeout: TALK_MS,
}, async () => {
  const [agent, buyer] = await Promise.all([
    atTheDesk(browser, shop.url),
    sitDown({ browser, url: shop.url, screen: 'phone', language: 'zh-CN' }),
  ]);
  const shot = (name: string) => agent.screenshot({ path: join(SHOTS, `merge-${name}.png`) });
  onTestFailed(async () => {
    await buyer.shot('merge-failed');
    await shot('failed');
    console.error(await agent.locator('body').innerText(), buyer.complaints, shop.log());
  });
  const [first, second] = ORDERS;
  for (const order of [second, first]) {
    await buyer.shop(`/#/orders/${order}`);
    await buyer.page.reload();
    await buyer.openChat();
    await buyer.say('屏幕有划痕，转人工');
    await buyer.chat.locator('.handoff').first().waitFor();
  }

  const rows = agent.locator('.talks a');
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(2);
  const waiting = rows.filter({ hasText: /屏幕有划痕|充电器|我在这边/ });
  await waiting.last().click();
  const merged = await agent.locator('[aria-current="true"]').getAttribute('href');
  await agent.getByRole('button', { name: '关联 / 合并' }).click();
  await agent
    .getByRole('radio', { name: /合并到这段会话/ })
    .first()
    .check();
  await shot('dialog');
  expect(await faultsOf(agent)).toEqual([]);
  await agent.getByRole('button', { name: '合并', exact: true }).click();
  await agent.getByText('这段会话已合并到').waitFor();
  await expect.poll(() => waiting.count()).toBe(1);
  await shot('merged');

  const led = buyer.chat.getByText('接下来请在那里继续');
  await led.waitFor();
  await buyer.shot('led');
  await buyer.say('充电器也没收到');
  await buyer.chat.getByText('您的话也会带到那边').waitFor();
  await buyer.shot('elsewhere');
  expect(await buyer.barriers()).toEqual([]);

  await waiting.first().click();
  await agent.getByRole('log').getByText('充电器也没收到').waitFor();
  await agent.getByRole('heading', { name: '合并到这里的会话' }).waitFor();
  await shot('beside');

  await buyer.chat.getByRole('button', { name: '去那段对话' }).click();
  await led.waitFor({ state: 'detached' });
  await buyer.chat.locator('.handoff').first().waitFor();
  await buyer.say('我在这边继续说');
  await agent.getByRole('log').getByText('我在这边继续说').waitFor();
  await buyer.shot('there');

  await agent.goto(`${shop.url}/console/${merged}`);
  await agent.getByText('发送后由您接入，这段会话的合并随之撤销').waitFor();
  await agent.getByRole('button', { name: '撤销合并' }).click();
  await agent.getByText('这段会话已合并到').waitFor({ state: 'detached' });
  await expect.poll(() => waiting.count()).toBe(2);
  expect(buyer.complaints).toEqual([]);
  await Promise.all([agent.context().close(), buyer.context.close()]);
});
