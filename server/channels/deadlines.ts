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

interface Parts {
  readonly deadlines: DeadlineReads;
  readonly turn: Pick<TurnService, 'deadline'>;
  readonly clock: BusinessClock;
  /** Lets the outside world catch up between two deadlines: what one causes may move the next. */
  readonly settle: () => Promise<void>;
  readonly failed: (due: DueDeadline, error: unknown) => void;
}

const LOOK_EVERY_MS = 1_000;
const BATCH = 50;
/** A deadline that fails is tried again, at most this often apart. */
const RETRY_MS = 30_000;
/** More deadlines than this in one run of the test clock are a circle. */
const MAX_FIRED = 10_000;

export function deadlineDoor(parts: Parts): DeadlineDoor {
  const waiting = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let turns: Promise<unknown> = Promise.resolve();

  const look = async () => {
    const now = Date.now();
    for (const [id, until] of waiting) if (until <= now) waiting.delete(id);
    const due = await parts.deadlines.due(parts.clock.now(), BATCH + waiting.size);
    for (const deadline of due) {
      if (waiting.has(deadline.id)) continue;
      if (!(await fire(parts, deadline))) waiting.set(deadline.id, Date.now() + RETRY_MS);
    }
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
          .catch((error: unknown) => parts.failed(NO_DEADLINE, error))
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

const NO_DEADLINE: DueDeadline = { id: 'none', ticketId: 'none', timer: 'none', at: '' };

async function runInOrder(parts: Parts, until: string): Promise<number> {
  const { clock, settle } = parts;
  const seen = new Set<string>();
  let fired = 0;
  await settle();
  while (fired < MAX_FIRED) {
    const next = (await parts.deadlines.due(until, BATCH + seen.size)).find(
      (due) => !seen.has(due.id),
    );
    if (!next) break;
    seen.add(next.id);
    if (Date.parse(next.at) > Date.parse(clock.now())) await clock.advanceTo(next.at);
    if (await fire(parts, next)) fired++;
    await settle();
  }
  if (until > clock.now()) await clock.advanceTo(until);
  return fired;
}

async function fire({ turn, failed }: Parts, due: DueDeadline): Promise<boolean> {
  try {
    await turn.deadline(due);
    return true;
  } catch (error) {
    failed(due, error);
    return false;
  }
}
