import type { ReactNode } from 'react';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { formatBps } from '../../shared/money.ts';
import { commissionBack, type LedgerLine } from '../case/ledger.ts';
import { splitByLiability } from '../case/liability.ts';
import { acceptedOffer, standingOffer } from '../case/offers.ts';
import { readTerms } from '../case/terms.ts';
import { pricingOf } from '../case/trace.ts';
import { formatCents } from '../format/money.ts';
import { RefId } from '../parts/ref-id.tsx';
import { INSPECTIONS } from '../words/action-labels.ts';
import { FACTS } from '../words/fact-labels.ts';
import { HOLDERS, label } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { RULES } from '../words/rule-labels.ts';
import { TermsBlock } from './proposal.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly items: readonly LedgerLine[];
}

/** The cash that was granted or agreed on; nothing where it is goods alone. */
export function agreedCents(ticket: TicketView): number | undefined {
  const granted = ticket.granted && readTerms(ticket.granted.terms);
  return granted?.amountCents ?? acceptedOffer(ticket)?.amountCents;
}

/** The amount's own story: its price, who agreed, who bears it, what commission goes back. */
export function Why({ ticket, items }: Props) {
  const { t } = useLanguage();
  const offer = acceptedOffer(ticket);
  const granted = ticket.granted && readTerms(ticket.granted.terms);
  const cents = agreedCents(ticket);
  if (!cents) return null;
  const less = standingOffer(ticket);
  const due = less?.deductCents ? (less.amountCents ?? cents) : cents;
  const amount = formatCents(cents, ticket.currency);
  return (
    <ol className="why">
      <Priced ticket={ticket} cents={cents} bps={granted?.percentBps ?? offer?.percentBps} />
      {ticket.granted && (
        <li>
          <TermsBlock terms={ticket.granted.terms} currency={ticket.currency} />
        </li>
      )}
      {offer && (
        <Reason title={t('money.agreed', { amount })}>
          <RefId id={offer.id} />
        </Reason>
      )}
      {less?.deductCents !== undefined && less.deductCents > 0 && (
        <Deducted ticket={ticket} cents={less.deductCents} due={due} />
      )}
      <Borne ticket={ticket} cents={due} />
      <Commission items={items} currency={ticket.currency} />
    </ol>
  );
}

function Reason({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li>
      <b>{title}</b>
      <small className="muted">{children}</small>
    </li>
  );
}

interface PricedProps {
  readonly ticket: TicketView;
  readonly cents: number;
  readonly bps: number | undefined;
}

function Priced({ ticket, cents, bps }: PricedProps) {
  const { t } = useLanguage();
  const { paidCents, currency, decision } = ticket;
  const amount = formatCents(cents, currency);
  // Shown as a product only where it is one to the cent: floors and requests make others.
  const exact = bps !== undefined && Math.round((paidCents * bps) / 10_000) === cents;
  const paid = formatCents(paidCents, currency);
  const title = exact ? t('money.price', { paid, share: formatBps(bps), amount }) : amount;
  const pricing = decision && pricingOf(decision.trace);
  return (
    <Reason title={title}>
      {pricing ? <Formula pricing={pricing} currency={currency} /> : t('money.priceWhy')}
    </Reason>
  );
}

interface FormulaProps {
  readonly pricing: NonNullable<ReturnType<typeof pricingOf>>;
  readonly currency: string;
}

function Formula({ pricing, currency }: FormulaProps) {
  const { t, locale } = useLanguage();
  const factors = pricing.factors.map(([name, text]) => `${label(FACTS, name, locale)} ${text}`);
  return (
    <>
      {pricing.ruleId} {label(RULES, pricing.ruleId, locale)}
      {': '}
      {t('money.byTable', {
        factors: factors.join(' × '),
        share: formatBps(pricing.bps),
        amount: formatCents(pricing.cents, currency),
      })}
    </>
  );
}

interface DeductedProps {
  readonly ticket: TicketView;
  readonly cents: number;
  readonly due: number;
}

/** What the inspection of the goods took off, and by what finding. */
function Deducted({ ticket, cents, due }: DeductedProps) {
  const { t, label: name } = useLanguage();
  const found = ticket.return?.inspection as
    | { readonly class?: string; readonly note?: string }
    | undefined;
  const amounts = {
    deducted: formatCents(cents, ticket.currency),
    amount: formatCents(due, ticket.currency),
  };
  return (
    <Reason title={t('money.deducted', amounts)}>
      {[found?.class && name(INSPECTIONS, found.class), found?.note].filter(Boolean).join(' · ')}
    </Reason>
  );
}

function Borne({ ticket, cents }: { readonly ticket: TicketView; readonly cents: number }) {
  const { t, locale } = useLanguage();
  const liability = ticket.granted?.liability ?? ticket.decision?.liability;
  if (!liability) return null;
  const basis = `${liability.basis} ${label(RULES, liability.basis, locale)}`;
  return splitByLiability(cents, liability).map((part) => (
    <Reason
      key={part.party}
      title={t('money.borne', {
        party: label(HOLDERS, part.party, locale),
        amount: formatCents(part.cents, ticket.currency),
        share: formatBps(part.bps),
      })}
    >
      {t('money.borneWhy', { basis })}
    </Reason>
  ));
}

/** Why the merchant pays less than it bears. */
function Commission({
  items,
  currency,
}: {
  readonly items: readonly LedgerLine[];
  readonly currency: string;
}) {
  const { t } = useLanguage();
  const cents = commissionBack(items);
  if (cents <= 0) return null;
  return (
    <Reason title={t('money.commission', { amount: formatCents(cents, currency) })}>
      {t('money.commissionWhy')}
    </Reason>
  );
}
