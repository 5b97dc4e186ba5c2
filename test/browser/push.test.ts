import type { Browser, BrowserContext, Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type PushEndpoint, startPushEndpoint } from '../support/push-endpoint.ts';
import { type Buyer, sitDown } from './buyer.ts';
import { SEED_ORDER, type Shop, startShop } from './real-shop.ts';

/** A first start seeds an embedded database; a busy machine takes its time over it. */
const START_MS = 480_000;
const WAIT_MS = 60_000;
const ITEM = /ThinkPad/;

let browser: Browser;
let shop: Shop;
let endpoint: PushEndpoint;
beforeAll(async () => {
  [endpoint, shop, browser] = await Promise.all([
    startPushEndpoint(),
    startShop(),
    launchBrowser(),
  ]);
}, START_MS);
afterAll(async () => {
  await browser?.close();
  await shop?.close();
  await endpoint?.close();
});

it('tells a buyer of news on their locked phone, and leads to the very talk', {
  timeout: START_MS,
}, async () => {
  const buyer = await sitDown({ browser, url: shop.url, screen: 'phone', language: 'zh-CN' });
  onTestFailed(async () => {
    await buyer.shot('push-failed');
    console.error(buyer.complaints, shop.log().slice(-1_000));
  });
  await buyer.context.grantPermissions(['notifications'], { origin: care() });
  await servedBy(buyer.context, endpoint);

  await openCase(buyer);
  const worker = await turnOn(buyer);
  const talk = await talkOf();
  await settings(buyer);

  // Whoever has the chat open is told there.
  await buyer.page.close();
  await request();
  await expect.poll(() => endpoint.calls.length, { timeout: WAIT_MS }).toBeGreaterThan(0);
  const message = endpoint.open(endpoint.calls[0]?.body ?? Buffer.alloc(0));
  expect(message).toMatchObject({
    title: '售后有新进展',
    url: `/v1/notices/talk/${talk}`,
  });
  expect(String(message.body)).toMatch(ITEM);
  expect(`${message.title}${String(message.body).replace(/「.*」/, '')}`).not.toMatch(/\d|¥/);

  const page = await buyer.context.newPage();
  expect(await pushed(page, worker, message)).toMatchObject({
    title: '售后有新进展',
    opened: `${care()}${message.url}`,
  });
  await page.goto(`${care()}${message.url}`);
  const chat = page.frameLocator('#redress-widget iframe');
  await chat.getByText('转人工', { exact: true }).first().waitFor({ timeout: WAIT_MS });
  expect(new URL(page.url()).search).toBe('');
  await buyer.context.close();
});

/** The demo's page loads the widget from the other of its two origins, as a shop's does. */
const care = () => shop.url.replace('localhost', '127.0.0.1');

/** Headless Chromium reaches no push service: the subscription is our own, the rest is the browser's. */
const servedBy = (context: BrowserContext, { origin, keys }: PushEndpoint) =>
  context.addInitScript(
    ({ address, secrets }) => {
      const made = {
        endpoint: address,
        toJSON: () => ({ endpoint: address, expirationTime: null, keys: secrets }),
        unsubscribe: async () => true,
      };
      let subscribed: object | null = null;
      Object.assign(PushManager.prototype, {
        subscribe: async () => (subscribed = made),
        getSubscription: async () => subscribed,
      });
    },
    { address: `${origin}/phone`, secrets: keys },
  );

async function openCase(buyer: Buyer): Promise<void> {
  await buyer.shop(`/#/orders/${SEED_ORDER}`);
  await buyer.openChat();
  await buyer.say('前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写');
  await buyer.chat.locator('.progress-line').waitFor({ timeout: WAIT_MS });
  // While it is the buyer's turn nothing is offered.
  await buyer.chat.getByRole('button', { name: '通知设置' }).waitFor();
  expect(await buyer.chat.locator('.push-bar').count()).toBe(0);
  await buyer.say('转人工');
  await buyer.chat.getByText('有进展时通知我').waitFor({ timeout: WAIT_MS });
}

/** The page that asks is one of ours and no frame; what it registers serves the widget's folder. */
async function turnOn({ context, chat }: Buyer): Promise<Worker> {
  const [page] = await Promise.all([
    context.waitForEvent('page', { timeout: WAIT_MS }),
    chat.getByRole('link', { name: '开启' }).click(),
  ]);
  await page.getByRole('heading', { name: '有进展时通知您' }).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  const registered = context.waitForEvent('serviceworker', { timeout: WAIT_MS });
  await page.getByRole('button', { name: '开启通知' }).click();
  await page.getByText('已开启').waitFor({ timeout: WAIT_MS });
  const worker = await registered;
  expect(worker.url()).toBe(`${care()}/widget/sw.js`);
  await page.close();
  await chat.getByText('已开启，有进展会通知您').waitFor({ timeout: WAIT_MS });
  return worker;
}

async function settings(buyer: Buyer): Promise<void> {
  const bell = buyer.chat.getByRole('button', { name: '通知设置' });
  await bell.click();
  await buyer.chat.getByText('已在 1 台设备开启').waitFor();
  const night = buyer.chat.getByRole('switch', { name: '夜间免打扰' });
  expect(await night.getAttribute('aria-checked')).toBe('true');
  await night.click();
  await expect.poll(() => night.getAttribute('aria-checked')).toBe('false');
  expect(await buyer.barriers()).toEqual([]);
  await bell.click();
}

const call = async (path: string, body?: object, token = 'demo-integration-key') => {
  const answer = await fetch(`${shop.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

const ticketNow = async () => {
  const { items } = await call(`/v1/tickets?limit=5&q=${SEED_ORDER}`);
  return call(`/v1/tickets/${items[0].id}`);
};

const talkOf = async (): Promise<string> => {
  const login = { email: 'operator@demo.redress', password: 'demo' };
  const { token } = await call('/v1/auth/login', login);
  const { id } = await ticketNow();
  return (await call(`/v1/tickets/${id}`, undefined, token)).conversationId;
};

/** A colleague asks the buyer for more: now it is the buyer's turn, and they are not there. */
async function request(): Promise<void> {
  const login = { email: 'agent@demo.redress', password: 'demo' };
  const { token } = await call('/v1/auth/login', login);
  const { id, version } = await ticketNow();
  await call(
    `/v1/tickets/${id}/actions`,
    {
      ...{ action: 'request_evidence', version, clientId: crypto.randomUUID() },
      ...{ from: 'buyer', checklist: ['photo_overview'], hours: 24 },
    },
    token,
  );
}

/**
 * The push service hands it to the worker, and the buyer taps what the worker shows. Headless Chromium
 * shows nothing and opens no window from a worker: what it was asked to is noted instead.
 */
async function pushed(page: Page, worker: Worker, message: object) {
  await page.goto(`${care()}/widget/notify.html`);
  return worker.evaluate(async (data) => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration;
      clients: { openWindow(url: string): Promise<null> };
    };
    let opened: string | undefined;
    let shown: { title: string; data: unknown } | undefined;
    scope.clients.openWindow = async (url) => {
      opened = url;
      return null;
    };
    scope.registration.showNotification = async (title, options) => {
      shown = { title, data: options?.data };
    };
    const waits: Promise<unknown>[] = [];
    const happens = (name: string, more: object) => {
      const waitUntil = (work: Promise<unknown>) => waits.push(work);
      dispatchEvent(Object.assign(new Event(name), { waitUntil }, more));
      return Promise.all(waits);
    };
    await happens('push', { data: { json: () => data } });
    await happens('notificationclick', { notification: { ...shown, close: () => {} } });
    return { title: shown?.title, opened };
  }, message);
}
