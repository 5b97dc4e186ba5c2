import { createHmac, timingSafeEqual } from 'node:crypto';

/** A link's proof that it was made by us for this reader: it can end their mails and nothing else. */
export function unsubscribeLinks(secret: Uint8Array, publicUrl: string) {
  const sign = (reader: string) =>
    createHmac('sha256', secret).update(`unsubscribe ${reader}`).digest();
  return {
    urlOf(reader: string): string {
      const token = `${Buffer.from(reader).toString('base64url')}.${sign(reader).toString('base64url')}`;
      return `${publicUrl}/v1/notices/unsubscribe?token=${token}`;
    },
    /** Whose link it is; undefined for one that is not ours. */
    readerOf(token: string): string | undefined {
      const [name = '', proof = ''] = token.split('.');
      const reader = Buffer.from(name, 'base64url').toString();
      const given = Buffer.from(proof, 'base64url');
      const right = sign(reader);
      return given.length === right.length && timingSafeEqual(given, right) ? reader : undefined;
    },
  };
}
