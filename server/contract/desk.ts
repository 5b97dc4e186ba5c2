import { z } from 'zod';
import type { DeskTalk } from '../terms/desk.ts';
import { TICKET_STATES } from '../terms/state.ts';
import { OtherTalk } from './conversation-events.ts';
import { Slug } from './desk-settings.ts';
import { Id, MAX_TEXT } from './primitives.ts';

const ClientId = z.uuid();
const Text = z.string().trim().min(1).max(MAX_TEXT);
const about = { conversationId: Id, clientId: ClientId.optional() };
const destination = { group: Slug.optional(), userId: Id.optional() };
const oneDestination = {
  check: (to: { group?: string | undefined; userId?: string | undefined }) =>
    (to.group === undefined) !== (to.userId === undefined),
  says: { message: 'name either a group or a userId', path: ['group'] },
};

/** What staff ask of a talk on `/staff` (protocol §7), each with an acknowledgement. */
export const DESK_PAYLOADS = {
  take: z.strictObject({ ...about, force: z.boolean().optional() }),
  handback: z.strictObject(about),
  transfer: z
    .strictObject({ ...about, ...destination, note: Text.optional() })
    .refine(oneDestination.check, oneDestination.says),
  consult: z
    .strictObject({ ...about, ...destination, text: Text })
    .refine(oneDestination.check, oneDestination.says),
  reply: z.strictObject({
    conversationId: Id,
    clientId: ClientId,
    text: Text,
    visibility: z.enum(['all', 'merchant', 'internal']).default('all'),
    /** To a merchant: whose case, where the talk holds several. */
    ticketId: Id.optional(),
  }),
  pause: z.strictObject({ ...about, waitsFor: z.enum(['buyer', 'merchant', 'other']) }),
  resume: z.strictObject(about),
  follow: z.strictObject({ ...about, on: z.boolean() }),
  link: z.strictObject({ ...about, to: Id, kind: z.enum(['related', 'duplicate']) }),
  /** Takes a link back, at both ends. */
  unlink: z.strictObject({ ...about, to: Id }),
  /** A duplicate goes on in another talk of the same buyer. `version`: of its context, as it was read. */
  merge: z.strictObject({ ...about, to: Id, version: z.int().min(0).optional() }),
  unmerge: z.strictObject({ ...about, version: z.int().min(0).optional() }),
} as const;
export type DeskCommandName = keyof typeof DESK_PAYLOADS;
export const DESK_COMMANDS = Object.keys(DESK_PAYLOADS) as readonly DeskCommandName[];

/** One command with its fields, as a door hands it on. */
export type DeskAsk = {
  [N in DeskCommandName]: { readonly type: N } & z.output<(typeof DESK_PAYLOADS)[N]>;
}[DeskCommandName];

export interface DeskAck {
  readonly conversationId: string;
  /** The buyer's position of the first thing said by it, or the last before it. */
  readonly seq: number;
  readonly holder: { readonly id: string; readonly name: string } | null;
}

/** `GET /v1/desk/talks`: what waits, what one has, what one follows, or all of it. */
export const DeskQuery = z.strictObject({
  view: z.enum(['all', 'mine', 'waiting', 'following']).default('all'),
  group: Slug.optional(),
  q: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});
export type DeskQuery = z.infer<typeof DeskQuery>;

/** One talk at the desk. `version` rises with every change of the talk; null: it left the desk. */
export interface DeskEvent {
  readonly conversationId: string;
  readonly version: number;
  readonly talk: DeskTalk | null;
  /** It left for that: it goes on in this conversation. */
  readonly mergedInto?: string;
}

/** `queue` on the socket: how long a queue is. */
export interface QueueEvent {
  readonly group: string;
  readonly waiting: number;
  /** Since when the one that waits longest does; absent where none waits. */
  readonly oldestAt?: string;
}

/** `alert` on the socket: something at the desk that is the hearer's business. */
export interface DeskAlert {
  readonly conversationId: string;
  /** What happened, such as `offered` or `overdue`. */
  readonly kind: string;
  readonly at: string;
  readonly by?: string;
  readonly number?: string;
  readonly title?: string;
}

/** A ready-made reply: `filled` as it would be sent now, or the blank that nothing fills. */
export const CannedReply = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** The title in the languages of colleagues; `title` is in the talk's. */
  titles: z.strictObject({ 'zh-CN': z.string(), en: z.string() }).optional(),
  text: z.string(),
  filled: z.string().optional(),
  unfilled: z.string().optional(),
});
export type CannedReply = z.infer<typeof CannedReply>;

/** `suggestion` on the socket, with its conversationId: what may be said, and what one should know. */
export const DeskSuggestion = z.strictObject({
  drafts: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  /** The claim in the buyer's own words. */
  summary: z.string(),
  facts: z.array(z.strictObject({ name: z.string(), value: z.string() })),
});
export type DeskSuggestion = z.infer<typeof DeskSuggestion>;

const Loose = z.record(z.string(), z.unknown());

/** `GET /v1/desk/talks/{conversationId}`: a talk and what stands beside it. */
export const DeskContext = z.strictObject({
  conversationId: Id,
  version: z.int(),
  holder: z.enum(['bot', 'human']),
  locale: z.enum(['zh-CN', 'en']),
  talk: z.custom<DeskTalk>().nullable(),
  /** It goes on in this one. */
  merged: OtherTalk.optional(),
  /** Talks that go on in this one, with the cases that stay theirs. */
  joined: z
    .array(
      z.strictObject({
        conversationId: Id,
        tickets: z.array(
          z.strictObject({
            id: z.string(),
            number: z.string(),
            title: z.string(),
            leaf: z.string(),
            state: z.enum(TICKET_STATES),
          }),
        ),
      }),
    )
    .optional(),
  /** Colleagues who hear of it, whether it is at the desk or not. */
  followers: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** Other talks of the same matter, each by its case where it has one. */
  links: z.array(OtherTalk.extend({ kind: z.enum(['related', 'duplicate']) })),
  ticketId: z.string().optional(),
  ticketIds: z.array(z.string()),
  buyer: z.looseObject({ id: z.string(), name: z.string() }).optional(),
  order: z
    .strictObject({
      id: z.string(),
      status: z.string(),
      placedAt: z.string(),
      paidAt: z.string(),
      paidCents: z.int(),
      currency: z.string(),
      market: z.string(),
      itemId: z.string().optional(),
      items: z.array(Loose),
      shipments: z.array(Loose),
    })
    .optional(),
  suggestion: DeskSuggestion,
  canned: z.array(CannedReply),
});
export type DeskContext = z.infer<typeof DeskContext>;

export const DeskTalkRow = z.strictObject({
  conversationId: z.string(),
  version: z.int(),
  talk: z.custom<DeskTalk>().nullable(),
});

/** One of the platform's people, for whoever hands a talk on. */
export const DeskColleague = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  groups: z.array(z.string()),
  load: z.int(),
});
