import type { OfferAlternative } from '../../contract/cards.ts';
import { accessoryName, partName } from '../../dialogue/labels.ts';
import type { PricedFlaw, RemedyTerms } from '../../terms/verdict.ts';
import type { Draft } from '../draft.ts';
import { leafName } from '../taxonomy.ts';

type CardTerms = Omit<OfferAlternative, 'offerId' | 'label'>;

/** Terms as a card carries them: the figures, and what else comes with them in words. */
export function termsOf({ locale }: Draft, terms: RemedyTerms): CardTerms {
  const { freight, flaws = [], resend, deductCents } = terms;
  return {
    remedy: terms.remedy,
    amountCents: terms.amountCents,
    ...(terms.percentBps !== undefined && { percentBps: terms.percentBps }),
    ...(terms.coupon && { coupon: terms.coupon }),
    ...(terms.points !== undefined && { points: terms.points }),
    // Only a way that goods still take is of interest on a card.
    ...(freight &&
      terms.remedy !== 'refund_only' && {
        freight: { payer: freight.payer, labelCents: freight.labelCents, offset: freight.offset },
      }),
    ...(deductCents !== undefined && deductCents > 0 && { deductCents }),
    ...(terms.agreedBy && { agreedBy: terms.agreedBy }),
    ...(resend && { resend: resend.map((key) => accessoryName(key, locale)) }),
    // One flaw alone is the amount itself.
    ...(flaws.length > 1 && { flaws: flaws.map((flaw) => pricedFlaw(flaw, locale)) }),
  };
}

function pricedFlaw({ leaf, part, accessory, cents }: PricedFlaw, locale: Draft['locale']) {
  const of = accessory ? accessoryName(accessory, locale) : part && partName(part, locale);
  return { label: [leafName(leaf, locale), of].filter(Boolean).join(' · '), cents };
}
