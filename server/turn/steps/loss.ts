import type { Facts } from '../../decision/facts.ts';
import type { OfferVerdict, ProceedVerdict, Verdict } from '../../terms/verdict.ts';
import type { Draft } from '../draft.ts';
import { judge } from './facts.ts';

/** Whether a lost parcel is paid with nobody to ask but the buyer (E22, DT-5). */
export const paysLoss = (verdict: Verdict): verdict is OfferVerdict | ProceedVerdict =>
  (verdict.kind === 'proceed' || (verdict.kind === 'offer' && verdict.route === 'automatic')) &&
  verdict.terms.remedy === 'refund_only';

/** Whether it would be so, were the carrier to say that the parcel of this claim is lost. */
export const wouldPayLoss = (draft: Draft, facts: Facts): boolean =>
  paysLoss(
    judge(draft, {
      ...facts,
      findings: { ...facts.findings, trace: { status: 'lost', at: facts.now } },
    }),
  );
