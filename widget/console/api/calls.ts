import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import type { CoverBody, CoverView } from '../../../server/contract/cover.ts';
import type { EvidenceAnswer } from '../../../server/contract/evidence.ts';
import type { LoginAnswer } from '../../../server/contract/staff.ts';
import type { ThreadMessage, ThreadPage } from '../../../server/contract/thread.ts';
import type {
  ActionBody,
  LedgerView,
  TicketQuery,
  TicketRow,
  TicketView,
} from '../../../server/contract/tickets.ts';
import { ask } from './http.ts';

export type ListQuery = Partial<
  Pick<TicketQuery, 'state' | 'holder' | 'reason' | 'q' | 'overdue' | 'audit' | 'cursor' | 'limit'>
>;
export interface TicketPage {
  readonly items: readonly TicketRow[];
  readonly nextCursor?: string | null;
}
export interface Talk {
  readonly events: readonly WireEvent[];
  readonly lastSeq: number;
}
export interface DemoAccount {
  readonly email: string;
  readonly name?: string;
  readonly role?: string;
}

const path = (strings: TemplateStringsArray, ...ids: string[]) =>
  String.raw({ raw: strings }, ...ids.map(encodeURIComponent));

export const login = (email: string, password: string): Promise<LoginAnswer> =>
  ask('/v1/auth/login', { method: 'POST', body: { email, password } });

/** Also drops the cookie that pictures are fetched with. */
export const logout = (): Promise<void> => ask('/v1/auth/logout', { method: 'POST' });

/** The accounts to try, in demo mode only. */
export async function demoAccounts(signal: AbortSignal): Promise<readonly DemoAccount[]> {
  const demo = await ask<{ staff?: readonly DemoAccount[] }>('/v1/demo/marketplace', { signal });
  return demo.staff ?? [];
}

export function listTickets(query: ListQuery, signal?: AbortSignal): Promise<TicketPage> {
  const words = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(words.map(([key, value]) => [key, String(value)]));
  return ask(`/v1/tickets?${search}`, signal ? { signal } : {});
}

export const readTicket = (id: string, signal: AbortSignal): Promise<TicketView> =>
  ask(path`/v1/tickets/${id}`, { signal });

export const readLedger = (id: string, signal: AbortSignal): Promise<LedgerView> =>
  ask(path`/v1/tickets/${id}/ledger`, { signal });

export const actOnTicket = (id: string, body: ActionBody): Promise<unknown> =>
  ask(path`/v1/tickets/${id}/actions`, { method: 'POST', body });

/** A photo or document of ours, filed with the case's conversation. */
export function uploadEvidence(conversationId: string, file: File): Promise<EvidenceAnswer> {
  const body = new FormData();
  body.append('conversationId', conversationId);
  body.append('file', file);
  return ask('/v1/evidence', { method: 'POST', body });
}

/** What a jury does not see of a file. */
export const readCover = (id: string, signal: AbortSignal): Promise<CoverView> =>
  ask(path`/v1/evidence/${id}/cover`, { signal });
export const putCover = (id: string, body: CoverBody): Promise<CoverView> =>
  ask(path`/v1/evidence/${id}/cover`, { method: 'PUT', body });

export const readTalk = (id: string, afterSeq: number): Promise<Talk> =>
  ask(`${path`/v1/conversations/${id}/events`}?afterSeq=${afterSeq}`);

/** The talk of a case, as its reader may read it, after a position of it. */
export const readThread = (id: string, afterSeq: number): Promise<ThreadPage> =>
  ask(`${path`/v1/tickets/${id}/thread`}?afterSeq=${afterSeq}`);

export const sayInThread = (id: string, body: ThreadMessage): Promise<unknown> =>
  ask(path`/v1/tickets/${id}/messages`, { method: 'POST', body });
