import type { Browser, Page } from 'playwright-core';
import { SCREENS } from './buyer.ts';

const WAIT_MS = 15_000;

/** An agent of the demo marketplace at the desk. */
export async function atTheDesk(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ ...SCREENS.desktop, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(`${url}/console/#/desk`);
  await page.getByRole('button', { name: /agent@demo/ }).click();
  await page.getByRole('navigation', { name: '会话分类' }).waitFor();
  return page;
}
