import type { WidgetLocale } from '../../../shared/locale.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { OfferAlternative } from '../../../shared/wire.ts';
import type { Session } from '../../session/session.ts';
import type { Saying } from '../../state/outgoing.ts';
import type { Texts } from '../../texts/texts.ts';
import type { IconName } from '../Icon.tsx';

type Remedy = OfferAlternative['remedy'];
interface Terms {
  readonly remedy: Remedy;
  readonly amountCents?: number | undefined;
  readonly coupon?: OfferAlternative['coupon'];
  readonly points?: number | undefined;
  readonly freight?: OfferAlternative['freight'];
  readonly resend?: readonly string[] | undefined;
}

/** What came back is sent to the buyer again, and nothing is paid. */
const isSendBack = ({ remedy, amountCents, freight }: Terms): boolean =>
  remedy === 'return_refund' && amountCents === 0 && !freight;

export const remedyName = (terms: Terms, t: Texts): string =>
  isSendBack(terms) ? t.sendBack : t.remedies[terms.remedy];

/** Who pays the way of the goods, in one line. */
export function freightLine({ freight }: Terms, { t, locale, currency }: Wording): string {
  if (!freight) return '';
  const label = formatMoney(freight.labelCents, currency, locale);
  if (freight.payer !== 'buyer') return t.freight.ours;
  return freight.offset ? t.freight.offset(label) : t.freight.yours(label);
}

export const REMEDY_ICONS: Readonly<Record<Remedy, IconName>> = {
  partial_refund: 'refund',
  refund_only: 'refund',
  return_refund: 'box',
  exchange: 'retry',
  resend: 'box',
  repair: 'wrench',
  coupon: 'coupon',
  points: 'spark',
};

interface Wording {
  readonly t: Texts;
  readonly locale: WidgetLocale;
  readonly currency: string;
}

/** What a remedy brings, in one line: the amount, the coupon, the points. */
export function gainOf(terms: Terms, { t, locale, currency }: Wording): string {
  const money = (cents: number): string => formatMoney(cents, currency, locale);
  const { coupon } = terms;
  const parts = [
    terms.amountCents ? money(terms.amountCents) : '',
    coupon ? t.coupon(money(coupon.faceCents), coupon.validDays) : '',
    terms.points ? t.points(terms.points) : '',
    terms.resend ? terms.resend.join(t.comma) : '',
  ];
  const from =
    coupon && coupon.thresholdCents > 0 ? t.couponFrom(money(coupon.thresholdCents)) : '';
  return [parts.filter(Boolean).join(' + '), from].filter(Boolean).join(' · ');
}

type OfferAnswer = NonNullable<Saying['offer']>;

/** An answer to an offer, said in words too: the log and a person reading it see what was chosen. */
export const answerOffer = (session: Session, offer: OfferAnswer, words: string): void =>
  session.say({ offer, text: words }, words);
