import type { Problem } from '../../../server/contract/problem.ts';
import { session } from './session.ts';

/** A refusal of the server, or its silence (`status` 0). */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Partial<Problem>,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'ProblemError';
  }
}

interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * One call to our own API. The answer's shape is the server's promise: it validates what it sends
 * against the same contract these types come from.
 */
export async function ask<T>(path: string, { method = 'GET', body, signal }: Ask = {}): Promise<T> {
  const response = await send(path, {
    method,
    headers: headersFor(body),
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  // A wrong password is no ended session.
  if (response.status === 401 && session.get()) session.end(true);
  throw new ProblemError(response.status, await readProblem(response));
}

function headersFor(body: unknown): Record<string, string> {
  const token = session.get()?.token;
  return {
    accept: 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    // A form names its own boundary.
    ...(body === undefined || body instanceof FormData
      ? {}
      : { 'content-type': 'application/json' }),
  };
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError(0, { code: 'unavailable' });
  }
}

async function readProblem(response: Response): Promise<Partial<Problem>> {
  try {
    return (await response.json()) as Partial<Problem>;
  } catch {
    return { status: response.status, title: response.statusText };
  }
}
