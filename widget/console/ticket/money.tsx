import type { TicketView } from '../../../server/contract/tickets.ts';
import { type LedgerLine, moneyMoved } from '../case/ledger.ts';
import { formatCents, formatMovement } from '../format/money.ts';
import { RefId } from '../parts/ref-id.tsx';
import { FINDING_STATUSES } from '../words/action-labels.ts';
import { REFUND_STATUSES } from '../words/case-labels.ts';
import { useLanguage } from '../words/language.tsx';
import { Section } from './section.tsx';
import { agreedCents, Why } from './why.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly items: readonly LedgerLine[];
}

/** From the price paid to the last posting: the answer to "why this amount, and whose". */
export function Money({ ticket, items }: Props) {
  const { t } = useLanguage();
  // What was agreed may be goods alone, such as a repair.
  const told = Boolean(agreedCents(ticket));
  const moved = hasMoved(items);
  const quiet = !told && !moved && ticket.refunds.length === 0;
  return (
    <Section name="money">
      {quiet && <p className="muted">{t('money.none')}</p>}
      {!quiet && <Why ticket={ticket} items={items} />}
      {moved && <Moved items={items} currency={ticket.currency} />}
      <Payments ticket={ticket} />
    </Section>
  );
}

/** Money that is only held for a case has gone nowhere yet. */
function hasMoved(items: readonly LedgerLine[]): boolean {
  const { borne, paidOutCents, grantedCents, owedCents } = moneyMoved(items);
  return borne.length > 0 || [paidOutCents, grantedCents, owedCents].some((cents) => cents !== 0);
}

/** The same, read back from the books: both columns must tell one story. */
function Moved({
  items,
  currency,
}: {
  readonly items: readonly LedgerLine[];
  readonly currency: string;
}) {
  const { t } = useLanguage();
  const { borne, paidOutCents, grantedCents, owedCents } = moneyMoved(items);
  return (
    <div className="moved">
      <dl>
        <dt>{t('money.whereFrom')}</dt>
        {borne.map(({ bearer, cents }) => (
          <dd key={bearer}>
            <span>{t(`money.moved.${bearer}`)}</span>
            <b className="amount">{formatMovement(cents, currency)}</b>
          </dd>
        ))}
      </dl>
      <dl>
        <dt>{t('money.whereTo')}</dt>
        {paidOutCents !== 0 && (
          <dd>
            <span>{t('money.moved.buyer')}</span>
            <b className="amount">{formatMovement(paidOutCents, currency)}</b>
          </dd>
        )}
        {grantedCents !== 0 && (
          <dd>
            <span>{t('money.granted')}</span>
            <b className="amount">{formatMovement(grantedCents, currency)}</b>
          </dd>
        )}
        <dd className={owedCents === 0 ? 'muted' : 'owed'}>
          <span>{t(owedCents === 0 ? 'money.settled' : 'money.owed')}</span>
          <b className="amount">{formatCents(owedCents, currency)}</b>
        </dd>
      </dl>
    </div>
  );
}

function Payments({ ticket }: { readonly ticket: TicketView }) {
  const { t, label } = useLanguage();
  const { refunds, coupons, points, transfers = [], bills = [], carrierClaim, currency } = ticket;
  const all = [...refunds, ...coupons, ...points, ...transfers, ...bills];
  if (all.length === 0 && !carrierClaim) return null;
  return (
    <ul className="payments">
      {refunds.map((refund) => (
        <li key={refund.id}>
          <span>
            {t('money.refund')} <RefId id={refund.id} />
          </span>
          <b className="amount">{formatCents(refund.amountCents, currency)}</b>
          <span className={`chip chip-${refund.status}`}>
            {label(REFUND_STATUSES, refund.status)}
          </span>
        </li>
      ))}
      {transfers.map((transfer) => (
        <li key={transfer.id}>
          <span>
            {t('money.transfer')} <RefId id={transfer.id} />
          </span>
          <b className="amount">{formatCents(transfer.cents, currency)}</b>
        </li>
      ))}
      {bills.map((bill) => (
        <li key={`bill ${bill.id}`}>
          <span>
            {t('money.bill')} {label(FINDING_STATUSES.bill ?? {}, bill.of)} <code>{bill.id}</code>
          </span>
          <b className="amount">{formatCents(bill.cents, currency)}</b>
          <span>{t('money.billPaid', { paid: formatCents(bill.paidCents, currency) })}</span>
        </li>
      ))}
      {carrierClaim && (
        <li>
          <span>{t('money.carrierClaim')}</span>
          <b className="amount">{formatCents(carrierClaim.claimedCents, currency)}</b>
          <span>
            {t('money.carrierOpen', {
              open: formatCents(carrierClaim.claimedCents - carrierClaim.clearedCents, currency),
            })}
          </span>
        </li>
      )}
      {coupons.map((coupon) => (
        <li key={String(coupon.id)}>
          <span>
            {t('money.coupon')} <code>{String(coupon.id)}</code>
          </span>
          <b className="amount">{formatCents(Number(coupon.faceCents ?? 0), currency)}</b>
        </li>
      ))}
      {points.map((grant) => (
        <li key={String(grant.id)}>
          <span>
            {t('money.points')} <code>{String(grant.id)}</code>
          </span>
          <b className="amount">{String(grant.points ?? 0)}</b>
        </li>
      ))}
    </ul>
  );
}
