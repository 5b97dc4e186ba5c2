import { useCallback, useMemo, useState } from 'react';
import type { TicketRow } from '../../../server/contract/tickets.ts';
import { MAX_CHOSEN } from './bulk.ts';

/** The tickets one has ticked; a row that leaves the list leaves the choice. */
export interface Choice {
  readonly chosen: readonly TicketRow[];
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  /** Every row shown, as far as one batch goes; none where all were. */
  readonly toggleAll: () => void;
  readonly clear: () => void;
  readonly all: boolean;
}

export function useChoice(rows: readonly TicketRow[]): Choice {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => rows.filter(({ id }) => ids.has(id)), [rows, ids]);
  const most = Math.min(rows.length, MAX_CHOSEN);
  const all = most > 0 && chosen.length === most;
  const clear = useCallback(() => setIds(new Set()), []);
  const toggle = (id: string) => {
    const after = new Set(chosen.map((row) => row.id));
    if (!after.delete(id) && after.size < MAX_CHOSEN) after.add(id);
    setIds(after);
  };
  const toggleAll = () => setIds(new Set(all ? [] : rows.slice(0, MAX_CHOSEN).map(({ id }) => id)));
  return { chosen, has: (id) => ids.has(id), toggle, toggleAll, clear, all };
}
