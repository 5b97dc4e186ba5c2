import { z } from 'zod';
import {
  DEFAULT_PREFERENCES,
  HookBody,
  HookView,
  NoticePreferences,
  PreferencesView,
} from '../contract/notice-settings.ts';
import { Id } from '../contract/primitives.ts';
import type { Caller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { NoticeChoices } from '../turn/notice-ports.ts';
import { type BrowserDoor, browserRoutes, refuseInward } from './notice-browsers.ts';
import { READERS, type Reader, readerOf } from './notices.ts';
import type { DeskReads } from './ports.ts';
import { Answer, defineRoute, type Route } from './route.ts';
import { unsubscribePage } from './unsubscribe-page.ts';

export interface NoticeSettingsDoor extends BrowserDoor {
  readonly choices: NoticeChoices;
  readonly desk: Pick<DeskReads, 'hours'>;
  readonly clock: { now(): string };
  readonly mailWorks: boolean;
  /** Tells readers' other tabs that something of their notices changed. */
  readonly hint: (readers: readonly string[]) => void;
  /** Whose unsubscribe link it is. */
  readonly readerOfLink: (token: string) => string | undefined;
}

const Token = z.strictObject({ token: z.string().max(300) });
const MerchantPath = z.strictObject({ id: Id });

/** What the caller wants to hear of, by which channels. */
export function noticeSettingsRoutes(door: NoticeSettingsDoor): readonly Route[] {
  return [...choiceRoutes(door), ...browserRoutes(door), ...hookRoutes(door), ...linkRoutes(door)];
}

function choiceRoutes(door: NoticeSettingsDoor): readonly Route[] {
  const view = (caller: Reader) => viewOf(door, caller);
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/notices/preferences',
      summary: 'What the caller is told of, by which channels, and when not',
      callers: READERS,
      answers: { 200: PreferencesView },
      handler: ({ caller }) => view(caller),
    }),
    defineRoute({
      method: 'PUT',
      url: '/v1/notices/preferences',
      summary: 'Choose what one is told of, by which channels, and when not',
      callers: READERS,
      body: NoticePreferences,
      answers: { 200: PreferencesView },
      async handler({ caller, body }) {
        await door.choices.putPreferences(readerOf(caller), body);
        door.hint([readerOf(caller)]);
        return view(caller);
      },
    }),
  ];
}

async function viewOf({ choices, desk, mailWorks, pushKey }: NoticeSettingsDoor, caller: Reader) {
  const reader = readerOf(caller);
  const [chosen, address, browsers, { timeZone }] = await Promise.all([
    choices.preferences(reader),
    choices.address(reader),
    choices.browsers(reader),
    desk.hours(),
  ]);
  const preferences =
    chosen ?? DEFAULT_PREFERENCES[caller.kind === 'staff' ? caller.role : caller.kind];
  return { ...preferences, address: address ?? null, mailWorks, pushKey, browsers, timeZone };
}

function hookRoutes({ choices, outwardFault, clock }: NoticeSettingsDoor): readonly Route[] {
  const view = async (merchantId: string, secret?: string): Promise<HookView> => {
    const hook = await choices.hook(merchantId);
    if (!hook) return { url: null, enabled: false };
    const { url, enabled, lastOkAt, lastError } = hook;
    return {
      ...{ url, enabled },
      ...(secret !== undefined && { secret }),
      ...(lastOkAt !== undefined && { lastOkAt }),
      ...(lastError !== undefined && { lastError }),
    };
  };
  const own = (caller: Extract<Caller, { kind: 'staff' }>, id: string) => {
    if (caller.role === 'merchant' && caller.merchantId !== id)
      throw new Refused('not_found', 'There is no such merchant.');
  };
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/merchants/:id/webhook',
      summary: 'Where a merchant’s own machines hear of its notices',
      callers: ['merchant', 'operator'],
      params: MerchantPath,
      answers: { 200: HookView },
      handler({ caller, params }) {
        own(caller, params.id);
        return view(params.id);
      },
    }),
    defineRoute({
      method: 'PUT',
      url: '/v1/merchants/:id/webhook',
      summary: 'Say where; the answer to a new address or secret holds the secret, once',
      callers: ['merchant', 'operator'],
      params: MerchantPath,
      body: HookBody,
      answers: { 200: HookView },
      async handler({ caller, params, body: { url, enabled, renewSecret = false } }) {
        own(caller, params.id);
        refuseInward(outwardFault(url), 'url');
        const by = caller.userId;
        const hook = { merchantId: params.id, url, enabled, renewSecret, by, at: clock.now() };
        return view(params.id, await choices.putHook(hook));
      },
    }),
  ];
}

/** The link at the end of every mail: reading it changes nothing, since mail scanners follow links too. */
function linkRoutes({ choices, readerOfLink }: NoticeSettingsDoor): readonly Route[] {
  const page = (stage: 'ask' | 'done') =>
    new Answer(200, unsubscribePage(stage), { 'content-type': 'text/html; charset=utf-8' });
  const readerOfToken = (token: string): string => {
    const reader = readerOfLink(token);
    if (!reader) throw new Refused('not_found', 'The link is not one of ours.');
    return reader;
  };
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/notices/unsubscribe',
      summary: 'A page that asks whether mails should end',
      callers: [],
      query: Token,
      answers: { 200: z.string() },
      handler({ query }) {
        readerOfToken(query.token);
        return page('ask');
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/notices/unsubscribe',
      summary: 'End all mails of the link’s reader, by one click (RFC 8058)',
      callers: [],
      query: Token,
      form: true,
      answers: { 200: z.string() },
      async handler({ query }) {
        const reader = readerOfToken(query.token);
        const role = reader.startsWith('buyer:') ? 'buyer' : 'merchant';
        const chosen = (await choices.preferences(reader)) ?? DEFAULT_PREFERENCES[role];
        await choices.putPreferences(reader, { ...chosen, mail: [] });
        return page('done');
      },
    }),
  ];
}
