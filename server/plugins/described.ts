import { z } from 'zod';
import type { Route } from '../channels/route.ts';
import { Problem } from '../contract/problem.ts';

/** What the published description says of a route: what it takes, and each way it answers. */
export function described(spec: Route) {
  const body = spec.upload ? formOf(spec.upload.fields) : spec.body;
  return {
    summary: spec.summary,
    hide: spec.hidden ?? false,
    ...(spec.callers.length ? { security: [{ bearer: [] }] } : {}),
    ...(spec.params ? { params: spec.params } : {}),
    ...(spec.query ? { querystring: spec.query } : {}),
    ...(body ? { body } : {}),
    ...(spec.upload ? { consumes: ['multipart/form-data'] } : {}),
    ...(takesKey(spec) ? { headers: IdempotencyKey } : {}),
    response: { ...spec.answers, default: REFUSAL },
  };
}

/** A form's file beside its fields; the bytes of an upload are its own key. */
const formOf = (fields: z.ZodObject) =>
  fields.extend({ file: z.string().meta({ format: 'binary' }) });

const takesKey = ({ method, callers, upload }: Route): boolean =>
  method !== 'GET' && callers.length > 0 && !upload;

const IdempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .max(255)
    .optional()
    .describe('The same key and body give the same answer for 24 hours.'),
});

const REFUSAL = {
  description: 'A refusal, with a stable code',
  content: { 'application/problem+json': { schema: Problem } },
};
