/** A question that waits for its turn. */
interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

interface Lane<Q, A> {
  readonly waiting: Waiting<Q, A>[];
  busy: boolean;
}

export interface GroupParts<Q, A> {
  /** Groups under way at once. Questions with one key are in one lane, so never in two of them. */
  readonly lanes: number;
  /** Questions in one group. */
  readonly most: number;
  /** Answers all, in their order, or throws and has changed nothing. */
  readonly ask: (questions: readonly Q[]) => Promise<readonly A[]>;
}

/**
 * Carries many calls in few: what is asked in one round of the event loop, or while an answer is
 * awaited, goes together. A lone question waits for nobody. A group that fails is asked again one by
 * one, so that each question gets the answer it would have had alone.
 */
export function createGroup<Q, A>({ lanes, most, ask }: GroupParts<Q, A>) {
  const all: Lane<Q, A>[] = Array.from({ length: lanes }, () => ({ waiting: [], busy: false }));

  const alone = async ({ question, resolve, reject }: Waiting<Q, A>): Promise<void> => {
    try {
      const [answer] = await ask([question]);
      resolve(answer as A);
    } catch (error) {
      reject(error);
    }
  };

  const together = async (group: readonly Waiting<Q, A>[]): Promise<void> => {
    const questions = group.map(({ question }) => question);
    const answers = await ask(questions).catch(() => undefined);
    if (answers) for (const [i, { resolve }] of group.entries()) resolve(answers[i] as A);
    else for (const one of group) await alone(one);
  };

  const empty = async (lane: Lane<Q, A>): Promise<void> => {
    while (lane.waiting.length > 0) {
      const group = lane.waiting.splice(0, most);
      const [first] = group;
      if (first && group.length === 1) await alone(first);
      else await together(group);
    }
    lane.busy = false;
  };

  return (key: string, question: Q): Promise<A> =>
    new Promise((resolve, reject) => {
      const lane = all[laneOf(key, lanes)] as Lane<Q, A>;
      lane.waiting.push({ question, resolve, reject });
      if (lane.busy) return;
      lane.busy = true;
      setImmediate(() => void empty(lane));
    });
}

function laneOf(key: string, lanes: number): number {
  let hash = 0;
  for (let i = 0; i < key.length; i += 1) hash = (hash * 31 + key.charCodeAt(i)) | 0;
  return Math.abs(hash) % lanes;
}
