import { SCENARIOS } from '../scenarios/all.ts';
import { PENDING } from '../scenarios/pending.ts';
import type { Scenario, Step } from '../scenarios/shape.ts';

/** A case that is left standing where everybody should once see one. */
export interface Showpiece {
  /** The state, or what else it shows. */
  readonly shows: string;
  readonly scenario: Scenario;
  readonly steps: number;
}

/** What starts whenever the clock stands, on an order that is no one scenario's own by name. */
export const playable = (): Scenario[] =>
  SCENARIOS.filter(
    ({ id, now, order, end }) =>
      !(id in PENDING) && !now && !order.id && end.leaf.includes('.') && relative(order),
  );

const relative = ({ placed, shipped, signed, shipBy }: Scenario['order']): boolean =>
  [placed, shipped, signed, shipBy].every((when) => typeof when !== 'string');

/** The demo's gateway pays by itself within a moment: no case stands there. */
const PASSING = ['refunding', 'refund_failed', 'settling', 'screening'];

/** One case for every state that a case may be left in, as the scripts of the tests get there; and queues. */
export function showpieces(): readonly Showpiece[] {
  const found = new Map<string, Showpiece>();
  const show = (piece: Showpiece): void => {
    if (!found.has(piece.shows)) found.set(piece.shows, piece);
  };
  for (const scenario of playable())
    for (const [index, step] of scenario.steps.entries()) {
      if ('wait' in step || 'deadline' in step) break;
      const shows = shownBy(step);
      if (shows === 'arb_jury') show(sitting(scenario, index));
      else if ('report' in step && shows) show(stopped(shows, scenario, index));
      else if (shows && !PASSING.includes(shows)) show({ shows, scenario, steps: index + 1 });
    }
  for (const trunk of QUEUED) {
    const scenario = playable().find(
      ({ end, lang }) => end.leaf.startsWith(trunk) && lang !== 'en',
    );
    if (scenario) show(queued(trunk, scenario));
  }
  return [...found.values()];
}

export const isQueued = ({ shows }: Pick<Showpiece, 'shows'>): boolean =>
  shows.startsWith('queue ');

/** Reasons whose talks wait in queues of their own. */
const QUEUED = ['LOG', 'AUT', 'SVC', 'VIR', 'NAD'] as const;

/** Somebody who tells what is wrong and then wants a person, whom nobody has answered yet. */
function queued(trunk: string, scenario: Scenario): Showpiece {
  const steps: readonly Step[] = [...scenario.steps.slice(0, 1), { say: '转人工' }];
  return { shows: `queue ${trunk}`, scenario: { ...scenario, steps }, steps: steps.length };
}

/** Just before a finding that would end it; what the buyer must agree to first is agreed to. */
function stopped(shows: string, scenario: Scenario, at: number): Showpiece {
  const steps: readonly Step[] = [...scenario.steps.slice(0, at), { confirm: true }];
  return { shows, scenario: { ...scenario, steps }, steps: steps.length };
}

/** What a case shows that stops at this step; before it, where the step ends what is to be seen. */
function shownBy(step: Step): string | undefined {
  if ('is' in step) return step.is;
  if ('act' in step && step.act === 'send_to_appraisal') return 'appraisal';
  if ('report' in step && step.report === 'intercept') return 'intercepting';
  return undefined;
}

/** A jury in the middle of it: both sides have votes, and neither has enough. */
function sitting(scenario: Scenario, at: number): Showpiece {
  const steps: readonly Step[] = [
    ...scenario.steps.slice(0, at + 1),
    { votes: 5, for: 'buyer' },
    { votes: 2, for: 'merchant' },
  ];
  return { shows: 'arb_jury', scenario: { ...scenario, steps }, steps: steps.length };
}
