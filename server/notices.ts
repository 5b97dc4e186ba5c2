import type { Chore } from './channels/deadlines.ts';
import { noticeSettingsRoutes } from './channels/notice-settings.ts';
import { pageOf as consolePageOf, noticeRoutes } from './channels/notices.ts';
import type { Route } from './channels/route.ts';
import type { Config } from './config.ts';
import type { NoticeBoard } from './effects/handlers/notices.ts';
import { smtpMail } from './effects/notify/mail.ts';
import { outwardFault, postOutward } from './effects/notify/outward.ts';
import { newPushKeys, webPushTo } from './effects/notify/push.ts';
import { createRouter } from './effects/notify/router.ts';
import type { Ground } from './ground.ts';
import type { Broadcast } from './plugins/broadcast.ts';
import { pushInvitations } from './plugins/push-invitations.ts';
import { sessionSecret } from './plugins/session-secret.ts';
import { unsubscribeLinks } from './plugins/unsubscribe.ts';
import { createDeskSettings } from './store/desk-settings.ts';
import { createDigests } from './store/notice-digest.ts';
import { createNoticeSends } from './store/notice-sends.ts';
import { createNoticeSettings } from './store/notice-settings.ts';
import { createNotices } from './store/notices.ts';
import type { LeavingNotice } from './turn/notice-ports.ts';

interface Parts extends Pick<Ground, 'database' | 'clock'> {
  readonly config: Config;
  readonly broadcast: Pick<Broadcast, 'noticed' | 'present'>;
  /** The outbox has new work. */
  readonly nudge: () => void;
}

export interface Notices {
  readonly board: NoticeBoard;
  readonly routes: readonly Route[];
  readonly chores: readonly Chore[];
  close(): void;
}

/** How long the shop's time zone may be out of date, in milliseconds. */
const ZONE_KEPT_MS = 10_000;

/** Introduces the parts of notices to each other: the lists, the ways out, and what readers chose. */
export async function createNoticeWorld(parts: Parts): Promise<Notices> {
  const { config, database, clock, broadcast, nudge } = parts;
  const { pool } = database;
  const [kept, choices, sends] = [
    createNotices(pool),
    createNoticeSettings(pool),
    createNoticeSends(pool),
  ];
  const desk = createDeskSettings(database);
  const timeZone = remembered(async () => (await desk.hours()).timeZone);
  const keys = config.pushKeys ?? (await choices.keep('push.keys', newPushKeys()));
  const post = postOutward(config.demo);
  const secret = await sessionSecret(config.sessionSecret, config.dataDir);
  const links = unsubscribeLinks(secret, config.publicUrl);
  const mail = config.mail && smtpMail(config.mail);
  const router = createRouter({
    sends,
    timeZone,
    mails: mail !== undefined,
    present: broadcast.present,
    nudge,
  });
  const hint = (readers: readonly string[]) => broadcast.noticed(readers.flatMap(staffId));
  const digests = createDigests(pool, { timeZone, now: () => clock.now(), told: hint });
  return {
    board: {
      bring: () => kept.bring(mail !== undefined),
      hint,
      route: () => router.run(clock.now()),
      notice: sends.one,
      browser: choices.browser,
      forgetBrowser: choices.forgetBrowser,
      hook: choices.hook,
      noteHook: (merchantId, error) => choices.noteHook(merchantId, clock.now(), error),
      timeZone,
      mail,
      push: webPushTo({ ...keys, subject: subjectOf(config) }, post),
      post,
      pageOf: (notice) => pageOf(config, notice),
      unsubscribeUrl: links.urlOf,
    },
    chores: [digests, router],
    routes: [
      ...noticeRoutes({
        notices: kept,
        wanted: async (reader) => (await choices.preferences(reader))?.app,
        desk,
        hint,
        clock,
      }),
      ...noticeSettingsRoutes({
        choices,
        desk,
        clock,
        mailWorks: mail !== undefined,
        hint,
        pushKey: keys.publicKey,
        outwardFault: (url) => outwardFault(url, config.demo),
        readerOfLink: links.readerOf,
        invitations: pushInvitations(secret),
        talkPage: (conversationId) => talkPage(config.shopUrl, conversationId),
      }),
    ],
    close: () => mail?.close(),
  };
}

/** Where a reader finds what a notice is about. */
function pageOf({ publicUrl }: Config, notice: LeavingNotice): string {
  const { recipient, ticketId, conversationId } = notice;
  const id = (of: string | undefined) => (of ? `/${encodeURIComponent(of)}` : '');
  if (!recipient.startsWith('staff:')) return `${publicUrl}/v1/notices/talk${id(conversationId)}`;
  // A juror has a page of their own, and no other way to a case.
  const { page } = consolePageOf(notice);
  return `${publicUrl}/console/#/${page ?? `tickets${id(ticketId)}`}`;
}

/** The widget in the shop's page reads which talk to open, and takes it off the address. */
function talkPage(shopUrl: string, conversationId: string): string {
  const url = new URL(shopUrl);
  url.searchParams.set('redress', conversationId);
  return url.href;
}

/** Whom a push service may ask about us. */
const subjectOf = ({ publicUrl, mail }: Config): string => {
  if (publicUrl.startsWith('https:')) return publicUrl;
  return `mailto:${/[^\s<>]+@[^\s<>]+/.exec(mail?.from ?? '')?.[0] ?? 'demo@redress.example'}`;
};

/** Asked again only after a while: it changes once in years. */
function remembered(ask: () => Promise<string>): () => Promise<string> {
  let known: { readonly answer: Promise<string>; readonly until: number } | undefined;
  return () => {
    if (!known || known.until < Date.now())
      known = { answer: ask(), until: Date.now() + ZONE_KEPT_MS };
    return known.answer;
  };
}

/** A reader of the console; a buyer hears in the chat. */
const staffId = (reader: string): string[] =>
  reader.startsWith('staff:') ? [reader.slice('staff:'.length)] : [];
