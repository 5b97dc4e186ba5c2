import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type MockServer, startMockServer } from '../support/mock-buyer-server.ts';
import { photo } from '../support/photos.ts';
import { type Buyer, type Screen, sitDown } from './buyer.ts';

const ORDER = '/#/orders/JS20261101004218';
const HURT = '屏幕有道划痕 商品页根本没写';

let browser: Browser;
let server: MockServer;
let buyer: Buyer;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());
beforeEach(async () => {
  server = await startMockServer();
});
afterEach(async () => {
  await buyer?.context.close();
  await server?.close();
});

async function arrive(screen: Screen = 'desktop'): Promise<void> {
  const url = `http://localhost:${server.port}`;
  buyer = await sitDown({ browser, url, screen, language: 'zh-CN' });
  await buyer.shop(ORDER);
  await buyer.openChat();
  await buyer.chat.locator('.from-bot .bubble').first().waitFor();
}
const ownBubbles = () => buyer.chat.locator('.from-buyer .bubble').allInnerTexts();

describe('what the buyer said is neither lost nor said twice', () => {
  it('sends what was typed offline once the line is back', async () => {
    await arrive();
    await buyer.context.setOffline(true);
    server.dropSockets();
    await buyer.say(HURT);
    await buyer.chat.locator('.line.waiting').waitFor();
    await buyer.chat.locator('.banner').waitFor();
    await buyer.context.setOffline(false);
    await buyer.chat.locator('.slot').first().waitFor();
    expect(await ownBubbles()).toEqual([HURT]);
    expect(server.talk.heard).toHaveLength(1);
  });

  it('repeats the same client id after a reload when the answer got lost', async () => {
    await arrive();
    server.faults.mute = true;
    server.talk.silence = true;
    await buyer.say(HURT);
    await expect.poll(() => server.talk.heard.length).toBe(1);
    server.faults.mute = false;
    server.talk.silence = false;
    await buyer.page.reload();
    await buyer.openChat();
    await buyer.chat.locator('.slot').first().waitFor();
    expect(await ownBubbles()).toEqual([HURT]);
    expect(server.talk.heard).toHaveLength(1);
  });

  it('shows every event once and in order when they arrive in disorder and twice', async () => {
    await arrive();
    server.faults.shuffle = true;
    await buyer.say(HURT);
    await buyer.chat.locator('.slot').first().waitFor();
    const texts = await buyer.chat.locator('.from-bot .bubble').allInnerTexts();
    const said = server.talk.log.flatMap((event) =>
      event.actor.kind === 'bot' && 'text' in event ? [event.text] : [],
    );
    expect(texts).toEqual(said);
  });

  it('goes on over plain HTTP when no socket can be had', { timeout: 40_000 }, async () => {
    server.faults.socketDown = true;
    await arrive();
    await buyer.say(HURT);
    await buyer.chat.locator('.slot').first().waitFor();
    await buyer.chat.locator('.banner.http').waitFor();
    server.faults.socketDown = false;
    await buyer.chat.locator('.banner.http').waitFor({ state: 'detached' });
    expect(await ownBubbles()).toEqual([HURT]);
  });

  it('says so when the server refuses, and tries again on demand', async () => {
    await arrive();
    server.talk.refuse = 'slow down';
    await buyer.say(HURT);
    await buyer.chat.locator('.line.failed').getByText('slow down').waitFor();
    server.talk.refuse = undefined;
    await buyer.chat.getByRole('button', { name: '重试' }).click();
    await buyer.chat.locator('.slot').first().waitFor();
    expect(await ownBubbles()).toEqual([HURT]);
  });
});

