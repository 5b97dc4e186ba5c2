import { describe, expect, it } from 'vitest';
import { createOutboxStore } from '../../widget/embed/net/outbox-store.ts';
import type { Call } from '../../widget/embed/net/transport.ts';
import { Unreachable } from '../../widget/embed/net/transport.ts';
import { createOutbox } from '../../widget/embed/session/outbox.ts';
import { type ChatState, initialState, reduce } from '../../widget/embed/state/chat-state.ts';
import { createStore } from '../../widget/embed/state/store.ts';

const OPENED = { type: 'opened', conversationId: 'c1', events: [], last: 0 } as const;

function memory() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

function chat(storage: ReturnType<typeof memory> | undefined, answer: () => unknown) {
  const store = createStore(reduce, initialState('zh-CN') as ChatState);
  const asked: string[] = [];
  const call = (async (_name: string, payload: { clientId: string }) => {
    asked.push(payload.clientId);
    return answer();
  }) as unknown as Call;
  const kept = createOutboxStore(storage);
  const outbox = createOutbox({ store, call, kept, subject: () => 'U1' });
  return { store, outbox, asked };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the outbox', () => {
  it('writes a message down before it is first sent', async () => {
    const storage = memory();
    const { store, outbox } = chat(storage, () => new Promise(() => {}));
    store.dispatch(OPENED);
    outbox.say({ text: 'hi' }, 'hi');
    expect([...storage.items.values()].join()).toContain('"text":"hi"');
  });

  it('sends after a reload what was typed before it, with the same client id', async () => {
    const storage = memory();
    const before = chat(storage, () => Promise.reject(new Unreachable()));
    before.store.dispatch(OPENED);
    before.store.dispatch({ type: 'link', link: 'online' });
    before.outbox.say({ text: 'hi' }, 'hi');
    await settle();
    const after = chat(storage, () => ({ ok: true, seq: 1 }));
    after.store.dispatch(OPENED);
    after.store.dispatch({ type: 'link', link: 'online' });
    after.outbox.adopt();
    after.outbox.pump();
    await settle();
    expect(after.asked).toEqual([before.asked[0]]);
    expect(storage.items.size).toBe(0);
  });

  it('keeps a message typed before any conversation was open for the buyer who typed it', async () => {
    const storage = memory();
    const before = chat(storage, () => ({ ok: true, seq: 1 }));
    before.outbox.say({ text: 'early' }, 'early');
    const after = chat(storage, () => ({ ok: true, seq: 1 }));
    after.store.dispatch(OPENED);
    after.store.dispatch({ type: 'link', link: 'online' });
    after.outbox.adopt();
    after.outbox.pump();
    await settle();
    expect(after.asked).toHaveLength(1);
  });

  it('sends in the order of saying, one after the other', async () => {
    const { store, outbox, asked } = chat(memory(), () => ({ ok: true, seq: asked.length }));
    store.dispatch(OPENED);
    outbox.say({ text: '1' }, '1');
    outbox.say({ text: '2' }, '2');
    const order = store.get().outbox.map((item) => item.clientId);
    store.dispatch({ type: 'link', link: 'online' });
    outbox.pump();
    await settle();
    expect(asked).toEqual(order);
  });

  it('marks a refusal as failed with its reason, and tries again with the same id', async () => {
    const answers: unknown[] = [{ ok: false, error: { code: 'rate_limited', message: 'slow' } }];
    const { store, outbox, asked } = chat(undefined, () => answers.shift() ?? { ok: true, seq: 1 });
    store.dispatch(OPENED);
    store.dispatch({ type: 'link', link: 'online' });
    outbox.say({ text: 'hi' }, 'hi');
    await settle();
    const [item] = store.get().outbox;
    expect(item).toMatchObject({ status: 'failed', error: 'slow' });
    outbox.retry(item?.clientId ?? '');
    await settle();
    expect(asked).toEqual([item?.clientId, item?.clientId]);
  });

  it('works from memory where the browser grants no storage', () => {
    const denied = {
      getItem: (): string => {
        throw new Error('denied');
      },
      setItem: (): void => {
        throw new Error('denied');
      },
      removeItem: (): void => {},
    };
    const kept = createOutboxStore(denied);
    const item = {
      clientId: 'k',
      box: 'c1',
      saying: { text: 'x' },
      echo: 'x',
      at: new Date().toISOString(),
      status: 'waiting',
    } as const;
    kept.save('c1', [item]);
    expect(kept.load('c1')).toEqual([item]);
  });
});
