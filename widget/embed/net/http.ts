import type { Problem, Refusal, SyncAck } from '../../shared/wire.ts';
import { type Call, type CallName, type Calls, type Tokens, Unreachable } from './transport.ts';

const TIMEOUT_MS = 15_000;

/** A request with the buyer's token; one that was refused as expired is asked again with a new one. */
export async function withToken(tokens: Tokens, url: string, init: RequestInit): Promise<Response> {
  const ask = async (fresh: boolean): Promise<Response> => {
    const token = await tokens.get(fresh).catch(() => null);
    const headers = new Headers(init.headers);
    if (token) headers.set('authorization', `Bearer ${token}`);
    return fetch(url, { ...init, headers, credentials: 'omit' });
  };
  const first = await ask(false);
  return first.status === 401 ? ask(true) : first;
}

/** The same turns without a socket. */
export function createHttp(origin: string, tokens: Tokens): Call {
  const base = `${origin}/v1/conversations`;
  const post = (path: string, body: unknown) => ({
    url: base + path,
    init: {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
  });
  const requestOf = <N extends CallName>(name: N, payload: Calls[N]['ask']) => {
    if (name === 'open') return post('', payload);
    const { conversationId, ...rest } = payload as Calls['message' | 'sync']['ask'];
    const path = `/${encodeURIComponent(conversationId)}`;
    if (name === 'message') return post(`${path}/messages`, rest);
    const { afterSeq } = payload as Calls['sync']['ask'];
    return { url: `${base}${path}/events?afterSeq=${afterSeq}`, init: {} };
  };
  return async (name, payload) => {
    const { url, init } = requestOf(name, payload);
    const answer = await withToken(tokens, url, {
      ...init,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw new Unreachable();
    });
    const body: unknown = await answer.json().catch(() => ({}));
    if (!answer.ok) return refusalOf(answer.status, body as Partial<Problem>);
    return { ok: true, ...(body as object) } as Calls[typeof name]['ack'];
  };
}

export const refusalOf = (status: number, problem: Partial<Problem>): Refusal => ({
  ok: false,
  error: {
    code: problem.code ?? (status >= 500 ? 'unavailable' : 'bad_request'),
    message: problem.detail ?? problem.title ?? String(status),
  },
});

/** One page of events as server-sent events or JSON, whichever the server prefers to give. */
export async function followOnce(
  request: { origin: string; tokens: Tokens; conversationId: string; afterSeq: number },
  take: (ack: Pick<SyncAck, 'events' | 'lastSeq'>) => void,
  signal: AbortSignal,
): Promise<void> {
  const { origin, tokens, conversationId, afterSeq } = request;
  const id = encodeURIComponent(conversationId);
  const answer = await withToken(
    tokens,
    `${origin}/v1/conversations/${id}/events?afterSeq=${afterSeq}`,
    { headers: { accept: 'text/event-stream' }, signal },
  );
  if (!answer.ok || !answer.body) throw new Unreachable();
  if (!answer.headers.get('content-type')?.includes('event-stream')) {
    take((await answer.json()) as SyncAck);
    return;
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data:')) continue;
      const event = JSON.parse(line.slice(5));
      if (typeof event.seq === 'number') take({ events: [event], lastSeq: event.seq });
    }
  }
}
