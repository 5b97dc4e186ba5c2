import type { NoticePreferences } from '../contract/notice-settings.ts';
import type { BrowserAddress, NoticeFacts, NoticeTopic } from '../terms/notice.ts';
import type { NoticeSend } from './effect.ts';

/** A notice as it is kept for one reader: `staff:<id>` or `buyer:<id>`. All instants ISO 8601 UTC. */
export interface KeptNotice {
  readonly id: string;
  readonly recipient: string;
  readonly ticketId?: string | undefined;
  readonly conversationId?: string | undefined;
  readonly topic: NoticeTopic;
  readonly name: string;
  readonly facts: NoticeFacts;
  readonly at: string;
  readonly readAt?: string | undefined;
  /** Since then nothing is asked any more. */
  readonly doneAt?: string | undefined;
}

/** A notice that is to leave the house, with all that decides how. */
export interface LeavingNotice extends KeptNotice {
  readonly preferences: NoticePreferences;
  /** Where the reader's mails go. */
  readonly address?: string | undefined;
  /** Ids of the reader's browsers. */
  readonly browsers: readonly string[];
}

/** What readers have; a reader only ever meets their own. */
export interface NoticeReads {
  /** Newest first. `topics`: only these; absent: all. */
  list(
    reader: string,
    asked: {
      readonly limit: number;
      readonly before?: string | undefined;
      readonly unread: boolean;
      readonly topics?: readonly NoticeTopic[] | undefined;
    },
  ): Promise<readonly KeptNotice[]>;
  /** How many are unread and still stand. */
  unread(reader: string, topics?: readonly NoticeTopic[]): Promise<number>;
  /** Marks the reader's own as read; ids of others change nothing. */
  markRead(
    reader: string,
    which: { readonly ids: readonly string[]; readonly upTo?: string | undefined },
    at: string,
  ): Promise<void>;
}

/** Where a merchant's own machines hear of its notices. */
export interface MerchantHook {
  readonly url: string;
  /** `whsec_` and base64. */
  readonly secret: string;
  readonly enabled: boolean;
  readonly lastOkAt?: string | undefined;
  readonly lastError?: string | undefined;
}

export interface HookChange {
  readonly merchantId: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly renewSecret: boolean;
  readonly by: string;
  readonly at: string;
}

/** What readers chose, and where they and the merchants' machines are reached. */
export interface NoticeChoices {
  preferences(reader: string): Promise<NoticePreferences | undefined>;
  putPreferences(reader: string, body: NoticePreferences): Promise<void>;
  address(reader: string): Promise<string | undefined>;
  browsers(reader: string): Promise<number>;
  /** The same browser again is the same one, whoever uses it now. */
  addBrowser(reader: string, browser: BrowserAddress): Promise<void>;
  /** Without an endpoint: every browser of the reader. */
  dropBrowsers(reader: string, endpoint?: string): Promise<void>;
  hook(merchantId: string): Promise<MerchantHook | undefined>;
  /** Answers the secret where it is a new one. */
  putHook(hook: HookChange): Promise<string | undefined>;
}

/** The way of notices out of the house. */
export interface NoticeSends {
  /** Those to leave by `now`, oldest first, at most so many. */
  due(now: string, most: number): Promise<readonly LeavingNotice[]>;
  /** The instant of the first that leaves up to `until`. */
  nextAt(until: string): Promise<string | undefined>;
  /** What became of them: `until` where they wait on; what leaves is work of the outbox from here. */
  routed(
    outcomes: readonly {
      readonly id: string;
      readonly until?: string | undefined;
      readonly sends: readonly NoticeSend[];
    }[],
  ): Promise<void>;
}
