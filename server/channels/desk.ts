import { z } from 'zod';
import {
  DESK_COMMANDS,
  DESK_PAYLOADS,
  type DeskAsk,
  DeskColleague,
  DeskContext,
  DeskQuery,
  DeskTalkRow,
} from '../contract/desk.ts';
import { DeskTable } from '../contract/desk-rules.ts';
import { Id } from '../contract/primitives.ts';
import { Refused } from '../terms/refused.ts';
import type { TurnService } from '../turn/service.ts';
import type { ConversationReads, StaffReads, TalkReads } from './ports.ts';
import { defineRoute, type Route } from './route.ts';
import { Based, Versioned, versionOf } from './setting-version.ts';

const DESK = ['agent', 'operator'] as const;
const Path = z.strictObject({ id: Id });
const Queues = z.strictObject({
  items: z.array(
    z.strictObject({
      group: z.string(),
      waiting: z.int(),
      oldestAt: z.string().optional(),
    }),
  ),
});
const Talks = z.strictObject({ items: z.array(DeskTalkRow), nextCursor: z.string().nullable() });
const Context = DeskContext.extend({
  reads: z.strictObject({ buyer: z.int(), staff: z.int() }),
});
/** `command` names it; its fields are those of the socket's event, the conversation is in the path. */
const CommandBody = z.looseObject({ command: z.enum(DESK_COMMANDS as [string, ...string[]]) });
const CommandAnswer = z.strictObject({
  conversationId: z.string(),
  seq: z.int(),
  holder: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
});

/** How the desk works, as an operator reads and changes it. */
export interface DeskRuleBook {
  table(): DeskTable;
  /** Reads them as they stand, whoever changed them where. */
  reread(): Promise<void>;
  put(
    rules: DeskTable,
    baseVersion: string,
    hand: { readonly by: string; readonly at: string },
  ): Promise<void>;
}

interface Parts {
  readonly turn: Pick<TurnService, 'desk' | 'deskContext'>;
  readonly talks: TalkReads;
  readonly conversations: ConversationReads;
  readonly staff: StaffReads;
  readonly rules: DeskRuleBook;
  readonly clock: { now(): string };
}

/** The desk over HTTP: its queues, a talk with what stands beside it, and the same commands as `/staff`. */
export const deskRoutes = (parts: Parts): readonly Route[] => [
  ...reading(parts),
  ...acting(parts),
  ...ruling(parts),
];

function reading({ turn, talks, staff }: Parts): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/desk/queues',
      summary: 'How many wait in each queue, and since when',
      callers: DESK,
      answers: { 200: Queues },
      handler: async () => ({ items: await talks.queues() }),
    }),
    defineRoute({
      method: 'GET',
      url: '/v1/desk/talks',
      summary: 'Talks at the desk, the most urgent first, then the oldest',
      callers: DESK,
      query: DeskQuery,
      answers: { 200: Talks },
      handler: ({ caller, query }) => talks.list(caller, query),
    }),
    defineRoute({
      method: 'GET',
      url: '/v1/desk/talks/:id',
      summary: 'A talk and what stands beside it: buyer, order, drafts, ready-made replies',
      callers: DESK,
      params: Path,
      answers: { 200: Context },
      handler: async ({ caller, params }) => ({
        ...(await turn.deskContext(caller, params.id)),
        reads: await talks.reads(params.id),
      }),
    }),
    defineRoute({
      method: 'GET',
      url: '/v1/desk/colleagues',
      summary: 'The platform’s people, their groups, and how many talks each has',
      callers: DESK,
      answers: { 200: z.strictObject({ items: z.array(DeskColleague) }) },
      async handler() {
        const loads = await talks.loads();
        const all = await staff.all();
        return {
          items: all.flatMap(({ userId, name, role, groups, disabledAt }) =>
            role === 'merchant' || role === 'juror' || disabledAt !== undefined
              ? []
              : {
                  ...{ id: userId, name, role, groups: [...groups] },
                  load: loads.get(userId) ?? 0,
                },
          ),
        };
      },
    }),
  ];
}

const acting = ({ turn }: Parts): readonly Route[] => [
  defineRoute({
    method: 'POST',
    url: '/v1/desk/talks/:id/commands',
    summary: 'Take, hand back, transfer, consult, reply and the rest, as on the staff channel',
    callers: DESK,
    params: Path,
    body: CommandBody,
    answers: { 200: CommandAnswer },
    handler: ({ caller, params, body }) => turn.desk(caller, readAsk(params.id, body)),
  }),
];

function readAsk(conversationId: string, { command, ...fields }: z.infer<typeof CommandBody>) {
  const name = DESK_COMMANDS.find((one) => one === command);
  if (!name || 'conversationId' in fields)
    throw new Refused('validation_failed', 'The conversation is named in the path.', {
      errors: [{ path: 'conversationId', message: 'leave it out' }],
    });
  // What its schema answered under its own name is that very command.
  return { type: name, ...DESK_PAYLOADS[name].parse({ ...fields, conversationId }) } as DeskAsk;
}

const TableAnswer = DeskTable.safeExtend(Versioned);
const TableBody = DeskTable.safeExtend(Based);
const tableNow = async (rules: DeskRuleBook) => {
  await rules.reread();
  const table = rules.table();
  return { ...table, version: versionOf(table) };
};

const ruling = ({ rules, clock }: Parts): readonly Route[] => [
  defineRoute({
    method: 'GET',
    url: '/v1/desk/rules',
    summary: 'Times to answer, routing, assignment and caps',
    callers: DESK,
    answers: { 200: TableAnswer },
    handler: () => tableNow(rules),
  }),
  defineRoute({
    method: 'PUT',
    url: '/v1/desk/rules',
    summary: 'Changes them, whole; clocks that run keep the time they have',
    callers: ['operator'],
    body: TableBody,
    answers: { 200: TableAnswer },
    async handler({ caller, body: { baseVersion, ...table } }) {
      await rules.put(table, baseVersion, { by: caller.userId, at: clock.now() });
      return tableNow(rules);
    },
  }),
];
