import type { Cents } from '../terms/money.ts';
import type { Actor } from '../terms/party.ts';

/** A decision above what one person may decide alone: it waits for a second, and dies when the case moves. */
export interface PendingRuling {
  readonly by: Actor;
  readonly at: string;
  readonly action: 'arbitrate' | 'override';
  /** As the action's own field has it. */
  readonly outcome: string;
  readonly amountCents: Cents;
  readonly liability?: string | undefined;
  readonly reason: string;
}
