import { hash } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { NewTicketEvent } from './ports.ts';

/** The hash before the first event of a ticket. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The hash of one ticket event: SHA-256 over the length-framed ticket id, position, previous hash and
 * the event's canonical JSON (RFC 8785), so that no two different histories read alike.
 */
export function chainHash(ticketId: string, event: Omit<NewTicketEvent, 'hash'>): string {
  const parts = [ticketId, String(event.seq), event.hashPrev, canonical(event)];
  const framed = parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('');
  return hash('sha256', framed);
}

/** What the buyer confirms: any other terms, offer or ticket give another digest. */
export function confirmDigest(what: Readonly<Record<string, unknown>>): string {
  return hash('sha256', canonical(what)).slice(0, 32);
}
