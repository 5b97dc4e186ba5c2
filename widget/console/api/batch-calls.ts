import type { NextAnswer } from '../../../server/contract/batch.ts';
import type { ActionName } from '../../../server/contract/tickets.ts';
import { ask } from './http.ts';

export interface BatchResult {
  readonly ticketId: string;
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

export interface Batch {
  readonly action: ActionName;
  readonly ticketIds: readonly string[];
  /** The same batch sent again does nothing twice. */
  readonly clientId: string;
  readonly hours?: number;
  readonly reason?: string;
}

/** One action on many tickets; each stands alone. */
export const actOnMany = (body: Batch): Promise<{ readonly results: readonly BatchResult[] }> =>
  ask('/v1/tickets/actions:batch', { method: 'POST', body });

/** What may be done to each of many tickets, asked in one call. */
export const readNext = (ticketIds: readonly string[], signal: AbortSignal): Promise<NextAnswer> =>
  ask('/v1/tickets/next:batch', { method: 'POST', body: { ticketIds }, signal });
