import { useCallback, useState } from 'react';
import { command, type DeskCommand } from '../api/desk-calls.ts';

/** Does one thing with the talk; answers whether it was done. */
export type Run = (body: DeskCommand) => Promise<boolean>;

/** Commands of one talk, their refusal shown until the next. */
export function useCommand(conversationId: string) {
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const run = useCallback<Run>(
    async (body) => {
      setBusy(true);
      setError(undefined);
      try {
        await command(conversationId, { clientId: crypto.randomUUID(), ...body });
        return true;
      } catch (failed) {
        setError(failed);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [conversationId],
  );
  const forget = useCallback(() => setError(undefined), []);
  return { run, busy, error, forget };
}
