import type { TodoPage } from '../../../server/contract/todo.ts';
import { ask } from './http.ts';

export function readTodo(
  page: { limit: number; cursor?: string },
  signal?: AbortSignal,
): Promise<TodoPage> {
  const search = new URLSearchParams({ limit: String(page.limit) });
  if (page.cursor) search.set('cursor', page.cursor);
  return ask(`/v1/todo?${search}`, signal ? { signal } : {});
}

export interface BatchResult {
  readonly ticketId: string;
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Agrees to many at once; the same `clientId` sent again does nothing twice. */
export const agreeToMany = (
  ticketIds: readonly string[],
  clientId: string,
): Promise<{ readonly results: readonly BatchResult[] }> =>
  ask('/v1/tickets/actions:batch', {
    method: 'POST',
    body: { action: 'approve', ticketIds, clientId },
  });
