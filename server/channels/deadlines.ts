import type { DueDeadline, TurnService } from '../turn/service.ts';
import type { BusinessClock } from './clock.ts';
import type { DeadlineReads } from './ports.ts';

/** The clock as a caller: it brings deadlines to the one path that every door takes. */
export interface DeadlineDoor {
  /** Fires all that is due up to an instant, in order, moving the test clock along. */
  runDue(until: string): Promise<number>;
  /** Looks every second, for the wall clock. */
  start(): void;
  stop(): Promise<void>;
}

/** Work that falls due by business time and belongs to no ticket, such as a payout that matures. */
export interface Chore {
  /** The instant of the next of it, up to `until`. */
  nextAt(until: string): Promise<string | undefined>;
  /** Does what is due; answers how much that was. */
  run(now: string): Promise<number>;
}

interface Parts {
  readonly chores?: readonly Chore[];
  readonly deadlines: DeadlineReads;
  readonly turn: Pick<TurnService, 'deadline'>;
  readonly clock: BusinessClock;
  /** Lets the outside world catch up between two deadlines: what one causes may move the next. */
  readonly settle: () => Promise<void>;
  readonly failed: (due: DueDeadline | undefined, error: unknown) => void;
}

const LOOK_EVERY_MS = 1_000;
const BATCH = 50;
/** How long a deadline is ours; one that failed is taken again after it. */
const LEASE_MS = 30_000;
/** More deadlines than this in one run of the test clock are a circle. */
const MAX_FIRED = 10_000;

export function deadlineDoor(parts: Parts): DeadlineDoor {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let turns: Promise<unknown> = Promise.resolve();

  const look = async () => {
    const held = await parts.deadlines.lease(parts.clock.now(), BATCH, LEASE_MS);
    for (const due of held) await fire(parts, due);
    for (const chore of parts.chores ?? []) await chore.run(parts.clock.now());
  };
  return {
    runDue(until) {
      // One after the other: two runs at once would fire in an order of their own.
      const run = turns.then(() => runInOrder(parts, until));
      turns = run.catch(() => {});
      return run;
    },
    start() {
      timer = setInterval(() => {
        looking ??= look()
          .catch((error: unknown) => parts.failed(undefined, error))
          .finally(() => {
            looking = undefined;
          });
      }, LOOK_EVERY_MS);
    },
    async stop() {
      clearInterval(timer);
      await Promise.all([looking, turns]);
    },
  };
}

async function runInOrder(parts: Parts, until: string): Promise<number> {
  const { clock, settle } = parts;
  const failed = new Set<string>();
  const chores = new Set(parts.chores ?? []);
  let fired = 0;
  await settle();
  while (fired < MAX_FIRED) {
    const due = await parts.deadlines.due(until, failed.size + 1);
    const next = due.find(({ id }) => !failed.has(id));
    if (await didChore(parts, chores, next?.at ?? until)) continue;
    if (!next) break;
    if (Date.parse(next.at) > Date.parse(clock.now())) await clock.advanceTo(next.at);
    if (await fire(parts, next)) fired++;
    else failed.add(next.id);
    await settle();
  }
  if (Date.parse(until) > Date.parse(clock.now())) await clock.advanceTo(until);
  return fired;
}

/** Does the earliest chore that is due by then. One that fails, or does nothing, is left for later. */
async function didChore(parts: Parts, chores: Set<Chore>, until: string): Promise<boolean> {
  const due: { readonly chore: Chore; readonly at: number }[] = [];
  for (const chore of chores) {
    const at = await chore.nextAt(until);
    if (at !== undefined) due.push({ chore, at: Date.parse(at) });
  }
  const [first] = due.sort((a, b) => a.at - b.at);
  if (!first) return false;
  const { clock } = parts;
  if (first.at > Date.parse(clock.now())) await clock.advanceTo(new Date(first.at).toISOString());
  const done = await first.chore.run(clock.now()).catch((error: unknown) => {
    parts.failed(undefined, error);
    return 0;
  });
  if (done === 0) chores.delete(first.chore);
  return true;
}

async function fire({ turn, deadlines, failed }: Parts, due: DueDeadline): Promise<boolean> {
  try {
    await turn.deadline(due);
    await deadlines.fired(due.id);
    return true;
  } catch (error) {
    failed(due, error);
    return false;
  }
}
