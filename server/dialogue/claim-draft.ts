import type { AskSlot } from '../contract/conversation-events.ts';
import type { Flaw } from '../terms/claim.ts';
import type { Leaf, Remedy, Severity, Zone } from '../terms/reason.ts';
import type { ToldDetails } from './details.ts';

/** What the buyer has told so far of the claim being opened. */
export interface ClaimDraft {
  readonly description?: string | undefined;
  readonly leaf?: Leaf | undefined;
  /** Reasons that others took the place of, oldest first. */
  readonly earlier?: readonly Leaf[] | undefined;
  /** Reasons that were offered and are not it. */
  readonly declined?: readonly Leaf[] | undefined;
  readonly part?: string | undefined;
  readonly zone?: Zone | undefined;
  readonly severity?: Severity | undefined;
  readonly remedy?: Remedy | undefined;
  /** Ways to take, in this order, where that one is closed. */
  readonly fallbacks?: readonly Remedy[] | undefined;
  readonly amountCents?: number | undefined;
  readonly percentBps?: number | undefined;
  readonly quantity?: number | undefined;
  readonly details?: ToldDetails | undefined;
  /** Told beside the first one, in the same breath. */
  readonly secondary?: readonly Flaw[] | undefined;
}

/** A reason that another one takes the place of may be told again: it is kept. */
export function earlierReasons(
  { leaf: was, earlier = [] }: ClaimDraft,
  { leaf }: ClaimDraft,
): Pick<ClaimDraft, 'earlier'> {
  if (!was || !leaf || was === leaf) return {};
  return { earlier: [...earlier.filter((one) => one !== was), was] };
}

/** The question that stands open. */
export interface Pending {
  readonly askId: string;
  readonly slot: AskSlot;
  readonly options?: readonly string[] | undefined;
}

/** The confirm card that stands open; only an answer to this very card counts. */
export interface PendingConfirm {
  readonly askId: string;
  readonly digest: string;
  /** Empty where there is no case yet. */
  readonly offerId: string;
  readonly ticketId: string;
  /**
   * `accept` executes at once; `consent` lets the other party's yes execute it; `submit` opens the
   * case and lets it go straight on; `fee` has experts look, at the loser's cost.
   */
  readonly purpose: 'accept' | 'consent' | 'submit' | 'fee';
  readonly expiresAt: string;
}

/** A case, or a claim still being told, that waits while the talk is about another one. */
export interface Parked {
  /** Absent while no case is open for it. */
  readonly ticketId?: string | undefined;
  readonly focus?: { readonly orderId: string; readonly itemId?: string | undefined } | undefined;
  readonly draft: ClaimDraft;
  readonly pending?: Pending | undefined;
  readonly confirm?: PendingConfirm | undefined;
  readonly asked: Readonly<Partial<Record<AskSlot, number>>>;
}
