import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from '../terms/refused.ts';
import { duplicateKey } from './duplicate-key.ts';
import { hostileText } from './hostile-text.ts';

/** The largest body of a call that is not an upload. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Mail clients and a page without scripts can send nothing else. */
const FORM = 'application/x-www-form-urlencoded';
const MAX_FORM_BYTES = 4 * 1024;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a form may be sent here. */
    form?: boolean;
  }
}

/** Bodies are JSON objects and nothing else: no other type is parsed, no key may come twice. */
export function jsonBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    async (_request: unknown, bytes: Buffer) => parseBody(bytes),
  );
  app.addContentTypeParser<Buffer>(
    FORM,
    { parseAs: 'buffer', bodyLimit: MAX_FORM_BYTES },
    async (request: FastifyRequest) => {
      if (request.routeOptions.config.form) return undefined;
      throw new Refused(
        'unsupported_media_type',
        'Send the body as JSON, with content-type: application/json.',
      );
    },
  );
}

/** Exported for its tests: what a body means, or a refusal that says where it went wrong. */
export function parseBody(bytes: Buffer): Record<string, unknown> | undefined {
  if (bytes.length === 0) return undefined;
  const text = decode(bytes);
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refused('bad_request', 'The body must be a JSON object.');
  const twice = duplicateKey(text);
  if (twice !== undefined)
    throw new Refused('duplicate_key', `The key "${twice.slice(0, 100)}" occurs twice.`);
  const fault = hostileText(value);
  if (fault)
    throw new Refused('validation_failed', `A text ${fault.message}.`, { errors: [fault] });
  return { ...value };
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('bad_request', 'The body must be UTF-8.');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const where = error instanceof Error ? /at position \d+/.exec(error.message)?.[0] : undefined;
    throw new Refused('bad_request', `The body is not JSON${where ? ` (${where})` : ''}.`);
  }
}
