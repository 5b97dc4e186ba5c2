/** A question that waits for its turn. */
interface Waiting<Q, A> {
  readonly key: string;
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

interface Lane<Q, A> {
  waiting: Waiting<Q, A>[];
  busy: boolean;
}

export interface GroupParts<Q, A> {
  /** Groups under way at once. Questions of one key are asked one after the other. */
  readonly lanes: number;
  /** Questions in one group. */
  readonly most: number;
  /** Answers all, in their order, or throws and has changed nothing. */
  readonly ask: (questions: readonly Q[]) => Promise<readonly A[]>;
}

/**
 * Carries many calls in few: what is asked in one round of the event loop, or while an answer is
 * awaited, goes together. A lone question waits for nobody. A group that fails is asked again in
 * halves, so that each question gets the answer it would have had alone.
 */
export function createGroup<Q, A>({ lanes, most, ask }: GroupParts<Q, A>) {
  const all: Lane<Q, A>[] = Array.from({ length: lanes }, () => ({ waiting: [], busy: false }));

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

  const empty = async (lane: Lane<Q, A>): Promise<void> => {
    while (lane.waiting.length > 0) await askAll(take(lane, most));
    lane.busy = false;
  };

  return (key: string, question: Q): Promise<A> =>
    new Promise((resolve, reject) => {
      const lane = all[laneOf(key, lanes)] as Lane<Q, A>;
      lane.waiting.push({ key, question, resolve, reject });
      if (lane.busy) return;
      lane.busy = true;
      setImmediate(() => void empty(lane));
    });
}

/** The oldest, one of each key: two of one key in a group would not see each other's doing. */
function take<Q, A>(lane: Lane<Q, A>, most: number): Waiting<Q, A>[] {
  const group = new Map<string, Waiting<Q, A>>();
  for (const one of lane.waiting)
    if (group.size < most && !group.has(one.key)) group.set(one.key, one);
  const taken = new Set(group.values());
  lane.waiting = lane.waiting.filter((one) => !taken.has(one));
  return [...taken];
}

function laneOf(key: string, lanes: number): number {
  let hash = 0;
  for (let i = 0; i < key.length; i += 1) hash = (hash * 31 + key.charCodeAt(i)) | 0;
  return Math.abs(hash) % lanes;
}
