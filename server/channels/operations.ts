import { z } from 'zod';
import { TestClockBody } from '../contract/operations.ts';
import { Refused } from '../terms/refused.ts';
import type { BusinessClock } from './clock.ts';
import type { DeadlineDoor } from './deadlines.ts';
import { plusDuration } from './duration.ts';
import type { Dependency } from './ports.ts';
import { Answer, defineRoute, type Route } from './route.ts';

interface Parts {
  readonly dependencies: readonly Dependency[];
  readonly draining: () => boolean;
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>;
  readonly openapi: () => unknown;
  readonly clock: BusinessClock;
  readonly deadlines: DeadlineDoor;
}

/** Every day has its own work: a call over thousands of years would never answer. */
const MAX_AHEAD_MS = 3_653 * 86_400_000;
const CHECK_TIMEOUT_MS = 2_000;
const Alive = z.strictObject({ status: z.literal('ok') });
const Ready = z.strictObject({
  status: z.enum(['ok', 'unavailable']),
  dependencies: z.record(z.string(), z.enum(['ok', 'unavailable', 'stopping'])),
});
const ClockAnswer = z.strictObject({ now: z.string(), fired: z.int() });
const LIMIT = { burst: 1_000, perSecond: 100 };

/** Health, metrics, the published description (protocol §9) and the test clock (§8). */
export function operationRoutes(parts: Parts): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/healthz',
      summary: 'Whether the process is alive',
      callers: [],
      answers: { 200: Alive },
      limit: LIMIT,
      handler: () => ({ status: 'ok' }),
    }),
    defineRoute({
      method: 'GET',
      url: '/readyz',
      summary: 'Whether it can do its work, with each dependency by name',
      callers: [],
      answers: { 200: Ready, 503: Ready },
      limit: LIMIT,
      handler: () => readiness(parts),
    }),
    defineRoute({
      method: 'GET',
      url: '/metrics',
      summary: 'Figures for Prometheus',
      callers: [],
      answers: { 200: z.string() },
      limit: LIMIT,
      async handler() {
        const { type, text } = await parts.metrics();
        return new Answer(200, text, { 'content-type': type });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/v1/openapi.json',
      summary: 'This description',
      callers: [],
      answers: { 200: z.looseObject({ openapi: z.string() }) },
      limit: LIMIT,
      handler: () => parts.openapi(),
    }),
    ...(parts.clock.frozen ? [testClockRoute(parts)] : []),
  ];
}

function testClockRoute({ clock, deadlines }: Parts): Route {
  return defineRoute({
    method: 'POST',
    url: '/v1/test-clock',
    summary: 'Move business time forward and run every deadline due up to then',
    callers: ['integration'],
    body: TestClockBody,
    answers: { 200: ClockAnswer },
    async handler({ body }) {
      const now = clock.now();
      const target =
        'to' in body ? new Date(body.to).toISOString() : plusDuration(now, body.advance);
      const tooFar = target === undefined || Date.parse(target) - Date.parse(now) > MAX_AHEAD_MS;
      if (tooFar || target < now) {
        const message = tooFar
          ? 'lies too far ahead: ten years at once at most'
          : 'lies in the past';
        throw new Refused('validation_failed', `It is ${now}; time only goes forward, in steps.`, {
          errors: [{ path: 'to' in body ? 'to' : 'advance', message }],
        });
      }
      const fired = await deadlines.runDue(target);
      return { now: clock.now(), fired };
    },
  });
}

async function readiness({ dependencies, draining }: Parts): Promise<Answer> {
  const states = await Promise.all(
    dependencies.map(async ({ name, check }) => [name, await stateOf(check)] as const),
  );
  const named = draining() ? [...states, ['server', 'stopping'] as const] : states;
  const ok = named.every(([, state]) => state === 'ok');
  return new Answer(ok ? 200 : 503, {
    status: ok ? 'ok' : 'unavailable',
    dependencies: Object.fromEntries(named),
  });
}

async function stateOf(check: () => Promise<void>): Promise<'ok' | 'unavailable'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too slow')), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([check(), late]);
    return 'ok';
  } catch {
    return 'unavailable';
  } finally {
    clearTimeout(timer);
  }
}
