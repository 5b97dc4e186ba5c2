import type { TicketView } from '../../../server/contract/tickets.ts';
import { formatBps } from '../../shared/money.ts';
import { acceptedOffer } from '../case/offers.ts';
import { decidedCents, pricingOf } from '../case/trace.ts';
import { formatCents } from '../format/money.ts';
import { useLanguage } from '../words/language.tsx';

/** Before anything is agreed, the amount the rules give is what one decides on. */
export function ByTable({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useLanguage();
  const trace = ticket.decision?.trace ?? [];
  const pricing = pricingOf(trace);
  if (!pricing || acceptedOffer(ticket)) return null;
  const cents = decidedCents(trace) ?? pricing.cents;
  const amount = formatCents(cents, ticket.currency);
  const table = formatCents(pricing.cents, ticket.currency);
  return (
    <p className="by-table">
      {cents === pricing.cents
        ? t('act.byTable', { share: formatBps(pricing.bps), amount })
        : t(cents < pricing.cents ? 'act.belowTable' : 'act.otherThanTable', { amount, table })}
    </p>
  );
}
