import { useRef, useState } from 'react';
import type { TicketRow } from '../../../server/contract/tickets.ts';
import { actOnMany, type BatchResult } from '../api/batch-calls.ts';
import type { BulkAction } from './bulk.ts';

/** What came of a batch, each ticket by its number. */
export interface BatchOutcome {
  readonly action: BulkAction;
  readonly items: readonly (BatchResult & { readonly number: string })[];
}

interface Wanted {
  readonly action: BulkAction;
  readonly rows: readonly TicketRow[];
  readonly hours?: number;
  readonly reason?: string;
}

/** Sends one batch at a time; sent again after a lost answer, it is still the same batch. */
export function useBatch(done: () => void) {
  const [outcome, setOutcome] = useState<BatchOutcome>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const attempt = useRef({ key: '', clientId: '' });
  const run = async ({ action, rows, ...fields }: Wanted): Promise<boolean> => {
    const ticketIds = rows.map(({ id }) => id);
    const key = JSON.stringify([action, ticketIds, fields]);
    if (attempt.current.key !== key) attempt.current = { key, clientId: crypto.randomUUID() };
    setBusy(true);
    setError(undefined);
    setOutcome(undefined);
    try {
      const { clientId } = attempt.current;
      const { results } = await actOnMany({ action, ticketIds, clientId, ...fields });
      attempt.current = { key: '', clientId: '' };
      const number = new Map(rows.map((row) => [row.id, row.number]));
      const items = results.map((one) => ({ ...one, number: number.get(one.ticketId) ?? '' }));
      setOutcome({ action, items });
      done();
      return true;
    } catch (refusal) {
      setError(refusal);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, outcome, busy, error, forget: () => setOutcome(undefined) };
}
