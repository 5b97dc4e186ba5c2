import { isTerminal, type TicketState } from '../../../server/terms/state.ts';
import type { Scenario, Step } from '../shape.ts';
import { type Difference, judge } from './judge.ts';
import { perform } from './perform.ts';
import { settle, type Willing } from './settle.ts';
import { Stage } from './stage.ts';
import type { World } from './world.ts';

export interface Played {
  readonly scenario: Scenario;
  readonly differences: readonly Difference[];
  /** How it ended, for the table. */
  readonly ending: string;
  readonly transcript: readonly string[];
  readonly milliseconds: number;
}

/** Plays one scenario through the real doors and judges how it ended. */
export async function play(world: World, scenario: Scenario, number: number): Promise<Played> {
  const began = performance.now();
  const differences: Difference[] = [];
  let stage: Stage | undefined;
  try {
    stage = await Stage.set(world, scenario, number);
    await playSteps(stage, differences);
  } catch (error) {
    differences.push({ what: 'play', expected: 'no error', actual: messageOf(error) });
  }
  const judged = await judgeAt(stage, differences);
  stage?.talk?.close();
  return {
    scenario,
    differences: [...differences, ...judged.differences],
    ending: judged.ending,
    transcript: stage ? transcriptOf(stage) : [],
    milliseconds: performance.now() - began,
  };
}

/** A case that cannot even be read is a difference too, not the end of the run. */
async function judgeAt(stage: Stage | undefined, differences: Difference[]): Promise<Judged> {
  try {
    if (!stage) return NOTHING;
    await stage.world.rest();
    return await judge(stage);
  } catch (error) {
    differences.push({ what: 'judge', expected: 'no error', actual: messageOf(error) });
    return NOTHING;
  }
}

type Judged = Awaited<ReturnType<typeof judge>>;
const NOTHING: Judged = { differences: [], ending: 'nothing' };

async function playSteps(stage: Stage, differences: Difference[]): Promise<void> {
  for (const [index, step] of stage.scenario.steps.entries()) {
    try {
      await settle(stage, willing(step), deskActs(step));
      const wrong = await perform(stage, step);
      if (wrong) differences.push({ ...wrong, what: `step ${index + 1} ${wrong.what}` });
    } catch (error) {
      throw new Error(`step ${index + 1} ${JSON.stringify(step)}: ${messageOf(error)}`);
    }
  }
  if (!isOver(await stage.state())) await settle(stage, 'questions');
}

const isOver = (state: TicketState | 'none'): boolean => state !== 'none' && isTerminal(state);

/** Steps before which a buyer answers questions and does no more. */
const LOOKING = ['is', 'offered', 'choose', 'confirm', 'votes'];

/** What the buyer does of their own accord before a step happens. */
export function willing(step: Step): Willing {
  if ('say' in step) {
    if (step.silentBefore) return 'nothing';
    return step.offerBefore ? 'cards' : 'questions';
  }
  if ('wait' in step || 'deadline' in step) return step.answerFirst ? 'cards' : 'questions';
  if (LOOKING.some((key) => key in step)) return 'questions';
  // A bank asks nobody first.
  if ('gateway' in step && step.gateway.startsWith('dispute')) return 'questions';
  if ('accept' in step || 'counter' in step || 'act' in step || 'reopenChat' in step)
    return 'cards';
  return 'everything';
}

/** A desk that approves by itself does not run ahead of findings and of its own staff. */
export const deskActs = (step: Step): boolean =>
  'say' in step || 'accept' in step || 'finish' in step || 'gateway' in step;

const transcriptOf = ({ chat }: Stage): string[] =>
  chat.events.map((event) => {
    const { seq, actor, type, ...rest } = event;
    const said = 'text' in event ? event.text : '';
    const detail =
      type === 'text'
        ? ''
        : JSON.stringify(rest, (key, value) => (key === 'text' ? undefined : value));
    return `${seq} ${actor.kind} ${type}: ${said} ${detail}`.slice(0, 400);
  });

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
