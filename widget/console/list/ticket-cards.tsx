import type { TicketRow } from '../../../server/contract/tickets.ts';
import { ticketHref } from '../hooks/route.ts';
import { DeadlineTag, StateTag } from '../parts/tags.tsx';
import { When } from '../parts/when.tsx';
import { useBulkWords } from '../words/bulk-words.ts';
import { HOLDERS } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import { Pick, PickAll } from './pick.tsx';
import { RowAmount } from './row-amount.tsx';
import { classOf, partiesOf, type RowsProps } from './ticket-table.tsx';

/** The same rows for a phone: what matters for the next step first. */
export function TicketCards({ rows, now, choice }: RowsProps) {
  const w = useBulkWords();
  return (
    <>
      {choice && (
        <div className="pick-all">
          <PickAll choice={choice} /> {w('all')}
        </div>
      )}
      <ul className="cards">
        {rows.map((row) => (
          <li key={row.id} className={classOf(row, now, choice)}>
            {choice && <Pick row={row} choice={choice} />}
            <Card row={row} now={now} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Card({ row, now }: { readonly row: TicketRow; readonly now: number }) {
  const { label, t } = useLanguage();
  return (
    <a className="card" href={ticketHref(row.id)}>
      <span className="card-line">
        <span className="card-number">{row.number}</span>
        <StateTag state={row.state} />
      </span>
      <b className="card-title">{row.itemTitle}</b>
      <span className="card-sub muted">
        {label(LEAVES, row.leaf)} · {partiesOf(row) ?? `${t('facts.order')} ${row.orderId}`}
      </span>
      <span className="card-line">
        <span className="card-amount">
          <RowAmount row={row} />
        </span>
        <span className="card-due">
          {row.holder === 'none' ? (
            <span className="muted">
              <When at={row.updatedAt} now={now} />
            </span>
          ) : (
            <>
              <span className="muted">{label(HOLDERS, row.holder)}</span>
              <DeadlineTag at={row.deadline?.at} now={now} />
            </>
          )}
        </span>
      </span>
    </a>
  );
}
