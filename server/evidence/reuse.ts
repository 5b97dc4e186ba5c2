import type { Evidence, EvidenceKey } from '../terms/evidence.ts';

/** A file that shows the same picture as an upload. */
export interface SamePicture {
  readonly id: string;
  readonly conversationId: string;
  readonly ticketId?: string | undefined;
  readonly buyerId?: string | undefined;
  readonly key?: EvidenceKey | undefined;
  readonly ok: boolean;
  /** The very same bytes. */
  readonly same: boolean;
}

export interface ReuseInput {
  readonly conversationId: string;
  readonly buyerId?: string | undefined;
  readonly key?: EvidenceKey | undefined;
  readonly alike: readonly SamePicture[];
}

export interface Reuse {
  /** The same file was sent before for the same place: a retry, answered by the first. */
  readonly repeatOf?: string | undefined;
  /** It stands in this conversation already, for something else. */
  readonly duplicate: boolean;
  readonly reused?: Evidence['reused'];
}

/**
 * What it means that a picture was seen before. A photo that failed may be sent again better, and
 * a photo of an abandoned conversation may be sent again in the next: neither is held against anyone.
 */
export function judgeReuse({ conversationId, buyerId, key, alike }: ReuseInput): Reuse {
  const here = alike.filter((file) => file.conversationId === conversationId);
  const repeated = here.find((file) => file.same && file.key === key && !file.ticketId);
  if (repeated) return { repeatOf: repeated.id, duplicate: false };
  const elsewhere = alike.filter((file) => file.conversationId !== conversationId && file.ticketId);
  const stranger = elsewhere.some((file) => isStranger(file, buyerId));
  return {
    duplicate: here.some((file) => file.ok && (file.key !== key || key === undefined)),
    reused: stranger ? 'other' : elsewhere.length > 0 ? 'own' : undefined,
  };
}

/** Only two known and different buyers are strangers: `other` weighs heavily in DT-4. */
const isStranger = (file: SamePicture, buyerId: string | undefined): boolean =>
  buyerId !== undefined && file.buyerId !== undefined && file.buyerId !== buyerId;
