import type { OutboxStore } from '../net/outbox-store.ts';
import type { Call } from '../net/transport.ts';
import type { Outgoing, Saying } from '../state/outgoing.ts';
import type { ChatStore } from './session.ts';

/** Tries without any answer before the buyer is asked whether to go on. */
const MAX_SILENT_TRIES = 3;
const RETRY_MS = 1_500;

interface Parts {
  readonly store: ChatStore;
  readonly call: Call;
  readonly kept: OutboxStore;
  readonly subject: () => string | undefined;
}

/**
 * The buyer's own outbox: written down before the first attempt, sent in the order it was said, and
 * repeated with the same `clientId` until the server has answered. Answered twice, counted once.
 */
export function createOutbox({ store, call, kept, subject }: Parts) {
  let pumping = false;
  const tries = new Map<string, number>();

  /** Where messages wait while no conversation is open: by buyer and order, never shared. */
  const antechamber = (): string => {
    const who = subject();
    return who ? `~${who}~${store.get().target.orderId ?? ''}` : '';
  };
  const here = (): string => store.get().log.conversationId ?? antechamber();
  const keep = (box: string): void => {
    if (box)
      kept.save(
        box,
        store.get().outbox.filter((item) => item.box === box),
      );
  };
  const change = (item: Outgoing, what: Partial<Outgoing>): void => {
    store.dispatch({ type: 'outgoing', clientId: item.clientId, change: what });
    keep(item.box);
  };

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    try {
      for (let item = nextToSend(); item; item = nextToSend()) if (!(await send(item))) break;
    } finally {
      pumping = false;
    }
  }
  function nextToSend(): Outgoing | undefined {
    const { outbox, log, link } = store.get();
    if (link !== 'online' && link !== 'http') return undefined;
    return outbox.find((item) => item.status === 'waiting' && item.box === log.conversationId);
  }
  /** Whether the next one may follow. */
  async function send(item: Outgoing): Promise<boolean> {
    change(item, { status: 'sending' });
    const { clientId, box, saying } = item;
    const payload = { clientId, conversationId: box, ...saying };
    const answer = await call('message', payload).catch(() => undefined);
    if (answer?.ok) {
      tries.delete(clientId);
      change(item, { status: 'sent', seq: answer.seq });
      return true;
    }
    if (answer) {
      change(item, { status: 'failed', error: answer.error.message });
      return true;
    }
    const { link } = store.get();
    const silent = (tries.get(clientId) ?? 0) + (link === 'online' || link === 'http' ? 1 : 0);
    tries.set(clientId, silent);
    change(item, { status: silent >= MAX_SILENT_TRIES ? 'failed' : 'waiting' });
    setTimeout(() => void pump(), RETRY_MS);
    return false;
  }

  return {
    pump: () => void pump(),
    say(saying: Saying, echo: string): void {
      const item: Outgoing = {
        clientId: crypto.randomUUID(),
        box: here(),
        saying,
        echo,
        at: new Date().toISOString(),
        status: 'waiting',
      };
      store.dispatch({ type: 'queued', items: [item] });
      keep(item.box);
      void pump();
    },
    retry(clientId: string): void {
      tries.delete(clientId);
      const item = store.get().outbox.find((one) => one.clientId === clientId);
      if (item) change(item, { status: 'waiting' });
      void pump();
    },
    discard(clientId: string): void {
      const item = store.get().outbox.find((one) => one.clientId === clientId);
      store.dispatch({ type: 'discarded', clientId });
      if (item) keep(item.box);
    },
    /** A conversation has opened: take up what was kept for it, and what waited before it. */
    adopt(): void {
      const box = store.get().log.conversationId;
      if (!box) return;
      const waited = antechamber();
      const early = [
        ...store.get().outbox.filter((item) => item.box === waited || item.box === ''),
        ...(waited ? kept.load(waited) : []),
      ];
      for (const item of early) store.dispatch({ type: 'discarded', clientId: item.clientId });
      const moved = early.map((item) => ({ ...item, box, status: 'waiting' as const }));
      store.dispatch({ type: 'queued', items: [...kept.load(box), ...moved] });
      if (waited) kept.save(waited, []);
      keep(box);
    },
  };
}
