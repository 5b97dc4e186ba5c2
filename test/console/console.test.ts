import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { launchBrowser } from '../support/browser.ts';
import { type MockApi, startMockApi } from './mock-api.ts';

const SIZES = [
  { name: 'desktop', width: 1_280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
] as const;

let browser: Browser;
let dist: string;

beforeAll(async () => {
  dist = mkdtempSync(path.join(os.tmpdir(), 'redress-console-'));
  const configFile = fileURLToPath(new URL('../../widget/console/vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'error', build: { outDir: dist } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(dist, { recursive: true, force: true });
});

describe.each(SIZES)('the console on a $name', ({ name, width, height }) => {
  let api: MockApi;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    api = await startMockApi(dist);
    const screen = {
      viewport: { width, height },
      timezoneId: 'Asia/Shanghai',
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    } as const;
    page = await (await browser.newContext(screen)).newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`${api.origin}/console/`);
  });

  afterAll(async () => {
    await page?.context().close();
    await api?.close();
  });

  const text = () =>
    page
      .locator('main')
      .textContent()
      .then((told) => told ?? '');
  /** What a screen reader or a keyboard would stumble over. */
  const barriers = async () => {
    const violations = await barriersOf(page);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
  };
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

  it('refuses a wrong password in plain words', async () => {
    await page.getByLabel('邮箱').fill('agent@demo.redress');
    await page.getByLabel('密码', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('邮箱或密码不正确').waitFor();
    expect(await barriers()).toEqual([]);
    // The browser itself reports the refused call.
    errors.length = 0;
  });

  it('logs a merchant in to what waits for them, with what silence does', async () => {
    await page.getByRole('button', { name: /merchant-c2001/ }).click();
    await page.getByRole('heading', { name: '待我处理' }).waitFor();
    await page.getByRole('button', { name: '同意 ¥2,010.00' }).waitFor();
    expect(await text()).toContain('到期不处理：视为您同意');
    expect(await fits()).toBe(true);
    expect(await barriers()).toEqual([]);
  });

  it('lists tickets by page', async () => {
    await page.getByRole('link', { name: '工单', exact: true }).click();
    await page.getByRole('heading', { name: '我的工单' }).waitFor();
    await page.getByText('已显示 20 条').waitFor();
    await page.getByRole('button', { name: '加载更多' }).click();
    await page.getByText('已显示 26 条').waitFor();
    expect(await text()).toMatch(/超时 3小时/);
    expect(await fits()).toBe(true);
    expect(await barriers()).toEqual([]);
    expect(await page.locator(name === 'phone' ? '.card' : 'tbody tr').count()).toBe(26);
  });

  it('weighs at most 300 KB up to its first list', async () => {
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    const files = [...new Set(loaded.filter((file) => file.startsWith('/console/assets/')))];
    const weights = files.map((file) =>
      gzipSync(readFileSync(path.join(dist, file.slice('/console/'.length)))),
    );
    const bytes = weights.reduce((sum, { length }) => sum + length, 0);
    expect(files.length).toBeGreaterThan(5);
    expect(bytes).toBeLessThanOrEqual(300 * 1024);
  });

  it('asks to be told, without naming any: the server knows whose cases are theirs', async () => {
    await expect.poll(() => api.subscribed.length).toBeGreaterThan(0);
    expect(JSON.stringify(api.subscribed)).not.toContain('tkt_');
  });

  it('keeps filters in the address', async () => {
    await page.getByLabel('只看超时').check();
    await page.getByText('已显示 3 条').waitFor();
    expect(page.url()).toContain('overdue=true');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('已显示 20 条').waitFor();
  });

  it('tells why each cent of the seed claim moved', async () => {
    await page.getByRole('link', { name: /RS20261105-0001/ }).click();
    await page.locator('.journal').first().waitFor();
    const told = await text();
    expect(told).toContain('¥4,200.00 × 15% = ¥630.00');
    expect(told).toMatch(/基准 10% × 区域 1.5 × 成色 1 × 披露 1 × 凭证 1 → 15% = ¥630.00/);
    expect(told).toContain('寄售方承担 ¥630.00（100%）');
    expect(told).toMatch(/寄售方货款\s*−¥567.00/);
    expect(told).toMatch(/平台（佣金、补偿）\s*−¥63.00/);
    expect(told).toMatch(/买家收到退款\s*\+¥630.00/);
    expect(told.match(/借贷平衡/g)).toHaveLength(2);
    expect(await fits()).toBe(true);
    expect(await barriers()).toEqual([]);
  });

  it('enlarges evidence and comes back by keyboard', async () => {
    const thumb = page.getByRole('button', { name: /近景照/ }).first();
    await thumb.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('模糊').waitFor();
    await page.keyboard.press('ArrowRight');
    await dialog.getByText('序列号/吊牌').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await thumb.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  it('shows a merchant the thread of the case, and not the talk behind it', async () => {
    await page.getByText('行吧 15就15').waitFor();
    expect(await page.getByRole('button', { name: '查看对话记录' }).count()).toBe(0);
  });

  it('rings a bell, and is read and left by keyboard', async () => {
    const bell = page.getByRole('button', { name: '通知，2 条未读' });
    await bell.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('有售后等您处理').waitFor();
    expect(await barriers()).toEqual([]);
    await drawer.getByRole('button', { name: '全部已读' }).click();
    await drawer.getByRole('button', { name: '标为已读' }).first().waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    const quiet = page.getByRole('button', { name: '通知', exact: true });
    await expect.poll(() => quiet.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  it('lets one choose what to hear of', async () => {
    const before = page.url();
    await page.goto(`${api.origin}/console/#/notices`);
    const box = page.getByRole('checkbox', { name: '进展 · 邮件' });
    await box.waitFor();
    expect(await page.getByRole('checkbox', { name: '待我处理 · 站内' }).isDisabled()).toBe(true);
    await box.click();
    await page.getByRole('button', { name: '保存' }).first().click();
    await page.getByText('已保存').waitFor();
    expect(await barriers()).toEqual([]);
    expect(await fits()).toBe(true);
    await page.goto(before);
    await page.getByRole('button', { name: 'English' }).waitFor();
  });

  it('speaks English too', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Why the money moved').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await fits()).toBe(true);
    await page.getByRole('button', { name: '中文' }).click();
  });

  it('lets nobody agree to what came in unseen, then acts on what is shown', async () => {
    await page.goto(`${api.origin}/console/#/tickets/tkt_review`);
    await page.getByRole('button', { name: '拒绝' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '确认拒绝' }).click();
    await drawer.getByText('请填写拒绝原因').waitFor();
    await drawer.getByLabel('拒绝原因').click();
    await page.locator('.ant-select-item-option', { hasText: '商品页已写明' }).click();
    await drawer.getByRole('button', { name: '确认拒绝' }).click();
    await drawer.getByText('请填写说明').waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: '同意方案' }).click();
    await drawer.getByText('按规则判定').waitFor();
    api.moveReview({ version: 7 });
    await page.getByText('版本 7').waitFor();
    await drawer.getByRole('button', { name: '确认同意方案' }).click();
    await drawer.getByText('工单刚刚有了新进展').waitFor();
    errors.length = 0;
    await drawer.getByRole('button', { name: '确认同意方案' }).click();
    await page.getByText('已完成：同意方案').waitFor();
    await page.getByText('现在不需要您处理').waitFor();
    expect(api.acted).toMatchObject([{ action: 'approve', version: 7 }]);
  });

  it('follows what others do, live', async () => {
    api.moveReview({ state: 'refunding', holder: 'platform', version: 9 });
    await page.getByText('版本 9').waitFor();
  });

  it('leaves nothing behind on logout, and broke nothing meanwhile', async () => {
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '登录售后工作台' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    expect(errors).toEqual([]);
  });
});

it.each([
  ['en-GB', '中文', 'Log in to the after-sales desk'],
  ['zh-TW', 'English', '登录售后工作台'],
])(
  'begins in the language of the browser, %s, and goes on in the one chosen',
  async (locale, other, title) => {
    const api = await startMockApi(dist);
    const page = await (await browser.newContext({ locale })).newPage();
    await page.goto(`${api.origin}/console/`);
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByRole('button', { name: other }).click();
    await page.getByRole('heading', { name: title }).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: other === '中文' ? 'English' : '中文' }).waitFor();
    await page.context().close();
    await api.close();
  },
);
