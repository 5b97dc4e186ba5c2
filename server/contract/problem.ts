import { z } from 'zod';

/** RFC 9457, with a stable `code` and the fields that were wrong. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  next: z.array(z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** Every refusal the outside can meet, with its HTTP status. */
export const PROBLEM_STATUS = {
  bad_request: 400,
  duplicate_key: 400,
  unauthorized: 401,
  forbidden: 403,
  origin_not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  version_conflict: 409,
  already_taken: 409,
  idempotency_conflict: 409,
  idempotency_in_flight: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  validation_failed: 422,
  action_not_allowed: 422,
  confirm_mismatch: 422,
  offer_not_open: 422,
  unreadable_file: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof PROBLEM_STATUS;
