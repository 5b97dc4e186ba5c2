import type { TicketView } from '../../shared/wire.ts';
import { latest } from '../state/cards.ts';
import type { ChatStore } from './session.ts';

/** Learns from the ticket what the talk is about, where the page has not said. */
export function learnItem(store: ChatStore, get: (url: string) => Promise<Response>): void {
  const asked = new Set<string>();
  store.subscribe(() => {
    const { log, target } = store.get();
    const ticketId = latest(log.events, 'ticket')?.ticketId;
    if (!ticketId || target.item || asked.has(ticketId)) return;
    asked.add(ticketId);
    void learn(ticketId);
  });

  async function learn(ticketId: string): Promise<void> {
    const answer = await get(`/v1/tickets/${encodeURIComponent(ticketId)}`).catch(() => undefined);
    if (!answer?.ok) return;
    const { itemTitle, paidCents, currency, orderId } = (await answer.json()) as TicketView;
    const { target } = store.get();
    if (target.item) return;
    const item = { title: itemTitle, paidCents, currency };
    store.dispatch({ type: 'settings', target: { ...target, orderId, item } });
  }
}
