import type { TicketRow } from '../../../server/contract/tickets.ts';
import { ticketHref } from '../hooks/route.ts';
import { DeadlineTag, StateTag } from '../parts/tags.tsx';
import { When } from '../parts/when.tsx';
import { HOLDERS } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import type { WordKey } from '../words/zh.ts';
import { isOverdue } from './overdue.ts';
import { Pick, PickAll } from './pick.tsx';
import { RowAmount } from './row-amount.tsx';
import type { Choice } from './use-choice.ts';

export interface RowsProps {
  readonly rows: readonly TicketRow[];
  readonly now: number;
  /** Which rows are ticked; absent for who may not act on many. */
  readonly choice?: Choice | undefined;
}

const COLUMNS: readonly WordKey[] = [
  'col.number',
  'col.item',
  'col.leaf',
  'col.amount',
  'col.state',
  'col.holder',
  'col.deadline',
  'col.updated',
];

export function TicketTable({ rows, now, choice }: RowsProps) {
  const { t } = useLanguage();
  return (
    <div className="sheet list-sheet">
      <table className="list-table">
        <thead>
          <tr>
            {choice && (
              <th scope="col" className="cell-pick">
                <PickAll choice={choice} />
              </th>
            )}
            {COLUMNS.map((key) => (
              <th key={key} scope="col" className={key === 'col.amount' ? 'num' : undefined}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} now={now} choice={choice} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a row stands out. */
export const classOf = (row: TicketRow, now: number, choice?: Choice): string =>
  [isOverdue(row, now) && 'is-overdue', choice?.has(row.id) && 'is-chosen', choice && 'is-picking']
    .filter(Boolean)
    .join(' ');

/** Both sides by name, where the reader is told them. */
export const partiesOf = ({ buyerName, merchantName }: TicketRow): string | undefined =>
  buyerName && [buyerName, merchantName].filter(Boolean).join(' · ');

interface RowProps extends Omit<RowsProps, 'rows'> {
  readonly row: TicketRow;
}

function Row({ row, now, choice }: RowProps) {
  const { label, t } = useLanguage();
  return (
    <tr className={classOf(row, now, choice)}>
      {choice && (
        <td className="cell-pick">
          <Pick row={row} choice={choice} />
        </td>
      )}
      <td>
        {/* The link covers its row: one target for the pointer, one stop for the keyboard. */}
        <a className="row-link" href={ticketHref(row.id)}>
          {row.number}
        </a>
      </td>
      <td className="cell-item">
        <span title={row.itemTitle}>{row.itemTitle}</span>
        <small>{partiesOf(row) ?? `${t('facts.order')} ${row.orderId}`}</small>
      </td>
      <td>{label(LEAVES, row.leaf)}</td>
      <td className="num">
        <RowAmount row={row} />
      </td>
      <td>
        <StateTag state={row.state} />
      </td>
      <td>{label(HOLDERS, row.holder)}</td>
      <td>
        <DeadlineTag at={row.deadline?.at} now={now} />
      </td>
      <td className="muted nowrap">
        <When at={row.updatedAt} now={now} />
      </td>
    </tr>
  );
}
