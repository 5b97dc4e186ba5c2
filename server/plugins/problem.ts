import { ZodError, type z } from 'zod';
import { PROBLEM_STATUS, type Problem, type ProblemCode } from '../contract/problem.ts';
import { isOutOfReach } from '../store/out-of-reach.ts';
import { type FieldError, Refused } from '../terms/refused.ts';
import { MAX_BODY_BYTES } from './json-body.ts';

/** What a caller may know of any failure: an expected "no" in full, anything else not at all. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return problem(codeOf(error.code), error.detail, error.extra);
  if (error instanceof ZodError) return invalid(error);
  const fromLibrary = libraryCode(error);
  if (fromLibrary) return problem(fromLibrary, REMEDY[nameOf(error)] ?? messageOf(error));
  if (isOutOfReach(error))
    return problem('unavailable', 'The database cannot answer just now; send the same again.');
  return problem('internal', 'Something went wrong on our side; nothing was half done. Try again.');
}

/** The bad fields of a failed parse, one line each: the first that is wrong with it. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  const byPath = new Map<string, FieldError>();
  for (const fault of error.issues.flatMap((issue) => issueErrors(issue)))
    if (!byPath.has(fault.path)) byPath.set(fault.path, fault);
  return [...byPath.values()];
}

/** A refusal that names the bad fields. */
export function invalid(error: z.ZodError): Problem {
  const errors = fieldErrors(error).slice(0, MAX_ERRORS);
  const first = errors[0];
  const detail = first ? `${first.path || 'the whole'}: ${first.message}` : 'not as described';
  return problem('validation_failed', detail, { errors });
}

const MAX_ERRORS = 50;

const TITLES: Readonly<Partial<Record<ProblemCode, string>>> = {
  unauthorized: 'Credentials missing, wrong or expired',
  not_found: 'Not found',
  internal: 'Internal error',
};

function problem(
  code: ProblemCode,
  detail: string,
  extra: Pick<Refused['extra'], 'errors' | 'next'> = {},
): Problem {
  const words = code.replaceAll('_', ' ');
  return {
    type: `urn:redress:problem:${code}`,
    title: TITLES[code] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    status: PROBLEM_STATUS[code],
    code,
    detail,
    ...(extra.errors?.length ? { errors: [...extra.errors] } : {}),
    ...(extra.next ? { next: [...extra.next] } : {}),
  };
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEM_STATUS, code);

/** A code that the contract does not know is a refusal all the same. */
const codeOf = (code: string): ProblemCode => (isProblemCode(code) ? code : 'validation_failed');

function issueErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'unknown' }));
  if (issue.code === 'invalid_union') {
    // The alternative that came nearest is the one the caller meant.
    const nearest = [...issue.errors].sort((a, b) => a.length - b.length)[0];
    if (nearest?.length)
      return nearest
        .flatMap((inner) => issueErrors(inner))
        .map((inner) => ({ ...inner, path: [...issue.path, inner.path].join('.') }));
  }
  return [{ path: issue.path.join('.'), message: issue.message }];
}

/** What Fastify and its plugins refuse by themselves. */
function libraryCode(error: unknown): ProblemCode | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  switch (error.statusCode) {
    case 413:
      return 'payload_too_large';
    case 415:
    case 406:
      return 'unsupported_media_type';
    case 429:
      return 'rate_limited';
    case 503:
      return 'unavailable';
    default:
      return Number(error.statusCode) >= 400 && Number(error.statusCode) < 500
        ? 'bad_request'
        : undefined;
  }
}

/** Where a library only says what is wrong: what would be right. */
const REMEDY: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the body as JSON, with content-type: application/json.',
  FST_ERR_CTP_BODY_TOO_LARGE: `A body may have at most ${MAX_BODY_BYTES / 2 ** 20} MiB; send less at once.`,
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'Send the file as multipart/form-data.',
};

const nameOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'The request could not be read.';
