import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { NewTicketEvent } from './ports.ts';

/** The hash before the first event of a ticket. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The hash of one ticket event: SHA-256 over the length-framed ticket id, position, previous hash and
 * the event's canonical JSON (RFC 8785), so that no two different histories read alike.
 */
export function chainHash(ticketId: string, event: Omit<NewTicketEvent, 'hash'>): string {
  const body = canonicalize(event);
  if (body === undefined) throw new Error('a ticket event must be JSON');
  const hash = createHash('sha256');
  for (const part of [ticketId, String(event.seq), event.hashPrev, body])
    hash.update(`${Buffer.byteLength(part)}:${part}`);
  return hash.digest('hex');
}

/** What the buyer confirms: any other terms, offer or ticket give another digest. */
export function confirmDigest(what: Readonly<Record<string, unknown>>): string {
  const body = canonicalize(what);
  if (body === undefined) throw new Error('a confirmation must be JSON');
  return createHash('sha256').update(body).digest('hex').slice(0, 32);
}
