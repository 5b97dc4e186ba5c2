import type { TicketRow } from '../../../server/contract/tickets.ts';
import { formatCents } from '../format/money.ts';
import { useLanguage } from '../words/language.tsx';

/** The amount at stake, above what was paid; before there is one, only what was paid. */
export function RowAmount({ row }: { readonly row: TicketRow }) {
  const { t } = useLanguage();
  const paid = `${t('amount.paid')} ${formatCents(row.paidCents, row.currency)}`;
  // A replacement moves no money.
  if (!row.amountCents) return <small className="muted">{paid}</small>;
  return (
    <>
      <b className="amount">{formatCents(row.amountCents, row.currency)}</b>
      <small className="muted">{paid}</small>
    </>
  );
}
