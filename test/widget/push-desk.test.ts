import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PreferencesView } from '../../server/contract/notice-settings.ts';
import { createPushDesk } from '../../widget/embed/push/push-desk.ts';

const DAY_MS = 86_400_000;
const view = (change: Partial<PreferencesView> = {}): PreferencesView => ({
  app: ['act', 'reminder', 'news', 'digest'],
  mail: [],
  push: ['act', 'reminder', 'news'],
  quiet: { from: '22:00', to: '08:00' },
  locale: 'zh-CN',
  address: null,
  mailWorks: true,
  pushKey: 'k',
  browsers: 0,
  timeZone: 'Asia/Shanghai',
  ...change,
});

let server: PreferencesView | undefined;
let invited = 0;
const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
const reach = {
  look: async () => server,
  choose: async (chosen: Partial<PreferencesView>) => (server = view(chosen)),
  endAll: async () => {
    server = view();
    return true;
  },
  invite: async () => `https://care.example/widget/notify.html#${++invited}`,
};
const desk = (able = true) => createPushDesk({ reach, storage, able });

beforeEach(() => {
  vi.useFakeTimers();
  server = view();
  invited = 0;
  kept.clear();
});
afterEach(() => vi.useRealTimers());

it('is nothing for somebody whom the server cannot tell', async () => {
  server = undefined;
  expect(await desk().begin()).toBe(false);
});

it('keeps a no for thirty days', async () => {
  const first = desk();
  await first.begin();
  first.decline();
  const again = desk();
  await again.begin();
  expect(again.get()?.declined).toBe(true);
  vi.setSystemTime(Date.now() + 30 * DAY_MS);
  const later = desk();
  await later.begin();
  expect(later.get()?.declined).toBe(false);
});

it('asks for a page before it is wanted, and for another before that one is too old', async () => {
  const one = desk();
  await one.begin();
  await one.prepare();
  await one.prepare();
  expect(invited).toBe(1);
  expect(one.get()?.page).toContain('#1');
  vi.setSystemTime(Date.now() + 9 * 60_000);
  await one.prepare();
  expect(one.get()?.page).toContain('#2');
  const unable = desk(false);
  await unable.begin();
  await unable.prepare();
  expect(invited).toBe(2);
});

it('says so once the browser was added, and gives up quietly where it never is', async () => {
  const one = desk();
  await one.begin();
  const followed = one.follow();
  expect(one.get()?.stage).toBe('waiting');
  server = view({ browsers: 1 });
  await vi.advanceTimersByTimeAsync(2_000);
  await followed;
  expect(one.get()).toMatchObject({ stage: 'on', view: { browsers: 1 } });
  const vain = one.follow();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  await vain;
  expect(one.get()?.stage).toBe('idle');
});

it('changes one choice and keeps the others', async () => {
  const one = desk();
  await one.begin();
  await one.choose({ quiet: null });
  expect(server).toMatchObject({ quiet: null, mail: [], push: ['act', 'reminder', 'news'] });
  await one.endAll();
  expect(one.get()?.view.browsers).toBe(0);
});
