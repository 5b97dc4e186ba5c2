/** A question that waits for its turn. */
interface Waiting<Q, A> {
  readonly key: string;
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupParts<Q, A> {
  /** Questions in one group. */
  readonly most: number;
  /** Groups under way at once. */
  readonly lanes: number;
  /** How long a group may take before another one sets out beside it, in milliseconds. */
  readonly patienceMs: number;
  /** Answers all, in their order, or throws and has changed nothing. */
  readonly ask: (questions: readonly Q[]) => Promise<readonly A[]>;
}

/**
 * Carries many calls in few: what is asked in one round of the event loop, or while an answer is
 * awaited, goes together. A lone question waits for nobody, and nobody waits long for a group that is
 * stuck. Questions of one key are asked one after the other. A group that fails is asked again in
 * halves, so that each question gets the answer it would have had alone.
 */
export function createGroup<Q, A>({ most, lanes, patienceMs, ask }: GroupParts<Q, A>) {
  let waiting: Waiting<Q, A>[] = [];
  /** The keys of the groups under way. */
  const busy = new Set<string>();
  let underWay = 0;
  let patient = false;
  let soon = false;

  const askAll = async (group: readonly Waiting<Q, A>[]): Promise<void> => {
    try {
      const answers = await ask(group.map(({ question }) => question));
      for (const [i, { resolve }] of group.entries()) resolve(answers[i] as A);
    } catch (error) {
      if (group.length === 1) return group[0]?.reject(error);
      const half = Math.ceil(group.length / 2);
      await askAll(group.slice(0, half));
      await askAll(group.slice(half));
    }
  };

  /** The oldest, one of each key: two of one key in a group would not see each other's doing. */
  const take = (): Waiting<Q, A>[] => {
    const group = new Map<string, Waiting<Q, A>>();
    const rest: Waiting<Q, A>[] = [];
    for (const one of waiting)
      if (group.size < most && !busy.has(one.key) && !group.has(one.key)) group.set(one.key, one);
      else rest.push(one);
    waiting = rest;
    return [...group.values()];
  };

  const setOut = (): void => {
    const group = take();
    if (group.length === 0) return;
    for (const { key } of group) busy.add(key);
    underWay += 1;
    void askAll(group).finally(() => {
      for (const { key } of group) busy.delete(key);
      underWay -= 1;
      go();
    });
  };

  /** One group at a time is the cheapest; a second one sets out when it is full or the first is slow. */
  const go = (): void => {
    if (waiting.length === 0) return;
    if (underWay === 0) setOut();
    while (underWay < lanes && waiting.length >= most) {
      const before = underWay;
      setOut();
      if (underWay === before) break;
    }
    if (waiting.length === 0 || underWay >= lanes || patient) return;
    patient = true;
    setTimeout(waitedEnough, patienceMs);
  };

  const waitedEnough = (): void => {
    patient = false;
    if (underWay < lanes) setOut();
    go();
  };

  return (key: string, question: Q): Promise<A> =>
    new Promise((resolve, reject) => {
      waiting.push({ key, question, resolve, reject });
      if (soon) return;
      soon = true;
      setImmediate(() => {
        soon = false;
        go();
      });
    });
}
