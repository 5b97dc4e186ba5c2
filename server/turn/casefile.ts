import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonical } from './canonical.ts';
import { CHAIN_START, toldHash } from './chain.ts';
import { falseOpenings, type ToldEvent } from './disclosed.ts';

export const CASEFILE_FORMAT = 'redress-casefile/2';

/** What a case file proves: nothing of it can change without the chain or the signature showing it. */
export interface CasefileContents {
  readonly exportedAt: string;
  readonly ruleSetVersion: string;
  /** The case as its reader may see it. */
  readonly ticket: { readonly id: string };
  readonly evidence: readonly Readonly<Record<string, unknown>>[];
  readonly ledger: readonly Readonly<Record<string, unknown>>[];
}

export interface Casefile extends CasefileContents {
  readonly format: typeof CASEFILE_FORMAT;
  readonly events: readonly ToldEvent[];
  /** Signed: the hash of every event by position, of the events as told, and of all that is no event. */
  readonly head: {
    readonly ticketId: string;
    readonly exportedAt: string;
    readonly hashes: readonly string[];
    readonly told: string;
    readonly contents: string;
  };
  /** Ed25519 over the head's canonical JSON (RFC 8785), base64url. */
  readonly signature: string;
  /** The signer's public key (SPKI, base64); compare it with `GET /v1/casefile-key`. */
  readonly publicKey: string;
}

/**
 * Seals a case: what was said, decided and booked, in a file that can be checked without us. What of an
 * event is kept from its reader is there as a salted digest, so that the whole chain still adds up.
 */
export function sealCasefile(
  contents: CasefileContents,
  events: readonly ToldEvent[],
  privateKey: KeyObject,
): Casefile {
  // As it will be read again: what JSON leaves out is not there to be hashed.
  const told: CasefileContents = JSON.parse(JSON.stringify(contents));
  const said: readonly ToldEvent[] = JSON.parse(JSON.stringify(events));
  const head = {
    ticketId: contents.ticket.id,
    exportedAt: contents.exportedAt,
    hashes: said.map((event) => event.hash),
    told: hashOf(said),
    contents: hashOf(told),
  };
  return {
    format: CASEFILE_FORMAT,
    ...told,
    events: said,
    head,
    signature: sign(null, Buffer.from(canonical(head)), privateKey).toString('base64url'),
    publicKey: publicKeyOf(privateKey),
  };
}

export const publicKeyOf = (privateKey: KeyObject): string =>
  createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');

/** What is wrong with a case file, and where: the first event that is not as it was, by its `seq`. */
export interface CasefileFault {
  readonly what: 'signature' | 'key' | 'event' | 'contents';
  readonly seq?: number;
  readonly detail: string;
}

/** Checks a file against a key that the reader trusts; undefined when all of it is as it was sealed. */
export function casefileFault(file: Casefile, trustedKey: string): CasefileFault | undefined {
  if (file.publicKey !== trustedKey)
    return { what: 'key', detail: 'it was signed with another key than the one trusted' };
  return (
    chainFault(file) ?? signatureFault(file, trustedKey) ?? signedFault(file) ?? contentsFault(file)
  );
}

/** The chain by itself: each event hashes to what it says and follows the one before. */
function chainFault({ events, ticket }: Casefile): CasefileFault | undefined {
  let before = CHAIN_START;
  for (const [index, { hash, openings, ...event }] of events.entries()) {
    const seq = index + 1;
    if (event.seq !== seq) return badEvent(seq, `event ${event.seq} stands in its place`);
    if (event.hashPrev !== before) return badEvent(seq, 'it does not follow the event before it');
    if (!event.withheld && toldHash(ticket.id, event) !== hash)
      return badEvent(seq, 'it was changed');
    const [wrong] = falseOpenings({ ...event, hash, openings });
    if (wrong) return badEvent(seq, `what is kept for the ${wrong} was changed`);
    before = hash;
  }
  return undefined;
}

function signatureFault({ head, signature }: Casefile, key: string): CasefileFault | undefined {
  const publicKey = createPublicKey({
    key: Buffer.from(key, 'base64'),
    format: 'der',
    type: 'spki',
  });
  const sound = verify(
    null,
    Buffer.from(canonical(head)),
    publicKey,
    Buffer.from(signature, 'base64url'),
  );
  return sound ? undefined : { what: 'signature', detail: 'the signed head was changed' };
}

/** The chain against what was signed: this finds a chain that was cut off or worked out anew. */
function signedFault({ head, events, ticket }: Casefile): CasefileFault | undefined {
  if (head.ticketId !== ticket.id)
    return { what: 'contents', detail: 'the head is another ticket’s' };
  const length = Math.max(head.hashes.length, events.length);
  for (let index = 0; index < length; index += 1) {
    const signed = head.hashes[index];
    const found = events[index]?.hash;
    if (signed === found) continue;
    const missing = found === undefined ? 'it is missing' : 'it is not the event that was signed';
    return badEvent(index + 1, signed === undefined ? 'it was added' : missing);
  }
  if (hashOf(events) !== head.told)
    return { what: 'contents', detail: 'what is told of the events was changed' };
  return undefined;
}

const contentsFault = (file: Casefile): CasefileFault | undefined => {
  const { exportedAt, ruleSetVersion, ticket, evidence, ledger } = file;
  const told = { exportedAt, ruleSetVersion, ticket, evidence, ledger };
  return hashOf(told) === file.head.contents
    ? undefined
    : { what: 'contents', detail: 'ticket, evidence or ledger were changed' };
};

const badEvent = (seq: number, detail: string): CasefileFault => ({ what: 'event', seq, detail });

const hashOf = (contents: unknown): string =>
  createHash('sha256').update(canonical(contents)).digest('hex');
