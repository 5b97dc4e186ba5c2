import { type CounterfeitAward, counterfeitAward } from '../../decision/counterfeit-award.ts';
import type { Settle } from '../../settlement/settle.ts';
import type { Liability, RemedyTerms } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { rulesOf } from './facts.ts';
import { merchantOf } from './line.ts';
import { RULED } from './ruling.ts';
import { claimedCents } from './ways.ts';

/** DT-15: what the law or the platform's promise adds for a counterfeit that an expert has confirmed. */
function awardOf(draft: Draft, ticket: Ticket, goodFaith: boolean): CounterfeitAward | undefined {
  const { appraisal } = ticket.findings;
  const merchant = merchantOf(draft, ticket.merchantId);
  if (appraisal?.result !== 'counterfeit' || !merchant) return undefined;
  return counterfeitAward(
    { paidCents: claimedCents(ticket), appraisalFeeCents: appraisal.feeCents, merchant, goodFaith },
    rulesOf(draft, ticket),
  );
}

/** All of it that goes to the buyer beside the price. */
export function awardCents(draft: Draft, ticket: Ticket): number {
  const award = awardOf(draft, ticket, true);
  return award ? award.compensationCents + award.appraisalFeeCents : 0;
}

/**
 * Who pays it: the experts' fee is the loser's, and so is the compensation, but for a private seller in
 * good faith, where it is the platform's own promise (L12). A person who knows better says who bears it.
 */
export function awardBearers(
  draft: Draft,
  ticket: Ticket,
  { terms, liability }: { readonly terms: RemedyTerms; readonly liability: Liability },
): Pick<Settle, 'terms' | 'compensationBy'> & { readonly extras: NonNullable<Settle['extras']> } {
  const { compensationCents = 0 } = terms;
  const award = awardOf(draft, ticket, liability.basis !== RULED);
  if (!award || compensationCents === 0) return { terms, extras: [] };
  const cents = Math.min(award.appraisalFeeCents, compensationCents);
  return {
    terms: { ...terms, compensationCents: compensationCents - cents },
    compensationBy: award.compensationPayer === 'platform' ? 'platform' : 'liable',
    extras: [{ kind: 'appraisal', cents, to: 'buyer', by: 'liable' }],
  };
}
