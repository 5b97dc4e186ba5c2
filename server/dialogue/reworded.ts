/** Figures, dates and ids as they are written; a reworded text has the very same ones. */
const FIGURES = /[¥$€]?\d[\d,.:%-]*\d%?|[¥$€]?\d%?|[A-Z]{1,4}-?\d[\w-]*/g;
const QUOTED = /「[^」]*」|“[^”]*”/g;
/** Words that promise, and what a shop never says; none may come in that was not there. */
const PROMISES =
  /已为您|已经?(?:帮|给)您|保证|一定会?|绝对|承诺|全额|三倍|赔偿|免费|最终解释权|guarantee|promise|definitely|full refund|compensat|free of charge|i(?:'ve| have) (?:refunded|sent|cancel)/gi;
const FOREIGN = /https?:|www\.|[<>{}[\]`]/i;
const MOST_GROWTH = 1.6;
const HAN = /\p{Script=Han}/u;

/** Whether a text says the same facts in other words: every figure, name and promise, no more and no fewer. */
export function saysTheSame(before: string, after: string): boolean {
  return (
    after.trim().length > 0 &&
    after.length <= before.length * MOST_GROWTH &&
    !FOREIGN.test(after) &&
    HAN.test(before) === HAN.test(after) &&
    [FIGURES, QUOTED, PROMISES].every((pattern) =>
      same(found(before, pattern), found(after, pattern)),
    )
  );
}

const found = (text: string, pattern: RegExp): string[] =>
  (text.match(pattern) ?? []).map((word) => word.toLowerCase()).sort();
const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, at) => word === b[at]);
