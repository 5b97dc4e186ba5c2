import type { ProceedVerdict, ReferVerdict } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { judgeCase } from './facts.ts';
import { computedOf } from './terms.ts';

/**
 * What the tables would give for a case that goes to a person before anybody judged it, so that the
 * colleague can take it over with one tap. Nothing where it was judged, or where they give nothing.
 */
export function proposalFor(
  draft: Draft,
  ticket: Ticket,
  why: Pick<ReferVerdict, 'group' | 'reasons'>,
): ReferVerdict | undefined {
  const judged = isJudged(ticket) ? undefined : judgeCase(draft, ticket);
  if (!judged) return undefined;
  const { ruleSetVersion, trace, ruleIds } = judged;
  const base = { kind: 'refer', ...why, ruleSetVersion, trace, ruleIds } as const;
  if (judged.kind === 'refer') return judged.proposal && { ...base, proposal: judged.proposal };
  if (judged.kind !== 'offer' && judged.kind !== 'proceed') return undefined;
  const { terms, alternatives, capCents, tableCents, tableBps, liability, freightPayer, risk } =
    judged;
  const proposal = {
    terms,
    alternatives,
    capCents,
    tableCents,
    tableBps,
    liability,
    freightPayer,
    risk,
  };
  return { ...base, proposal };
}

/** Where an issuer or a carrier was only asked, nobody has judged yet. */
const isJudged = (ticket: Ticket): boolean =>
  computedOf(ticket) !== undefined &&
  !(ticket.verdict?.kind === 'proceed' && ASKED.includes(ticket.verdict.to));
const ASKED: readonly ProceedVerdict['to'][] = ['code_check', 'intercepting'];
