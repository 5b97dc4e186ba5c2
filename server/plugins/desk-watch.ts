import type { Server } from 'socket.io';
import type { Chore } from '../channels/deadlines.ts';
import type { StaffAccount, StaffReads } from '../channels/ports.ts';
import { rooms } from '../channels/rooms.ts';
import type { Send } from '../channels/signal.ts';
import type { DeskEvent, QueueEvent } from '../contract/desk.ts';
import type { DeskRules } from '../contract/desk-rules.ts';
import { assignTalks, type Taker } from '../dialogue/desk/assign.ts';
import { groupNow } from '../terms/desk.ts';
import type { TurnService } from '../turn/service.ts';
import type { Identity } from './authenticator.ts';
import type { Log } from './logger.ts';

/** A burst of changes is looked at once. */
const SETTLE_MS = 40;
/** Talks offered in one go; the next look goes on. */
const BATCH = 50;

interface Reads {
  queues(): Promise<readonly QueueEvent[]>;
  loads(): Promise<ReadonlyMap<string, number>>;
  unoffered(takers: readonly Taker[], limit: number): Promise<readonly DeskEvent[]>;
  stranded(limit: number): Promise<readonly { readonly id: string; readonly with: string }[]>;
  inGroups(ids: readonly string[], limit: number): Promise<readonly string[]>;
  due(
    until: string,
    offerMinutes: number,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly at: string }[]>;
}

interface Parts {
  readonly desk: Reads;
  readonly staff: StaffReads;
  readonly turn: Pick<TurnService, 'offerTalk' | 'regroupTalk' | 'releaseTalk' | 'tickTalk'>;
  readonly rules: () => DeskRules;
  readonly send: Send;
  readonly log: Log;
}

/** Tells the queues how long they are, and offers what waits to whoever is there. */
export interface DeskWatch {
  /** Where the sockets are, once they are open. */
  attach(io: Server): void;
  /** Something moved, or somebody came or went. */
  look(): void;
  /** Lets the last look end. */
  stop(): Promise<void>;
}

export function deskWatch(parts: Parts): DeskWatch {
  let io: Server | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  const told = new Map<string, string>();
  const lookNow = async () => {
    await releaseStranded(parts);
    await leaveRetired(parts);
    await tellQueues(parts, told);
    if (io) await offerWaiting(parts, await present(io));
  };
  const look = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      looking = looking
        .then(lookNow)
        .catch((error: unknown) => parts.log.warn({ err: error }, 'the desk was not looked at'));
    }, SETTLE_MS);
  };
  return {
    attach(server) {
      io = server;
      look();
    },
    look,
    async stop() {
      clearTimeout(timer);
      await looking;
    },
  };
}

/** What somebody holds, or was offered, who is not at the desk any more goes back to its queue. */
async function releaseStranded({ desk, turn }: Pick<Parts, 'desk' | 'turn'>): Promise<number> {
  const stranded = await desk.stranded(BATCH);
  for (const { id, with: who } of stranded) await turn.releaseTalk(id, who);
  return stranded.length;
}

/** What waits in a group that is retired goes to the one that has its work. */
async function leaveRetired({ desk, turn, rules }: Pick<Parts, 'desk' | 'turn' | 'rules'>) {
  const retired = rules().groups.flatMap(({ id, to }) => (to === undefined ? [] : id));
  if (retired.length === 0) return 0;
  const left = await desk.inGroups(retired, BATCH);
  for (const id of left) await turn.regroupTalk(id);
  return left.length;
}

/** Each queue hears only what is new about it. */
async function tellQueues({ desk, send }: Parts, told: Map<string, string>): Promise<void> {
  for (const queue of await desk.queues()) {
    const text = JSON.stringify(queue);
    if (told.get(queue.group) === text) continue;
    told.set(queue.group, text);
    const { group } = queue;
    send({ namespace: '/staff', rooms: [rooms.queue(group)], name: 'queue', payload: queue });
  }
}

/** Who takes talks now, on any node. */
async function present(io: Server): Promise<ReadonlySet<string>> {
  const sockets = await io.of('/staff').in(rooms.online).fetchSockets();
  const ids = sockets.flatMap(({ data }) => {
    const caller = (data as { identity?: Identity }).identity?.caller;
    return caller?.kind === 'staff' ? [caller.userId] : [];
  });
  return new Set(ids);
}

/** Two nodes that look at once offer one talk once: the second finds it offered. */
async function offerWaiting(
  { desk, staff, turn, rules }: Parts,
  there: ReadonlySet<string>,
): Promise<void> {
  if (there.size === 0) return;
  const loads = await desk.loads();
  const takers = (await staff.all())
    .filter((account) => there.has(account.userId) && isOfDesk(account))
    .map((account) => takerOf(account, loads.get(account.userId) ?? 0, rules()))
    .filter(({ load, capacity }) => load < capacity);
  if (takers.length === 0) return;
  const waiting = await desk.unoffered(takers, BATCH);
  const assignments = assignTalks(
    waiting.flatMap(({ conversationId, talk }) =>
      talk ? [{ conversationId, talk, notTo: talk.passedBy }] : [],
    ),
    takers,
  );
  for (const { conversationId, to } of assignments) await turn.offerTalk(conversationId, to);
}

const isOfDesk = ({ role, disabledAt }: StaffAccount): boolean =>
  (role === 'agent' || role === 'operator') && disabledAt === undefined;

const takerOf = (account: StaffAccount, load: number, { groups }: DeskRules): Taker => ({
  id: account.userId,
  name: account.name,
  groups: account.groups.map((id) => groupNow(groups, id)),
  languages: account.languages,
  skills: account.skills,
  capacity: account.capacity,
  load,
});

/** Clocks that ran out and offers nobody took, by business time. */
export const deskChore = ({
  desk,
  turn,
  rules,
  log,
}: Pick<Parts, 'desk' | 'turn' | 'rules' | 'log'>): Chore => ({
  async nextAt(until) {
    const [next] = await desk.due(until, rules().assignment.offerMinutes, 1);
    return next?.at;
  },

  async run(now) {
    let done = await releaseStranded({ desk, turn });
    done += await leaveRetired({ desk, turn, rules });
    for (const { id } of await desk.due(now, rules().assignment.offerMinutes, BATCH))
      try {
        const { applied } = await turn.tickTalk(id);
        done += Number(applied);
      } catch (error) {
        log.error({ err: error, conversation: id }, 'the desk’s clock failed');
      }
    return done;
  },
});
