import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriersOf } from '../support/barriers.ts';

/** The two screens that everything is looked at on; nothing on them fades or slides. */
export const SCREENS = {
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  },
  desktop: { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' },
} as const;
export type Screen = keyof typeof SCREENS;
export type Language = 'zh-CN' | 'en';

export const SHOTS = process.env.SHOTS_DIR ?? join(tmpdir(), 'redress-shots');

/** A buyer at a screen: what a person can do in the shop and in the chat, by names and roles. */
export interface Buyer {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly chat: FrameLocator;
  readonly words: Words;
  readonly shop: (path?: string) => Promise<void>;
  readonly openChat: () => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  readonly put: (slot: string, file: Buffer, name?: string) => Promise<void>;
  readonly shot: (name: string) => Promise<void>;
  /** What axe finds that would keep somebody from using the page or the chat. */
  readonly barriers: () => Promise<string[]>;
  readonly complaints: string[];
}

const WORDS = {
  'zh-CN': {
    apply: '申请售后',
    message: '输入消息',
    send: '发送',
    close: '收起对话',
    confirm: '确认执行',
    accept: '接受此方案',
  },
  en: {
    apply: 'Get help',
    message: 'Message',
    send: 'Send',
    close: 'Close chat',
    confirm: 'Confirm',
    accept: 'Accept this offer',
  },
} as const;
type Words = (typeof WORDS)[Language];

interface Sitting {
  readonly browser: Browser;
  readonly url: string;
  readonly screen: Screen;
  readonly language: Language;
  readonly dark?: boolean;
}

export async function sitDown(sitting: Sitting): Promise<Buyer> {
  const { browser, url, screen, language, dark = false } = sitting;
  const context = await browser.newContext({
    ...SCREENS[screen],
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const chat = page.frameLocator('#redress-widget iframe');
  const words = WORDS[language];
  let shots = 0;
  return {
    context,
    page,
    chat,
    words,
    complaints,
    shop: async (path = '/') => void (await page.goto(url + path)),
    async openChat() {
      await page.getByRole('button', { name: words.apply }).first().click();
      await chat.getByRole('textbox', { name: words.message }).waitFor();
    },
    async say(text) {
      const box = chat.getByRole('textbox', { name: words.message });
      const send = chat.getByRole('button', { name: words.send, exact: true });
      // After a reload a headless browser may go on sending keys to the page around the chat, however
      // often its field is tapped: then the words are put in as a paste would put them.
      await expect
        .poll(
          async () => {
            // Words that stand there already are left alone: the button follows them in its own time.
            if ((await box.inputValue()) !== text) {
              await box.click();
              await box.fill(text);
              if ((await box.inputValue()) !== text) await box.evaluate(putIn, text);
            }
            return send.isEnabled();
          },
          { timeout: 30_000 },
        )
        .toBe(true);
      await send.click();
    },
    put: (slot, buffer, name = 'photo.jpg') =>
      chat
        .locator(`input[data-slot="${slot}"]`)
        .setInputFiles({ name, mimeType: 'image/jpeg', buffer }),
    async shot(name) {
      mkdirSync(SHOTS, { recursive: true });
      await page.waitForTimeout(350);
      const number = String(++shots).padStart(2, '0');
      const file = `${screen}-${language}${dark ? '-dark' : ''}-${number}-${name}.png`;
      await page.screenshot({ path: join(SHOTS, file) });
    },
    async barriers() {
      const violations = await barriersOf(page);
      // It scrolls the page about; a buyer's page stands still behind the chat.
      await page.evaluate(() => scrollTo(0, 0));
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    },
  };
}

/** Runs in the page: the field takes the words, and hears that it did. */
function putIn(field: Element, text: string): void {
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
