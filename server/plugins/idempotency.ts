import { createHash } from 'node:crypto';
import type { IdempotencyStore, KeptAnswer } from '../channels/ports.ts';
import { Answer, type Call, type CallerKind, type Route } from '../channels/route.ts';
import { Refused } from '../terms/refused.ts';
import { canonical } from '../turn/canonical.ts';
import { callerKey } from './callers.ts';
import { problemOf } from './problem.ts';

const MAX_KEY = 255;
type AnyCall = Call<CallerKind, unknown, unknown, unknown>;

/**
 * Runs a mutating call once per `Idempotency-Key`: the same key and body get the kept answer,
 * refusals included. A failure that a retry may mend is not kept.
 */
export async function answeredOnce(
  store: IdempotencyStore,
  spec: Route,
  call: AnyCall,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const key = call.header('idempotency-key');
  // An upload is known by its bytes, and the same bytes are kept once anyway.
  if (key === undefined || spec.method === 'GET' || spec.upload || !call.caller) return work();
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > MAX_KEY)
    throw new Refused('bad_request', `Idempotency-Key must be 1 to ${MAX_KEY} visible characters.`);
  const scope = callerKey(call.caller);
  const taken = await store.begin(scope, key, fingerprint(spec, call));
  switch (taken.outcome) {
    case 'fresh':
      return runAndKeep(store, { scope, key }, work);
    case 'answered':
      return replayed(taken.answer);
    case 'in_flight':
      throw new Refused('idempotency_in_flight', 'The first call with this key is still running.');
    case 'conflict':
      throw new Refused('idempotency_conflict', 'This key was used for another body.');
  }
}

function fingerprint(spec: Route, { params, body }: AnyCall): string {
  const whole = canonical([spec.method, spec.url, params ?? null, body ?? null]);
  return createHash('sha256').update(whole).digest('hex');
}

async function runAndKeep(
  store: IdempotencyStore,
  at: { scope: string; key: string },
  work: () => Promise<unknown>,
): Promise<unknown> {
  try {
    const answer = await work();
    await store.finish(at.scope, at.key, keptOf(answer));
    return answer;
  } catch (error) {
    const problem = problemOf(error);
    const mendable = problem.status >= 500 || problem.status === 429 || problem.status === 401;
    if (mendable) await store.abandon(at.scope, at.key);
    else await store.finish(at.scope, at.key, { status: problem.status, body: problem });
    throw error;
  }
}

const keptOf = (answer: unknown): KeptAnswer =>
  answer instanceof Answer
    ? { status: answer.status, body: answer.body ?? null }
    : { status: 200, body: answer ?? null };

function replayed({ status, body }: KeptAnswer): Answer {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  return new Answer(status, body, { 'content-type': type, 'idempotent-replayed': 'true' });
}
