import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import type { DeskEvent } from '../../../server/contract/desk.ts';
import type { LoginAnswer } from '../../../server/contract/staff.ts';
import {
  listTickets,
  readLedger,
  readTalk,
  readThread,
  readTicket,
} from '../../../widget/console/api/calls.ts';
import { listTalks, readContext } from '../../../widget/console/api/desk-calls.ts';
import type { Topics } from '../../../widget/console/api/hint-board.ts';
import { readSeats } from '../../../widget/console/api/jury-calls.ts';
import { isHint, openLive } from '../../../widget/console/api/live.ts';
import { readTodo } from '../../../widget/console/api/merchant-calls.ts';
import { readNotices } from '../../../widget/console/api/notice-calls.ts';
import { EMPTY_THREAD, withPage } from '../../../widget/console/case/thread.ts';
import {
  addChanges,
  EMPTY_DESK,
  rowsOf,
  takeSnapshot,
} from '../../../widget/console/desk/desk-list.ts';
import { EMPTY, renewed } from '../../../widget/console/list/pages.ts';
import { listTopics } from '../../../widget/console/list/topics.ts';
import { addEvents, EMPTY_LOG, type Log, lastSeq } from '../../../widget/shared/log.ts';
import { as } from './world.ts';

const never = new AbortController().signal;

/** What a view keeps, and how its page reads it again; `S` as the page holds it. */
interface Kept<S> {
  readonly name: string;
  readonly start: S;
  /** From what is kept: the reading a page makes when it opens, is given a hint, or comes back. */
  reread(state: S): Promise<S>;
  readonly topics?: (state: S) => Topics;
  /** What the page takes from what it is told, without asking. */
  readonly hear?: (state: S, name: string, payload: unknown) => S;
  /** As it is shown. */
  readonly shown?: (state: S) => unknown;
  /** It asks again at no hint, so that only what it is told can have made it what it is. */
  readonly deafToHints?: boolean;
  /** A reading takes the place of what was there; nothing is merged. */
  readonly whole?: boolean;
}

/** One page of the console, open with its own channel in somebody's hands. */
export interface View {
  readonly name: string;
  readonly merchantId: string | undefined;
  open(): Promise<void>;
  /** What came over the channel since is taken, or lost with it. */
  takeIn(lost: boolean): Promise<void>;
  /** It was read just now as a whole, so that reading it again would compare a thing with itself. */
  isFresh(): boolean;
  shown(): unknown;
  /** The page as somebody sees it who opens it now. */
  fresh(): Promise<unknown>;
  heard(mark: string): boolean;
  /** What it asked to hear of last. */
  topics(): Topics;
  close(): void;
}

function view<S>(who: LoginAnswer, kept: Kept<S>): View {
  const juror = who.user.role === 'juror';
  const live = openLive(who.token, juror);
  const { shown = (state: S): unknown => state, topics } = kept;
  let state = kept.start;
  let inbox: [name: string, payload: unknown][] = [];
  let asked = '';
  let read = false;
  let stop = () => {};
  live.hear((name, payload) => void inbox.push([name, payload]));
  const subscribe = () => {
    const key = JSON.stringify(topics?.(state) ?? {});
    if (key === asked) return;
    asked = key;
    stop();
    stop = live.watch(JSON.parse(key) as Topics, () => undefined);
  };
  const reread = () =>
    as(who, async () => {
      state = await kept.reread(state);
    });
  return {
    name: `${who.user.role}: ${kept.name}`,
    merchantId: who.user.merchantId,
    topics: () => JSON.parse(asked) as Topics,
    close: live.close,
    async open() {
      await reread();
      subscribe();
    },
    async takeIn(lost) {
      const told = inbox;
      inbox = [];
      if (!lost)
        for (const [name, payload] of told) state = kept.hear?.(state, name, payload) ?? state;
      read = lost || (!kept.deafToHints && told.some(([name]) => isHint(name)));
      if (read) await reread();
      subscribe();
    },
    isFresh: () => read && kept.whole === true,
    shown: () => shown(state),
    fresh: () => as(who, async () => shown(await kept.reread(kept.start))),
    heard: (mark) =>
      inbox.some(([, payload]) => (payload as { mark?: string } | undefined)?.mark === mark),
  };
}

