import { useCallback } from 'react';
import { readTicket } from '../api/calls.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ActionDrawer } from '../ticket/action-drawer.tsx';

interface Props {
  readonly id: string;
  readonly action: string;
  readonly onClose: () => void;
  readonly onDone: (action: string) => void;
  readonly onSwitch: (action: string) => void;
}

/** The form of one action, filled in beside the list: the case is fetched for it first. */
export function TodoAction({ id, action, onClose, onDone, onSwitch }: Props) {
  const ticket = useLoad(useCallback((signal: AbortSignal) => readTicket(id, signal), [id]));
  if (ticket.error !== undefined)
    return <ProblemNote error={ticket.error} onRetry={ticket.reload} />;
  if (!ticket.data) return null;
  return (
    <ActionDrawer
      key={action}
      ticket={ticket.data}
      action={action}
      onClose={onClose}
      onDone={onDone}
      onStale={ticket.reload}
      onSwitch={onSwitch}
    />
  );
}
