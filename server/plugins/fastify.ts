import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { type FastifyInstance, fastify, LogController } from 'fastify';
import { Refused } from '../terms/refused.ts';
import { jsonBody, MAX_BODY_BYTES } from './json-body.ts';
import type { Log } from './logger.ts';
import { multipartBodies } from './multipart.ts';
import { openApi } from './openapi.ts';
import type { Origins } from './origins.ts';
import { problemOf } from './problem.ts';

/** Time a caller has to send its whole request; large videos over slow lines included. */
const REQUEST_TIMEOUT_MS = 300_000;

/** The HTTP server before any route: how it reads, refuses and logs. */
export async function httpServer(parts: { log: Log; origins: Origins }): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  jsonBody(app);
  app.decorateRequest('identity');
  app.setValidatorCompiler(() => (value) => ({ value }));
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.addHook('onRequest', async ({ headers }) => {
    if (!parts.origins.allowed(headers.origin))
      throw new Refused('origin_not_allowed', 'This origin is not one the storefront registered.');
  });
  await app.register(cors, {
    origin: (origin, decide) =>
      decide(null, parts.origins.allowed(origin) ? (origin ?? false) : false),
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key'],
    exposedHeaders: ['idempotent-replayed', 'retry-after'],
    maxAge: 600,
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    frameguard: { action: 'deny' },
    // The widget's script and the chat's files are made to be used from a shop's pages.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // TLS ends before us; whoever ends it knows whether the whole host speaks it.
    hsts: false,
  });
  await multipartBodies(app);
  await openApi(app);
  problems(app);
  return app;
}

/** One place turns every failure into a problem document; only faults of ours are logged. */
function problems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url });
    const seconds = waitSeconds(error);
    if (seconds !== undefined) reply.header('retry-after', seconds);
    return reply.code(problem.status).type('application/problem+json').send(problem);
  });
}

/** Whole seconds, rounded up: who waits that long is let through. */
const waitSeconds = (error: unknown): number | undefined =>
  error instanceof Refused && error.extra.waitMs !== undefined
    ? Math.ceil(error.extra.waitMs / 1000)
    : undefined;
