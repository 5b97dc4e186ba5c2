import { TICKET_STATES, type TicketState } from '../../../server/terms/state.ts';
import type { ListQuery } from '../api/calls.ts';

export type Route =
  | { readonly view: 'list'; readonly query: ListQuery }
  | { readonly view: 'ticket'; readonly id: string }
  /** A page by its name, such as `todo`; `home` where the address names nothing. */
  | { readonly view: 'page'; readonly name: string };

const HOLDERS = ['buyer', 'merchant', 'platform', 'carrier', 'appraiser', 'none'] as const;
const FILTERS = ['state', 'holder', 'reason', 'q', 'overdue', 'audit'] as const;

/** The page behind an address such as `#/tickets?state=offer_wait` or `#/tickets/{id}`. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  const id = /^\/tickets\/([^/]+)$/.exec(path)?.[1];
  if (id) return { view: 'ticket', id: decode(id) };
  const name = /^\/?([a-z-]*)$/.exec(path)?.[1];
  if (name !== undefined && name !== 'tickets') return { view: 'page', name: name || 'home' };
  return { view: 'list', query: readQuery(new URLSearchParams(search)) };
}

export function listHref(query: ListQuery): string {
  const words = new URLSearchParams();
  for (const name of FILTERS) {
    const value = query[name];
    if (value && value !== 'false') words.set(name, value);
  }
  const search = words.toString();
  return search ? `#/tickets?${search}` : '#/tickets';
}

export const ticketHref = (id: string): string => `#/tickets/${encodeURIComponent(id)}`;

/** Only filters that the API knows: an old bookmark must not make every reading a refusal. */
function readQuery(search: URLSearchParams): ListQuery {
  const state = search.get('state') as TicketState | null;
  const holder = search.get('holder') as (typeof HOLDERS)[number] | null;
  const reason = search.get('reason');
  const q = search.get('q');
  return {
    ...(state && TICKET_STATES.includes(state) ? { state } : {}),
    ...(holder && HOLDERS.includes(holder) ? { holder } : {}),
    ...(reason ? { reason: reason.slice(0, 40) } : {}),
    ...(q ? { q: q.slice(0, 100) } : {}),
    ...(search.get('overdue') === 'true' ? { overdue: 'true' as const } : {}),
    ...(search.get('audit') === 'open' ? { audit: 'open' as const } : {}),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
