import { hash } from 'node:crypto';
import { canonical } from './canonical.ts';

/** The hash before the first event of a ticket. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The hash of one ticket event as everybody is told it: SHA-256 over the length-framed ticket id,
 * position, previous hash and the event's canonical JSON (RFC 8785), so that no two different histories
 * read alike.
 */
export const toldHash = (
  ticketId: string,
  event: { readonly seq: number; readonly hashPrev: string },
): string =>
  hash('sha256', framed([ticketId, String(event.seq), event.hashPrev, canonical(event)]));

/** Each part with its length before it: nothing can move from one into the next. */
export const framed = (parts: readonly string[]): string =>
  parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('');

/** What the buyer confirms: any other terms, offer or ticket give another digest. */
export function confirmDigest(what: Readonly<Record<string, unknown>>): string {
  return hash('sha256', canonical(what)).slice(0, 32);
}
