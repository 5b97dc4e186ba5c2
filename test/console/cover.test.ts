import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { CoverBody } from '../../server/contract/cover.ts';
import { MIDDLE } from '../../widget/console/case/cover-boxes.ts';
import { barriersOf } from '../support/barriers.ts';
import { launchBrowser } from '../support/browser.ts';
import { type MockApi, startMockApi } from './mock-api.ts';
import { SEED } from './seed-case.ts';

let dist: string;
let browser: Browser;
let api: MockApi;
let page: Page;
/** What was saved, as the server would have got it. */
let saved: CoverBody[];

beforeAll(async () => {
  dist = mkdtempSync(path.join(os.tmpdir(), 'redress-cover-'));
  const configFile = fileURLToPath(new URL('../../widget/console/vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'error', build: { outDir: dist } });
  [browser, api] = await Promise.all([launchBrowser(), startMockApi(dist)]);
  const screen = {
    viewport: { width: 1_280, height: 800 },
    reducedMotion: 'reduce',
    locale: 'zh-CN',
  } as const;
  page = await (await browser.newContext(screen)).newPage();
  page.setDefaultTimeout(10_000);
  await page.route('**/v1/evidence/*/cover', (route) => {
    if (route.request().method() === 'PUT')
      saved.push(CoverBody.parse(route.request().postDataJSON()));
    return route.fulfill({ json: saved.at(-1) ?? { boxes: [], withheld: false } });
  });
  // The one list of the page that the mock does not know.
  await page.route('**/v1/precedents*', (route) => route.fulfill({ json: { items: [] } }));
  await page.goto(`${api.origin}/console/`);
  await page.getByRole('button', { name: /agent@demo/ }).click();
  await page.locator('#main').waitFor();
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  rmSync(dist, { recursive: true, force: true });
});

/** The first photo of the case, large, ready to be drawn on. */
beforeEach(async () => {
  saved = [];
  await page.goto(`${api.origin}/console/#/tickets/${SEED.id}`);
  await page.reload();
  await page.locator('.gallery button').first().click();
  await page.getByRole('button', { name: '遮盖隐私' }).click();
  await page.locator('.cover-canvas img').waitFor();
});

const boxes = () => page.getByRole('button', { name: /^遮盖块/ });

/** Draws from one spot of the photo to another, each as shares of its sides. */
async function draw(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const frame = await page.locator('.cover-canvas').boundingBox();
  if (!frame) throw new Error('nothing to draw on');
  const at = ([x, y]: readonly [number, number]) =>
    [frame.x + x * frame.width, frame.y + y * frame.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

async function save(): Promise<CoverBody> {
  await page.getByRole('button', { name: '保存遮盖' }).click();
  await page.getByRole('button', { name: '遮盖隐私' }).waitFor();
  const [body] = saved;
  if (!body) throw new Error('nothing was saved');
  return body;
}

const near = (share: number) => expect.closeTo(share * 10_000, -2);

it('a box is drawn where the pointer went, from either corner, and is saved so', async () => {
  await draw([0.1, 0.2], [0.3, 0.5]);
  await draw([0.8, 0.9], [0.6, 0.7]);
  expect(await boxes().count()).toBe(2);
  expect(await barriersOf(page)).toEqual([]);
  expect((await save()).boxes).toEqual([
    { x: near(0.1), y: near(0.2), width: near(0.2), height: near(0.3) },
    { x: near(0.6), y: near(0.7), width: near(0.2), height: near(0.2) },
  ]);
});

it('a tap draws nothing, and what is drawn over the edge ends there', async () => {
  await draw([0.5, 0.5], [0.5, 0.5]);
  expect(await boxes().count()).toBe(0);
  await draw([0.9, 0.9], [1.2, 1.2]);
  const { boxes: drawn } = await save();
  expect(drawn).toEqual([{ x: near(0.9), y: near(0.9), width: near(0.1), height: near(0.1) }]);
});

it('is drawn, moved, resized and taken away by keyboard alone', async () => {
  await page.getByRole('button', { name: '加一块' }).press('Enter');
  await page.getByRole('button', { name: '加一块' }).press('Enter');
  await boxes().nth(1).focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowUp'])
    await page.keyboard.press(key);
  await boxes().first().focus();
  await page.keyboard.press('Delete');
  const { x, y, width, height } = MIDDLE;
  expect((await save()).boxes).toEqual([
    { x: x + 100, y: y + 100, width: width + 100, height: height - 100 },
  ]);
});

it('a box goes by a double click, all of them at once, and the whole photo may be kept back', async () => {
  await draw([0.1, 0.1], [0.4, 0.4]);
  await boxes().first().dblclick();
  expect(await boxes().count()).toBe(0);
  await draw([0.1, 0.1], [0.4, 0.4]);
  await draw([0.5, 0.5], [0.7, 0.7]);
  await page.getByRole('button', { name: '全部移除' }).click();
  await page.getByLabel('整张不给评审团看').check();
  expect(await save()).toEqual({ boxes: [], withheld: true });
});

it('shows who follows the talk of a case and what it is linked to, and unlinks it', async () => {
  const asked: unknown[] = [];
  await page.route('**/v1/desk/talks/*/commands', (route) => {
    asked.push(route.request().postDataJSON());
    return route.fulfill({ json: { conversationId: 'cv_1', seq: 1, holder: null } });
  });
  await page.goto(`${api.origin}/console/#/tickets/tkt_review`);
  const talk = page.locator('#part-talk');
  await talk.getByText('沈知行').waitFor();
  const other = talk.getByRole('link', { name: 'RS20261105-0002 · 充电器' });
  expect(await other.getAttribute('href')).toBe('#/desk?talk=cv_2');
  expect(await barriersOf(page)).toEqual([]);
  await talk.getByRole('button', { name: '取消与 RS20261105-0002 · 充电器 的关联' }).click();
  await expect.poll(() => asked).toMatchObject([{ command: 'unlink', to: 'cv_2' }]);
});
