import { z } from 'zod';
import { NOTICE_TOPICS } from '../terms/notice.ts';
import { TimeZone } from './desk-settings.ts';
import { Id, Instant, LocaleSchema } from './primitives.ts';

/** A notice in the reader's language. */
export const NoticeView = z.strictObject({
  id: z.string(),
  at: Instant,
  topic: z.enum(NOTICE_TOPICS),
  title: z.string(),
  body: z.string(),
  ticketId: z.string().optional(),
  conversationId: z.string().optional(),
  /** The console's page where it is dealt with, where that is no case's. */
  page: z.enum(['payouts', 'money', 'jury']).optional(),
  /** Whether the reader has seen it. */
  read: z.boolean(),
  /** The case moved on; nothing is asked any more. */
  done: z.boolean(),
  deadlineAt: Instant.optional(),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const NoticeQuery = z.strictObject({
  locale: LocaleSchema.default('zh-CN'),
  /** The zone of the page that shows them; absent: the shop's. */
  timeZone: TimeZone.optional(),
  /** Only what was not read and still stands. */
  unread: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'take it from nextCursor')
    .optional(),
});
export type NoticeQuery = z.infer<typeof NoticeQuery>;

export const NoticePage = z.strictObject({
  items: z.array(NoticeView),
  nextCursor: z.string().nullable(),
  /** All that is unread and still stands, for the badge. */
  unread: z.int(),
});
export type NoticePage = z.infer<typeof NoticePage>;

const MAX_MARKED = 200;
/** Which notices were read: some of them, or all up to the newest that was seen. */
export const ReadBody = z.strictObject({
  ids: z.array(Id).max(MAX_MARKED).optional(),
  upTo: z
    .string()
    .regex(/^\d{1,18}$/, 'the id of a notice')
    .optional(),
});
export const ReadAnswer = z.strictObject({ unread: z.int() });
