import { renderNotice } from '../contract/notice-texts.ts';
import {
  NoticePage,
  NoticeQuery,
  type NoticeView,
  ReadAnswer,
  ReadBody,
} from '../contract/notices.ts';
import type { Caller } from '../terms/caller.ts';
import type { NoticeTopic } from '../terms/notice.ts';
import type { Locale } from '../terms/party.ts';
import type { KeptNotice, NoticeReads } from '../turn/notice-ports.ts';
import type { DeskReads } from './ports.ts';
import { defineRoute, type Route, STAFF } from './route.ts';

export interface NoticeDoor {
  readonly notices: NoticeReads;
  /** Which of them the reader wants in the list. */
  readonly wanted: (reader: string) => Promise<readonly NoticeTopic[] | undefined>;
  readonly desk: Pick<DeskReads, 'hours'>;
  /** Tells whoever else has the reader's list open that it is another now. */
  readonly hint: (readers: readonly string[]) => void;
  readonly clock: { now(): string };
}

export const READERS = ['buyer', 'juror', ...STAFF] as const;
export type Reader = Extract<Caller, { kind: 'buyer' | 'staff' | 'juror' }>;

/** The name a caller's notices are kept under. */
export const readerOf = (caller: Reader): string =>
  caller.kind === 'buyer' ? `buyer:${caller.buyerId}` : `staff:${caller.userId}`;

/** The caller's own notices and what of them is read. */
export function noticeRoutes({ notices, wanted, desk, hint, clock }: NoticeDoor): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/notices',
      summary: 'The caller’s own notices, newest first, and how many are unread',
      callers: READERS,
      query: NoticeQuery,
      answers: { 200: NoticePage },
      async handler({ caller, query }) {
        const reader = readerOf(caller);
        const topics = await wanted(reader);
        const [kept, unread, hours] = await Promise.all([
          notices.list(reader, {
            limit: query.limit + 1,
            before: query.cursor,
            unread: query.unread === 'true',
            topics,
          }),
          notices.unread(reader, topics),
          desk.hours(),
        ]);
        const items = kept.slice(0, query.limit);
        const timeZone = query.timeZone ?? hours.timeZone;
        return {
          items: items.map((notice) => viewOf(seenBy(caller, notice), query.locale, timeZone)),
          nextCursor: kept.length > query.limit ? (items.at(-1)?.id ?? null) : null,
          unread,
        };
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/notices/read',
      summary: 'Mark notices as read, by id or all up to one',
      callers: READERS,
      body: ReadBody,
      answers: { 200: ReadAnswer },
      async handler({ caller, body: { ids = [], upTo } }) {
        const reader = readerOf(caller);
        await notices.markRead(reader, { ids, upTo }, clock.now());
        hint([reader]);
        return { unread: await notices.unread(reader, await wanted(reader)) };
      },
    }),
  ];
}

/** A juror has no use for the talk behind a case, and no right to its name. */
const seenBy = (caller: Reader, notice: KeptNotice): KeptNotice =>
  caller.kind === 'juror' ? { ...notice, conversationId: undefined } : notice;

/** Payouts and juries have pages of their own. */
export function pageOf({
  name,
  topic,
}: Pick<KeptNotice, 'name' | 'topic'>): Pick<NoticeView, 'page'> {
  if (name.startsWith('payout_')) return { page: topic === 'act' ? 'payouts' : 'money' };
  return name.startsWith('jury_') ? { page: 'jury' } : {};
}

function viewOf(notice: KeptNotice, locale: Locale, timeZone: string): NoticeView {
  const { id, at, topic, ticketId, conversationId, facts } = notice;
  return {
    ...{ id, at, topic },
    ...renderNotice(notice, locale, timeZone),
    ...(ticketId !== undefined && { ticketId }),
    ...(conversationId !== undefined && { conversationId }),
    ...pageOf(notice),
    ...(facts.deadlineAt !== undefined && { deadlineAt: facts.deadlineAt }),
    read: notice.readAt !== undefined,
    done: notice.doneAt !== undefined,
  };
}