const LIMIT = 20;

/** The pages of whoever works at the platform, before a case is opened. */
export const platformViews = (who: LoginAnswer): View[] => [
  ticketList(who),
  notices(who),
  view(who, {
    name: 'desk',
    start: EMPTY_DESK,
    deafToHints: true,
    topics: () => ({ queues: ['general'] }),
    async reread(list) {
      const items: DeskEvent[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof listTalks>> = await listTalks(
          { view: 'all', cursor },
          never,
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      }
      return takeSnapshot(list, items, list);
    },
    hear: (list, name, payload) =>
      name === 'desk' ? addChanges(list, [payload as DeskEvent]) : list,
    shown: (list) => rowsOf(list, { view: { kind: 'all' }, userId: '', q: '' }),
  }),
];

export const merchantViews = (who: LoginAnswer): View[] => [
  ticketList(who),
  notices(who),
  view(who, {
    name: 'todo',
    start: undefined as Awaited<ReturnType<typeof readTodo>> | undefined,
    whole: true,
    reread: () => readTodo({ limit: LIMIT }),
  }),
];

export const jurorViews = (who: LoginAnswer): View[] => [
  notices(who),
  view(who, { name: 'seats', whole: true, start: EMPTY_SEATS, reread: () => readSeats(never) }),
];
const EMPTY_SEATS: Awaited<ReturnType<typeof readSeats>> = [];

const ticketList = (who: LoginAnswer) =>
  view(who, {
    name: 'tickets',
    start: EMPTY,
    topics: () => listTopics(who.user),
    reread: async (pages) => renewed(pages, await listTickets({ limit: LIMIT })),
    shown: ({ items, nextCursor }) => ({
      items: items.slice(0, LIMIT),
      ended: nextCursor === null,
    }),
  });

const notices = (who: LoginAnswer) =>
  view(who, {
    name: 'notices',
    start: undefined as Awaited<ReturnType<typeof readNotices>> | undefined,
    whole: true,
    reread: () => readNotices('zh-CN', { limit: LIMIT }),
  });

/** The pages of one case. */
export const caseViews = (who: LoginAnswer, id: string): View[] => [
  view(who, {
    name: 'ticket',
    start: undefined as Awaited<ReturnType<typeof readTicket>> | undefined,
    whole: true,
    topics: () => ({ ticketIds: [id] }),
    reread: () => readTicket(id, never),
  }),
  view(who, {
    name: 'ledger',
    start: undefined as Awaited<ReturnType<typeof readLedger>> | undefined,
    whole: true,
    topics: () => ({ ticketIds: [id] }),
    reread: () => readLedger(id, never),
  }),
  view(who, {
    name: 'thread',
    start: EMPTY_THREAD,
    topics: () => ({ ticketIds: [id] }),
    async reread(thread) {
      for (let known = thread; ; ) {
        const page = await readThread(id, known.seq);
        const next = withPage(known, page);
        if (next === known || next.seq >= page.lastSeq) return next;
        known = next;
      }
    },
  }),
];

/** The room of one talk at the desk, and what stands beside it. */
export const talkViews = (who: LoginAnswer, conversationId: string): View[] => [
  view(who, {
    name: 'beside the talk',
    start: undefined as Awaited<ReturnType<typeof readContext>> | undefined,
    whole: true,
    topics: (context) => ({
      conversationIds: [
        conversationId,
        ...(context?.joined ?? []).map((one) => one.conversationId),
      ],
    }),
    reread: () => readContext(conversationId, never),
  }),
  view(who, {
    name: 'talk',
    start: { ...EMPTY_LOG, conversationId } as Log,
    deafToHints: true,
    topics: () => ({ conversationIds: [conversationId] }),
    async reread(log) {
      for (let known = log; ; ) {
        const page = await readTalk(conversationId, lastSeq(known));
        const next = addEvents(known, page.events, page.lastSeq);
        if (lastSeq(next) >= page.lastSeq || lastSeq(next) === lastSeq(known)) return next;
        known = next;
      }
    },
    hear: (log, name, payload) => (name === 'event' ? addEvents(log, [payload as WireEvent]) : log),
    shown: ({ events }) => events,
  }),
];
