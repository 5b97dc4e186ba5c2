import { parseArgs } from 'node:util';
import type { MessageBody } from '../../server/contract/buyer-channel.ts';
import type { Understand, Understanding } from '../../server/terms/understanding.ts';
import { planTurn, type TurnInput } from '../../server/turn/plan-turn.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';
import { rules } from '../decision/facts.ts';
import { median, quantile } from './figures.ts';
import { longTalk } from './plan-talk.ts';

const BLOCK = 100;

/** What one message gives the pure parts to work on. */
interface Recorded {
  readonly input: Omit<TurnInput, 'understanding'>;
  readonly reading: Parameters<Understand> | undefined;
}

/**
 * `bench plan`: one long talk is held with the real store, then its messages are read and planned
 * again and again from what they were planned from, so that nothing but the pure parts is timed.
 */
export async function plan(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      messages: { type: 'string', default: '1000' },
      repeats: { type: 'string', default: '7' },
    },
  });
  const understand = await loadUnderstanding();
  const recorded = await record(understand, Number(values.messages));
  const times = recorded.map(() => ({ read: [] as number[], planned: [] as number[] }));
  // The first round warms up and is thrown away.
  for (let round = 0; round <= Number(values.repeats); round += 1)
    for (const [i, one] of recorded.entries()) {
      const took = replay(understand, one);
      if (round === 0) continue;
      if (one.reading) times[i]?.read.push(took.read);
      times[i]?.planned.push(took.planned);
    }
  console.log('messages      understanding p50 / p99        planning p50 / p99 (ms)');
  const each = times.map(({ read, planned }) => ({
    read: read.length > 0 ? [median(read)] : [],
    planned: [median(planned)],
  }));
  for (let from = 0; from < each.length; from += BLOCK)
    tell(`${from + 1}-${Math.min(from + BLOCK, each.length)}`, each.slice(from, from + BLOCK));
  tell('all', each);
}

type Took = Readonly<Record<'read' | 'planned', readonly number[]>>;

function tell(name: string, times: readonly Took[]): void {
  const of = (part: keyof Took, share: number) =>
    quantile(
      times.flatMap((one) => one[part]),
      share,
    )
      .toFixed(3)
      .padStart(8);
  console.log(
    `${name.padEnd(12)} ${of('read', 0.5)} /${of('read', 0.99)}          ${of('planned', 0.5)} /${of('planned', 0.99)}`,
  );
}

function replay(understand: Understand, { input, reading }: Recorded) {
  const begun = performance.now();
  const understanding = reading && understand(...reading);
  const read = performance.now();
  planTurn({ ...input, understanding });
  return { read: read - begun, planned: performance.now() - read };
}

/** Holds the talk and keeps what each message was read and planned from. */
async function record(understand: Understand, messages: number): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  let reading: Parameters<Understand> | undefined;
  const heard: Understand = (...args): Understanding => {
    reading = args;
    return understand(...args);
  };
  for await (const { body, snapshot, now } of longTalk(heard, messages)) {
    recorded.push({
      input: { body, snapshot, now, rules, seed: String(recorded.length) },
      reading: hasText(body) ? reading : undefined,
    });
    reading = undefined;
  }
  return recorded;
}

const hasText = ({ text }: MessageBody): boolean => Boolean(text?.trim());
