import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { launchBrowser } from '../support/browser.ts';
import { type MockApi, startMockApi } from './mock-api.ts';

let dist: string;
let browser: Browser;
let api: MockApi;
beforeAll(async () => {
  dist = mkdtempSync(path.join(os.tmpdir(), 'redress-fence-'));
  const configFile = fileURLToPath(new URL('../../widget/console/vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'error', build: { outDir: dist } });
  [browser, api] = await Promise.all([launchBrowser(), startMockApi(dist)]);
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  rmSync(dist, { recursive: true, force: true });
});

it('a page whose code does not come leaves the rest standing, and comes when asked for again', async () => {
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${api.origin}/console/`);
  await page.getByRole('button', { name: /agent@demo/ }).click();
  await page.locator('tbody tr').first().waitFor();
  await page.route('**/assets/settings-page*', (route) => route.abort());
  const go = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  await go('#/notices');
  await page.getByRole('alert').getByText('页面没有打开').waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await go('#/tickets');
  await page.locator('tbody tr').first().waitFor();
  await go('#/notices');
  const again = page.getByRole('button', { name: '重试' });
  await again.waitFor();
  await page.unroute('**/assets/settings-page*');
  await again.click();
  await page.getByRole('checkbox', { name: '进展 · 邮件' }).waitFor();
});
