import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { photo } from '../support/photos.ts';
import { type Buyer, SCREENS, type Screen, SHOTS, sitDown } from './buyer.ts';
import { SEED_ORDER, type Shop, startShop } from './real-shop.ts';

const WHOLE_TALK_MS = 120_000;
/** A first start seeds an embedded database; a busy machine takes its time over it. */
const START_MS = 240_000;
const KEY = { authorization: 'Bearer demo-integration-key' };

let browsers: Browser[];
let shop: Shop;
beforeAll(async () => {
  browsers = await Promise.all([launchBrowser(), launchBrowser(), launchBrowser()]);
  shop = await startShop();
}, START_MS);
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await shop.close();
});

/** A colleague or a merchant at the console. */
async function logIn(browser: Browser, email: string, screen: Screen): Promise<Page> {
  const context = await browser.newContext({ ...SCREENS[screen], locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${shop.url}/console/`);
  await page.getByLabel('邮箱').fill(email);
  await page.getByRole('textbox', { name: '密码' }).fill('demo');
  await page.keyboard.press('Enter');
  await page.locator('#main').waitFor();
  return page;
}

const pick = async (page: Page, option: string): Promise<void> => {
  await page.locator('.ant-drawer .ant-select').first().click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
};

async function claims(buyer: Buyer): Promise<void> {
  const { chat } = buyer;
  await buyer.shop(`/#/orders/${SEED_ORDER}`);
  await buyer.page.reload();
  await buyer.openChat();
  await buyer.say('屏幕有道划痕 商品页根本没写');
  await chat.locator('.slot').first().waitFor();
  await buyer.put('photo_overview', await photo('overview'));
  await buyer.put('photo_closeup', await photo('closeup'));
  await buyer.put('photo_serial', await photo('serial'));
  await chat.locator('.slot.ok').nth(2).waitFor();
  await chat.locator('.evidence .wide-button').click();
  await chat.locator('.slot').first().waitFor({ state: 'detached' });
  await buyer.say('退我20%就行');
  await chat.locator('.card.offer').waitFor();
}

const ticketOf = async (): Promise<{
  id: string;
  state: string;
  refunds: { amountCents: number }[];
}> => {
  const list = await (await fetch(`${shop.url}/v1/tickets`, { headers: KEY })).json();
  const id = list.items[0].id;
  return (await fetch(`${shop.url}/v1/tickets/${id}`, { headers: KEY })).json();
};

describe('a buyer, a merchant on a phone and an agent', () => {
  it('talk at once, settle, and see the same', { timeout: WHOLE_TALK_MS }, async () => {
    const [one, two, three] = browsers as [Browser, Browser, Browser];
    const buyer = await sitDown({
      browser: one,
      url: shop.url,
      screen: 'phone',
      language: 'zh-CN',
    });
    const merchant = await logIn(two, 'merchant-c2001@demo.redress', 'phone');
    const agent = await logIn(three, 'agent@demo.redress', 'desktop');
    await agent.goto(`${shop.url}/console/#/desk`);
    onTestFailed(async () => {
      await buyer.shot('three-buyer');
      await merchant.screenshot({ path: join(SHOTS, 'three-merchant.png') });
      await agent.screenshot({ path: join(SHOTS, 'three-agent.png') });
    });
    await claims(buyer);
    await buyer.say('15%太少了 让商家自己来说');
    await buyer.chat.getByText(/已转给寄售方/).waitFor();

    // The merchant's list fills by itself.
    await merchant.getByRole('button', { name: '提出其他方案' }).click();
    await pick(merchant, '部分退款');
    await merchant.getByLabel('金额').fill('700');
    await merchant.getByLabel('说明').fill('多补一点，请见谅');
    await merchant.getByRole('button', { name: '确认提出其他方案' }).click();
    await buyer.chat.locator('.card.offer').getByText('多补一点，请见谅').waitFor();

    await buyer.say('我要找平台客服');
    await agent.locator('.talks a').first().click();
    await agent.getByRole('button', { name: '接入会话' }).click();
    await buyer.chat.getByText('许安然 加入了对话').waitFor();
    const field = agent.getByRole('textbox', { name: '回复买家' });
    await field.fill('双方的说法我都看了，按 780 元处理可以吗？');
    await field.press('Enter');
    await buyer.chat.getByText('按 780 元处理可以吗').waitFor();
    await buyer.say('可以');
    await agent.getByRole('button', { name: '作出裁决' }).click();
    await pick(agent, '部分退款');
    await agent.getByLabel('金额').fill('780');
    await agent.getByLabel('理由').fill('双方同意按 780 元处理');
    await agent.getByRole('button', { name: '确认作出裁决' }).click();

    await buyer.chat.locator('.card.offer .amount').last().getByText('780').waitFor();
    await buyer.chat.getByRole('button', { name: buyer.words.accept }).last().press('Enter');
    await buyer.chat.getByRole('button', { name: buyer.words.confirm, exact: true }).press('Enter');
    await buyer.chat.locator('.card.resolved').getByText('¥780.00').first().waitFor();

    const { id, state, refunds } = await ticketOf();
    expect([state, refunds.map(({ amountCents }) => amountCents)]).toEqual(['completed', [78_000]]);
    const ledger = await (
      await fetch(`${shop.url}/v1/tickets/${id}/ledger`, { headers: KEY })
    ).json();
    const sum = (side: string) =>
      ledger.items.reduce(
        (all: number, entry: Record<string, number>) => all + (entry[side] ?? 0),
        0,
      );
    expect(sum('debitCents')).toBe(sum('creditCents'));
    expect(sum('debitCents')).toBeGreaterThan(0);
    for (const page of [merchant, agent]) {
      await page.goto(`${shop.url}/console/#/tickets/${id}`);
      await page.getByText('已完成').first().waitFor();
      await page.getByText('¥780.00').first().waitFor();
    }
    expect(buyer.complaints).toEqual([]);
  });
});