describe('the talk on the screen', () => {
  it('shows text as text, whatever is in it', async () => {
    await arrive();
    const evil = '<img src=x onerror=alert(1)> <b>粗</b> https://evil.example/x';
    await buyer.say(evil);
    await buyer.chat.locator('.slot').first().waitFor();
    expect(await ownBubbles()).toEqual([evil]);
    expect(await buyer.chat.locator('.bubble a, .bubble img, .bubble b').count()).toBe(0);
  });

  it('keeps a very long word inside the bubble', async () => {
    await arrive('phone');
    await buyer.say('长'.repeat(300) + 'x'.repeat(400));
    await buyer.chat.locator('.slot').first().waitFor();
    const wide = await buyer.chat
      .locator('.log')
      .evaluate((log) => log.scrollWidth - log.clientWidth);
    expect(wide).toBe(0);
  });

  it('takes photos from the composer and shows what was found of them', async () => {
    await arrive();
    await buyer.put('tray', await photo('closeup', true), 'blur.jpg');
    await buyer.chat.locator('.tray .verdict.bad').waitFor();
    await buyer.chat.getByRole('button', { name: '发送', exact: true }).click();
    await buyer.chat.locator('.photo .verdict.bad').waitFor();
    expect(await buyer.chat.locator('.tray').count()).toBe(0);
  });

  it('hands over to a person and says so', async () => {
    await arrive();
    await buyer.say('转人工');
    await buyer.chat.locator('.handoff').waitFor();
    expect(await buyer.chat.getByRole('heading', { level: 1 }).innerText()).toBe('人工客服');
  });
});

describe('the widget on the page', () => {
  it('closes on Escape, gives the focus back, and counts what comes in meanwhile', async () => {
    await arrive();
    server.talk.thinkMs = 1_500;
    await buyer.say(HURT);
    await buyer.chat.locator('.from-buyer .bubble').waitFor();
    await buyer.page.keyboard.press('Escape');
    const launcher = buyer.page.locator('#redress-widget button');
    await launcher.locator('span:not([hidden])').waitFor();
    expect(await launcher.innerText()).toBe('2');
    expect(await buyer.page.evaluate(() => document.activeElement?.textContent)).toBe('申请售后');
    await launcher.click();
    await buyer.chat.locator('.slot').first().waitFor();
    expect(await launcher.locator('span:not([hidden])').count()).toBe(0);
  });

  it('opens as the whole screen on a phone and as a panel on a desk', async () => {
    await arrive('phone');
    const frame = () => buyer.page.locator('#redress-widget iframe');
    // It grows into its place.
    await expect
      .poll(() => frame().boundingBox())
      .toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
    await buyer.context.close();
    await arrive('desktop');
    await expect.poll(async () => (await frame().boundingBox())?.width).toBe(400);
    await buyer.chat.getByRole('button', { name: '展开大窗口' }).click();
    await expect.poll(async () => (await frame().boundingBox())?.width).toBe(820);
  });

  it('keeps its token out of every address', async () => {
    const seen: string[] = [];
    await arrive();
    buyer.page.on('request', (request) => seen.push(request.url()));
    buyer.page.on('websocket', (socket) => seen.push(socket.url()));
    await buyer.page.reload();
    await buyer.openChat();
    await buyer.say(HURT);
    await buyer.chat.locator('.slot').first().waitFor();
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.filter((url) => url.includes('.mock') || url.includes('token='))).toEqual([]);
  });

  it('hears nobody but its own page and frame', async () => {
    await arrive();
    const closed = await buyer.page.evaluate(async () => {
      const host = document.querySelector('#redress-widget');
      const frame = host?.shadowRoot?.querySelector('iframe');
      const nonce = new URLSearchParams(new URL(frame?.src ?? '').hash.slice(1)).get('nonce');
      // Right nonce and shape, but from this very window instead of the frame.
      window.postMessage({ redress: 1, nonce, type: 'close' }, '*');
      // The right window, but neither nonce nor shape the chat would take.
      frame?.contentWindow?.postMessage(
        { redress: 1, nonce: 'guess', type: 'visible', visible: false },
        '*',
      );
      frame?.contentWindow?.postMessage({ redress: 1, nonce, type: 'visible', visible: 'no' }, '*');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return !host?.hasAttribute('data-open');
    });
    expect(closed).toBe(false);
    await buyer.say(HURT);
    await buyer.chat.locator('.slot').first().waitFor();
    expect(await buyer.page.locator('#redress-widget button span:not([hidden])').count()).toBe(0);
  });
});
