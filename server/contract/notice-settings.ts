import { z } from 'zod';
import { NOTICE_TOPICS, type NoticeTopic } from '../terms/notice.ts';
import { Instant, LocaleSchema } from './primitives.ts';

const Topics = z
  .array(z.enum(NOTICE_TOPICS))
  .max(NOTICE_TOPICS.length)
  .refine((topics) => new Set(topics).size === topics.length, 'each topic once');
const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time from 00:00 to 23:59');

/** What a reader wants to hear of by which channel. What they must do always stands in the list. */
export const NoticePreferences = z.strictObject({
  /** In the console's list and on its badge. */
  app: Topics.refine((topics) => topics.includes('act'), 'what one must do cannot be left out'),
  mail: Topics,
  push: Topics,
  /** Wall times of the shop between which nothing leaves by mail or push; it waits for the end. */
  quiet: z
    .strictObject({ from: Time, to: Time })
    .refine(({ from, to }) => from !== to, 'the end must differ from the beginning')
    .nullable(),
  /** Of mails. */
  locale: LocaleSchema,
});
export type NoticePreferences = z.infer<typeof NoticePreferences>;

const URGENT: NoticeTopic[] = ['act', 'reminder'];
const NIGHT = { from: '22:00', to: '08:00' };

/** Until a reader says otherwise. */
export const DEFAULT_PREFERENCES: Readonly<
  Record<'buyer' | 'merchant' | 'agent' | 'operator' | 'juror', NoticePreferences>
> = {
  buyer: {
    app: [...NOTICE_TOPICS],
    mail: [...URGENT, 'news'],
    push: [...URGENT, 'news'],
    quiet: NIGHT,
    locale: 'zh-CN',
  },
  merchant: {
    app: [...NOTICE_TOPICS],
    mail: [...URGENT, 'digest'],
    push: URGENT,
    quiet: NIGHT,
    locale: 'zh-CN',
  },
  agent: { app: [...NOTICE_TOPICS], mail: [], push: URGENT, quiet: null, locale: 'zh-CN' },
  operator: { app: [...NOTICE_TOPICS], mail: [], push: URGENT, quiet: null, locale: 'zh-CN' },
  juror: { app: [...NOTICE_TOPICS], mail: URGENT, push: URGENT, quiet: NIGHT, locale: 'zh-CN' },
};

/** The preferences with what can be reached at all. */
export const PreferencesView = NoticePreferences.extend({
  /** Where mails go, if anywhere; and whether this installation sends any. */
  address: z.string().nullable(),
  mailWorks: z.boolean(),
  /** For the browser's push service. */
  pushKey: z.string(),
  browsers: z.int(),
  timeZone: z.string(),
});
export type PreferencesView = z.infer<typeof PreferencesView>;

const Key = z.string().regex(/^[\w-]{10,200}={0,2}$/, 'base64url');

/** A browser's own push subscription, as `PushSubscription.toJSON()` has it. */
export const SubscriptionBody = z.strictObject({
  endpoint: z.url().max(1_000),
  expirationTime: z.number().nullish(),
  keys: z.strictObject({ p256dh: Key, auth: Key }),
  locale: LocaleSchema,
});
export type SubscriptionBody = z.infer<typeof SubscriptionBody>;

/** Without an endpoint: every browser of the caller. */
export const UnsubscribeBrowserBody = z.strictObject({ endpoint: z.url().max(1_000).optional() });

/** Where the buyer's browser is asked; the fragment holds the invitation. */
export const InvitationAnswer = z.strictObject({ page: z.string() });
const Invitation = z.string().max(400);
export const InvitedBody = SubscriptionBody.extend({ invitation: Invitation });
export const InvitedEndBody = z.strictObject({
  invitation: Invitation,
  endpoint: z.url().max(1_000),
});
export const BrowserAnswer = z.strictObject({ browsers: z.int() });

/** Where a merchant's own machines hear of its notices. */
export const HookBody = z.strictObject({
  url: z.url().max(1_000),
  enabled: z.boolean(),
  /** A new secret; the old one ends at once. */
  renewSecret: z.boolean().optional(),
});
export type HookBody = z.infer<typeof HookBody>;

export const HookView = z.strictObject({
  url: z.string().nullable(),
  enabled: z.boolean(),
  /** Only in the answer that made it. */
  secret: z.string().optional(),
  lastOkAt: Instant.optional(),
  lastError: z.string().optional(),
});
export type HookView = z.infer<typeof HookView>;
