import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { IdempotencyStore } from '../channels/ports.ts';
import { Answer, type Call, type CallerKind, type Route } from '../channels/route.ts';
import { Refused } from '../terms/refused.ts';
import type { Authenticator } from './authenticator.ts';
import type { Broadcast } from './broadcast.ts';
import { callerKey, letIn, roomsOf } from './callers.ts';
import { described } from './described.ts';
import { hostileText } from './hostile-text.ts';
import { answeredOnce } from './idempotency.ts';
import type { InFlight } from './in-flight.ts';
import type { Metrics } from './metrics.ts';
import { partsOf } from './multipart.ts';
import type { Origins } from './origins.ts';
import type { RateLimits } from './rate-limits.ts';

/** What the guard of every route needs. */
export interface RouteGuard {
  readonly authenticator: Authenticator;
  readonly broadcast: Pick<Broadcast, 'onEnd'>;
  readonly idempotency: IdempotencyStore;
  readonly inFlight: InFlight;
  readonly limits: RateLimits;
  readonly metrics: Metrics;
  readonly origins: Origins;
  /** Fails a call whose answer is not as declared; for tests. */
  readonly checkAnswers: boolean;
}

const DEFAULT_LIMIT = { burst: 600, perSecond: 100 };

/**
 * The only way to register a route. Before a handler runs, the caller is known and let in, has
 * calls left, and what it sent fits the schemas; whatever the handler throws becomes a problem.
 */
export function route(app: FastifyInstance, guard: RouteGuard, spec: Route): void {
  app.route({
    method: spec.method,
    url: spec.url,
    schema: described(spec),
    config: { form: spec.form ?? false },
    onRequest: async (request) => admit(guard, spec, request),
    handler: async (request, reply) =>
      guard.inFlight.run(async () => {
        const call = checkedCall(guard, spec, { request, reply });
        const answer = await answeredOnce(guard.idempotency, spec, call, () => spec.handler(call));
        await stillIn(guard, spec, { request, answer });
        return send(reply, guard.checkAnswers ? asDeclared(spec, answer) : answer);
      }),
    onResponse: async (_request, reply) =>
      guard.metrics.request(spec.url, reply.statusCode, reply.elapsedTime / 1000),
  });
}

/** Knows the caller and counts the call, before a byte of the body is read. */
async function admit(guard: RouteGuard, spec: Route, request: FastifyRequest): Promise<void> {
  // Reading goes on to the end: a balancer must be able to see that this node is stopping.
  if (guard.inFlight.draining && spec.method !== 'GET')
    throw new Refused('unavailable', 'The server is stopping.');
  const identity = spec.callers.length ? await letIn(guard, spec, request) : undefined;
  request.identity = identity;
  const key = identity && !identity.session?.token ? callerKey(identity.caller) : request.ip;
  const name = `${spec.method} ${spec.url}`;
  const waitMs = await guard.limits.take(name, key, spec.limit ?? DEFAULT_LIMIT);
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000);
    throw new Refused('rate_limited', `Too many calls; try again in ${seconds} s.`, { waitMs });
  }
}

/** Whoever was shut out since they were let in gets no stream: nobody listened yet for that. */
async function stillIn(
  guard: RouteGuard,
  spec: Route,
  { request, answer }: { request: FastifyRequest; answer: unknown },
): Promise<void> {
  const stream = answer instanceof Answer && answer.body instanceof Readable && answer.body;
  if (!stream || !spec.callers.length) return;
  await letIn(guard, spec, request).catch((error: unknown) => {
    stream.destroy();
    throw error;
  });
}

function checkedCall(
  guard: RouteGuard,
  spec: Route,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Call<CallerKind, unknown, unknown, unknown> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  const { identity } = request;
  const deafen = identity && guard.broadcast.onEnd(roomsOf(identity), leave);
  reply.raw.once('close', () => {
    deafen?.();
    leave();
  });
  return {
    // `admit` has checked that this caller is one the route declares.
    caller: identity?.caller as Call<CallerKind, unknown, unknown, unknown>['caller'],
    session: identity?.session,
    params: parsed(spec.params, request.params),
    query: parsed(spec.query, request.query),
    body: spec.upload ? undefined : parsedBody(spec, request),
    header: (name) => [request.headers[name]].flat()[0],
    ip: request.ip,
    origin: `${request.protocol}://${request.host}`,
    parts: () => partsOf(request, spec.upload?.maxFileBytes ?? 0),
    gone: gone.signal,
  };
}

function parsed(schema: z.ZodType | undefined, value: unknown): unknown {
  const fault = hostileText(value);
  if (fault)
    throw new Refused('validation_failed', `A text ${fault.message}.`, { errors: [fault] });
  return schema?.parse(value ?? {});
}

function parsedBody(spec: Route, request: FastifyRequest): unknown {
  if (request.isMultipart())
    throw new Refused(
      'unsupported_media_type',
      'Send the body as JSON, with content-type: application/json.',
    );
  if (!spec.body) return undefined;
  if (request.body === undefined || request.body === null)
    throw new Refused('bad_request', 'The call needs a JSON body.');
  return spec.body.parse(request.body);
}

function send(reply: FastifyReply, answer: unknown): unknown {
  if (!(answer instanceof Answer)) return answer;
  reply.code(answer.status).headers(answer.headers);
  return answer.body;
}

/** An undeclared field in an answer is a fault of ours: better to fail in a test than to drift. */
function asDeclared(spec: Route, answer: unknown): unknown {
  const status = answer instanceof Answer ? answer.status : 200;
  const body = answer instanceof Answer ? answer.body : answer;
  // A kept refusal is a problem document, which its own schema made; a stream has no shape.
  if (status >= 400 && status !== 503) return answer;
  if (body instanceof Readable || body instanceof Uint8Array) return answer;
  const schema = spec.answers[status];
  if (!schema) throw new Error(`${spec.method} ${spec.url} answers ${status}, undeclared`);
  const check = schema.safeParse(body);
  if (!check.success)
    throw new Error(`${spec.method} ${spec.url} answers not as declared: ${check.error.message}`);
  return answer;
}
