import type { Cents, Currency } from './money.ts';
import type { Locale } from './party.ts';
import type { TicketState } from './state.ts';

/** Whom a notice is for: the case's buyer, its merchant's people, or a group of the desk. */
export type NoticeParty = 'buyer' | 'merchant' | 'desk';

/**
 * `act`: the reader must do something; `reminder`: they still must; `news`: good to know; `digest`: a
 * day in one notice.
 */
export const NOTICE_TOPICS = ['act', 'reminder', 'news', 'digest'] as const;
export type NoticeTopic = (typeof NOTICE_TOPICS)[number];

/** What a notice's sentence is filled with: facts of the case as they were committed, and nothing else. */
export interface NoticeFacts {
  /** The case's number and what it is about. */
  readonly number?: string | undefined;
  readonly item?: string | undefined;
  readonly state?: TicketState | undefined;
  readonly amountCents?: Cents | undefined;
  readonly currency?: Currency | undefined;
  /** The zone that the reader's market reads times in; absent: the shop's own. */
  readonly timeZone?: string | undefined;
  /** ISO 8601 UTC: until when, and what happens then. */
  readonly deadlineAt?: string | undefined;
  readonly thenState?: TicketState | undefined;
  /** Of the time that was given, how much is over. */
  readonly percent?: number | undefined;
  /** Counts of a digest. */
  readonly counts?: Readonly<Record<string, number>> | undefined;
}

/** A notice before anybody is named who gets it. */
export interface NoticeDraft {
  readonly to: NoticeParty;
  /** Of the desk: which group, or which colleague alone. */
  readonly group?: string | undefined;
  readonly userId?: string | undefined;
  readonly topic: NoticeTopic;
  /** Which sentence it is; `contract/notice-texts.ts` has them. */
  readonly name: string;
  readonly facts: NoticeFacts;
}

/** A browser that may be told while no page is open, as its push service knows it. */
export interface BrowserAddress {
  readonly endpoint: string;
  /** Its keys, base64url: what is sent is sealed for it alone. */
  readonly p256dh: string;
  readonly auth: string;
  readonly locale: Locale;
}
