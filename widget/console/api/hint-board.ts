/** What a view wants to hear of, as the `/staff` channel takes it. */
export interface Topics {
  readonly queues?: readonly string[];
  readonly ticketIds?: readonly string[];
  readonly conversationIds?: readonly string[];
}

interface Watcher {
  readonly topics: Topics;
  readonly onHint: () => void;
  timer?: ReturnType<typeof setTimeout>;
}

/** A burst of events (one turn makes several) is answered by one reading. */
const SETTLE_MS = 300;

/** Who waits for hints, and how they are given; `subscribe` asks the server for topics. */
export function hintBoard(subscribe: (topics: Topics) => void) {
  const watchers = new Set<Watcher>();
  let hintedAt = Date.now();
  const hint = () => {
    hintedAt = Date.now();
    for (const watcher of watchers) wake(watcher);
  };
  return {
    hint,
    /** What happened while away is unknown: ask for every topic again, and read everything. */
    renew() {
      for (const { topics } of watchers) subscribe(topics);
      hint();
    },
    quietMs: () => Date.now() - hintedAt,
    watch(topics: Topics, onHint: () => void): () => void {
      const watcher: Watcher = { topics, onHint };
      watchers.add(watcher);
      subscribe(topics);
      return () => {
        clearTimeout(watcher.timer);
        watchers.delete(watcher);
      };
    },
  };
}

function wake(watcher: Watcher): void {
  clearTimeout(watcher.timer);
  watcher.timer = setTimeout(watcher.onHint, SETTLE_MS);
}
