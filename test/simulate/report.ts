import type { Outcome } from './shape.ts';
import { PERSONAS } from './shape.ts';

export interface Figures {
  readonly cases: number;
  readonly ordinary: number;
  /** Share of ordinary cases that ended without a person, 0 to 1. */
  readonly finished: number;
  readonly stuck: number;
  readonly medianMessages: number;
  readonly medianQuestions: number;
  readonly repeated: number;
  readonly wrong: number;
  readonly unbound: number;
  readonly owed: number;
  readonly came: number;
}

/** Ordinary is what policy does not keep for a person and where the buyer did not ask for one. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const ordinary = outcomes.filter(({ owed }) => !owed);
  const done = ordinary.filter(({ end }) => end === 'finished');
  const owed = outcomes.filter((outcome) => outcome.owed);
  const count = (list: (outcome: Outcome) => readonly string[]) =>
    outcomes.reduce((sum, outcome) => sum + list(outcome).length, 0);
  return {
    cases: outcomes.length,
    ordinary: ordinary.length,
    finished: done.length / Math.max(1, ordinary.length),
    stuck: outcomes.filter(({ end }) => end === 'stuck').length,
    medianMessages: median(ordinary.map(({ messages }) => messages)),
    medianQuestions: median(ordinary.map(({ questions }) => questions)),
    repeated: count(({ repeated }) => repeated),
    wrong: count(({ wrong }) => wrong),
    unbound: count(({ unbound }) => unbound),
    owed: owed.length,
    came: owed.filter(({ came }) => came).length,
  };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const HEAD = [
  '',
  'cases',
  'ordinary',
  'finished',
  'stuck',
  'messages',
  'questions',
  'repeated',
  'wrong',
  'unbound',
  'owed',
  'came',
];

/** A row for every manner, one for each language, one for all. */
export function table(outcomes: readonly Outcome[]): string {
  const rows = [
    ...PERSONAS.map((name) =>
      row(
        name,
        outcomes.filter((one) => one.simulated.persona === name),
      ),
    ),
    ...(['zh', 'en'] as const).map((lang) =>
      row(
        lang,
        outcomes.filter((one) => one.simulated.lang === lang),
      ),
    ),
    row('all', outcomes),
  ];
  return [HEAD, ...rows.filter(([, cases]) => cases !== '0')]
    .map((cells) =>
      cells.map((cell, at) => (at === 0 ? cell.padEnd(10) : cell.padStart(9))).join(' '),
    )
    .join('\n');
}

function row(name: string, outcomes: readonly Outcome[]): string[] {
  const f = figuresOf(outcomes);
  return [
    name,
    f.cases,
    f.ordinary,
    `${(f.finished * 100).toFixed(1)}%`,
    f.stuck,
    f.medianMessages,
    f.medianQuestions,
    f.repeated,
    f.wrong,
    f.unbound,
    f.owed,
    f.came,
  ].map(String);
}

/** What went otherwise than it should, one line each. */
export function misses(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap((outcome) => {
    const { simulated, end, owed, came, why, leafHeard } = outcome;
    const { number, persona, lang, plot } = simulated;
    const at = `#${number} ${persona} ${lang} ${plot.leaf}`;
    const heard = leafHeard && leafHeard !== plot.leaf ? ` (heard ${leafHeard})` : '';
    return [
      ...(end === 'finished' || owed ? [] : [`${at}: ${end}: ${why}${heard}`]),
      ...(owed && !came ? [`${at}: owed a person (${owed}), ended ${end} ${why}${heard}`] : []),
      ...outcome.repeated.map((slot) => `${at}: asked again: ${slot}`),
      ...outcome.wrong.map((text) => `${at}: wrong amount: ${text}`),
      ...outcome.unbound.map((text) => `${at}: unbound: ${text}`),
    ];
  });
}
