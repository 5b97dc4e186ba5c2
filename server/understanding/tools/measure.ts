/** A message of the development split, as it was understood. */
export interface Judged {
  readonly text: string;
  /** The first is the label, the others are accepted too. */
  readonly labels: readonly string[];
  readonly guesses: readonly { readonly id: string; readonly confidence: number }[];
  readonly outOfScope: number;
}

const OUT = 'out_of_scope';
const isOut = ({ labels }: Judged): boolean => labels[0] === OUT;
const share = (part: number, whole: number): number => part / Math.max(1, whole);

/** Shares of in-scope messages whose first guess is right, acceptable, or among the first three. */
export const accuracyOf = (judged: readonly Judged[]) => {
  const inside = judged.filter((one) => !isOut(one));
  const count = (test: (one: Judged) => boolean) =>
    share(inside.filter(test).length, inside.length);
  return {
    strict: count(({ labels, guesses }) => guesses[0]?.id === labels[0]),
    lenient: count(({ labels, guesses }) => labels.includes(guesses[0]?.id ?? '')),
    top3: count(({ labels, guesses }) => guesses.slice(0, 3).some(({ id }) => labels.includes(id))),
  };
};

/** How well `outOfScope` parts other talk from shop talk: ranking, and recall where 90 % pass. */
export const rejectionQuality = (judged: readonly Judged[]) => {
  const outs = judged.filter(isOut).map(({ outOfScope }) => outOfScope);
  const ins = judged.filter((one) => !isOut(one)).map(({ outOfScope }) => outOfScope);
  const wins = outs.reduce(
    (sum, out) =>
      sum + ins.reduce((more, inner) => more + (out > inner ? 1 : out === inner ? 0.5 : 0), 0),
    0,
  );
  const threshold = [...ins].sort((a, b) => a - b)[Math.floor(ins.length * 0.9)] ?? 1;
  return {
    auroc: share(wins, outs.length * ins.length),
    recallAt90: share(outs.filter((out) => out > threshold).length, outs.length),
    threshold,
  };
};

/** F1 of each intent, weakest first. */
export const f1ByIntent = (judged: readonly Judged[]) => {
  const inside = judged.filter((one) => !isOut(one));
  const ids = [...new Set(inside.map(({ labels }) => labels[0] ?? ''))];
  return ids
    .map((id) => {
      const truth = inside.filter(({ labels }) => labels[0] === id).length;
      const said = inside.filter(({ guesses }) => guesses[0]?.id === id).length;
      const both = inside.filter(
        ({ labels, guesses }) => labels[0] === id && guesses[0]?.id === id,
      ).length;
      return { id, f1: share(2 * both, truth + said), truth };
    })
    .sort((a, b) => a.f1 - b.f1);
};

/** Mistakes as `truth > guess`, most frequent first. */
export const confusions = (judged: readonly Judged[]) => {
  const counts = new Map<string, number>();
  for (const { labels, guesses } of judged.filter((one) => !isOut(one))) {
    const guess = guesses[0]?.id ?? '-';
    if (labels.includes(guess)) continue;
    const pair = `${labels[0]} > ${guess}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
};

/** Stated confidence against truth, in five bands, and the expected calibration error. */
export const calibration = (judged: readonly Judged[]) => {
  const inside = judged.filter((one) => !isOut(one));
  const bands = [0, 0.2, 0.4, 0.6, 0.8].map((low) => {
    const members = inside.filter(({ guesses }) => {
      const confidence = guesses[0]?.confidence ?? 0;
      return confidence >= low && (confidence < low + 0.2 || low === 0.8);
    });
    const right = members.filter(({ labels, guesses }) => labels.includes(guesses[0]?.id ?? ''));
    const stated = members.reduce((sum, { guesses }) => sum + (guesses[0]?.confidence ?? 0), 0);
    return {
      low,
      size: members.length,
      stated: share(stated, members.length),
      true: share(right.length, members.length),
    };
  });
  const error = bands.reduce(
    (sum, band) => sum + share(band.size, inside.length) * Math.abs(band.stated - band.true),
    0,
  );
  return { bands, error };
};
