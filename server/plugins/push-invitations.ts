import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long the page that it opens is good for, in milliseconds. */
const GOOD_MS = 10 * 60_000;

/**
 * A buyer's leave to add one more browser of theirs, for a page that has no token: it says who and
 * until when, is signed by us, and opens nothing else.
 */
export function pushInvitations(secret: Uint8Array, now: () => number = Date.now) {
  const sign = (text: string) =>
    createHmac('sha256', secret).update(`push invitation ${text}`).digest();
  return {
    make(reader: string): string {
      const text = `${Buffer.from(reader).toString('base64url')}.${now() + GOOD_MS}`;
      return `${text}.${sign(text).toString('base64url')}`;
    },
    /** Whose it is; undefined for one that is not ours or too old. */
    readerOf(invitation: string): string | undefined {
      const [name = '', until = '', proof = ''] = invitation.split('.');
      const [given, right] = [Buffer.from(proof, 'base64url'), sign(`${name}.${until}`)];
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      return Number(until) > now() ? Buffer.from(name, 'base64url').toString() : undefined;
    },
  };
}
