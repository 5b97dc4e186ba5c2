import type { CodeStatus } from '../../terms/finding.ts';
import type { Case } from '../case.ts';
import { product, roundHalfUp, shareOf } from '../exact.ts';
import { tabled } from '../liability.ts';
import { fullCents, option, refundOnly, resend } from '../options.ts';
import type { Option, Outcome } from '../outcome.ts';
import { step } from '../step.ts';
import { inStock } from '../stock.ts';

/** VIR: no word of either party decides; the issuer's or the platform's log does (DT-13, E05, E21). */
export function vir(c: Case): Outcome {
  const found = c.facts.findings.code;
  if (!found) return { kind: 'proceed', to: 'code_check', option: refundOnly(c, 'virtual_code') };
  return BY_STATUS[found.status](c);
}

const BY_STATUS: Readonly<Record<CodeStatus, (c: Case) => Outcome>> = {
  never_valid: (c) => reissueOrRefund(c, 'V1'),
  redeemed_before_delivery: (c) => reissueOrRefund(c, 'V2'),
  redeemed_by_buyer: redeemedByBuyer,
  redeemed_unknown: redeemedByUnknown,
  wrong_face: wrongFace,
  wrong_region: (c) => reissueOrRefund(c, 'V5'),
  not_delivered: sendAgain,
  reclaimed: (c) => reclaimed(c),
  expired: (c) => reissueOrRefund(c, 'V1'),
  valid: stillValid,
};

const row = (c: Case, id: string, outcome: string) => {
  const { code } = c.facts.findings;
  return step(
    'DT-13',
    `DT-13:${id}`,
    {
      status: code?.status ?? null,
      deliveredAt: code?.deliveredAt ?? null,
      redeemedAt: code?.redeemedAt ?? null,
    },
    { outcome, change: 'issuer_report' },
  );
};

const whole = (c: Case): Option => refundOnly(c, 'virtual_code');

/** Another code where there is one. */
const another = (c: Case): Option[] =>
  inStock(c.facts)
    ? [resend(c, ['code'], { costCents: fullCents(c), action: 'virtual_code' })]
    : [];

function reissueOrRefund(c: Case, id: string): Outcome {
  const options: readonly [Option, ...Option[]] = [whole(c), ...another(c)];
  const steps = [row(c, id, 'refund or reissue')];
  if (options.length > 1) return { kind: 'options', options, steps };
  return { kind: 'proceed', to: 'refunding', option: options[0], steps };
}

/** V6: what never came is sent, or paid back. */
function sendAgain(c: Case): Outcome {
  const [first, ...rest] = [...another(c), whole(c)];
  const steps = [row(c, 'V6', 'resend or refund')];
  if (!first || rest.length === 0)
    return { kind: 'proceed', to: 'refunding', option: whole(c), steps };
  return { kind: 'options', options: [first, ...rest], steps };
}

/** V3: the refusal names both instants, and never who redeemed it. */
function redeemedByBuyer(c: Case): Outcome {
  const { code } = c.facts.findings;
  const deliveredAt = code?.deliveredAt ?? c.parcel.signedAt;
  return {
    kind: 'decline',
    reason: 'code_redeemed_by_buyer',
    instants: {
      ...(code?.redeemedAt && { redeemedAt: code.redeemedAt }),
      ...(deliveredAt && { deliveredAt }),
    },
    steps: [row(c, 'V3', 'decline')],
  };
}

/** V8: nobody knows; a person is proposed the rule set's half. */
function redeemedByUnknown(c: Case): Outcome {
  const half = shareOf(fullCents(c), c.rules.dt13.unknownRefundBps);
  return {
    kind: 'refer',
    group: 'general',
    reason: 'code_redeemed_unknown',
    options: [refundOnly(c, 'virtual_code', half)],
    steps: [row(c, 'V8', 'refer')],
  };
}

/** V4: the difference in proportion to the face, or a code of the difference. */
function wrongFace(c: Case): Outcome {
  const { listedFaceCents = 0, actualFaceCents = 0 } = c.facts.findings.code ?? {};
  if (listedFaceCents <= 0 || actualFaceCents >= listedFaceCents) return reissueOrRefund(c, 'V4');
  const missing = listedFaceCents - actualFaceCents;
  const amountCents = Math.min(
    roundHalfUp(product(c.basisCents, [[missing, listedFaceCents]])),
    c.roomCents,
  );
  const difference = option(
    c,
    { remedy: 'partial_refund', amountCents },
    { action: 'virtual_code' },
  );
  const again = another(c).map((one) => ({
    ...one,
    costCents: amountCents,
    terms: { ...one.terms, resend: ['difference'] },
  }));
  return {
    kind: 'options',
    options: [difference, ...again],
    steps: [row(c, 'V4', `difference ${amountCents}`)],
  };
}

/** V7: a person freezes the merchant's payouts; the buyer's money is ready beside it. */
const reclaimed = (c: Case): Outcome => ({
  kind: 'refer',
  group: 'lead',
  reason: 'account_reclaimed',
  options: [whole(c)],
  steps: [row(c, 'V7', 'refer')],
});

/** The code works. V5: of the wrong region for this buyer but unused, it is taken back. */
function stillValid(c: Case): Outcome {
  if (c.facts.claim.leaf === 'VIR.wrong_region' && !c.facts.findings.code?.redeemedAt) {
    // The listing was right: nobody is at fault, the sale is taken back (L02).
    const option = { ...whole(c), liability: tabled('L02', c.rules) };
    return { kind: 'proceed', to: 'refunding', option, steps: [row(c, 'V5', 'unused')] };
  }
  return { kind: 'decline', reason: 'code_valid', steps: [row(c, 'valid', 'decline')] };
}
