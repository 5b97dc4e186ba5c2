import type { TicketRow } from '../../../server/contract/tickets.ts';
import { useBulkWords } from '../words/bulk-words.ts';
import type { Choice } from './use-choice.ts';

/** Ticks one row. */
export function Pick({ row, choice }: { readonly row: TicketRow; readonly choice: Choice }) {
  const w = useBulkWords();
  return (
    <label className="pick">
      <input
        type="checkbox"
        aria-label={w('select', { number: row.number })}
        checked={choice.has(row.id)}
        onChange={() => choice.toggle(row.id)}
      />
    </label>
  );
}

/** Ticks every row shown. */
export function PickAll({ choice }: { readonly choice: Choice }) {
  const w = useBulkWords();
  return (
    <label className="pick">
      <input
        type="checkbox"
        aria-label={w('all')}
        checked={choice.all}
        onChange={choice.toggleAll}
      />
    </label>
  );
}
