import type { Browser, Page } from 'playwright-core';
import { barriersOf } from '../support/barriers.ts';
import { SCREENS, type Screen } from './buyer.ts';

export interface Visitor {
  readonly browser: Browser;
  readonly url: string;
  readonly email: string;
  readonly screen?: Screen;
  readonly password?: string;
}

const WAIT_MS = 60_000;

/** Somebody at the console, logged in by form. */
export async function enter(visitor: Visitor): Promise<Page> {
  const { browser, url, email, screen = 'desktop', password = 'demo' } = visitor;
  const context = await browser.newContext({ ...SCREENS[screen], locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(`${url}/console/`);
  await page.getByLabel('邮箱').fill(email);
  await page.getByRole('textbox', { name: '密码' }).fill(password);
  await page.keyboard.press('Enter');
  await page.locator('#main').waitFor();
  return page;
}

/** Another page of the console, by its address. */
export const open = (page: Page, place: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${place}`);

/** What keeps a page from being read: what axe finds, and what runs out of the screen. */
export async function faultsOf(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const found = (await barriersOf(page)).map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
  return wide > 0 ? [...found, `${wide} px too wide`] : found;
}
