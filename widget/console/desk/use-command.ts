import { useCallback, useRef, useState } from 'react';
import { command, type DeskCommand } from '../api/desk-calls.ts';

/** Does one thing with the talk; answers whether it was done. */
export type Run = (body: DeskCommand) => Promise<boolean>;

/** Commands of one talk, their refusal shown until the next. */
export function useCommand(conversationId: string) {
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const running = useRef(new Set<string>());
  const run = useCallback<Run>(
    async (body) => {
      // A second click on what is being done already is none.
      if (running.current.has(body.command)) return false;
      running.current.add(body.command);
      setBusy(true);
      setError(undefined);
      try {
        await command(conversationId, { clientId: crypto.randomUUID(), ...body });
        return true;
      } catch (failed) {
        setError(failed);
        return false;
      } finally {
        running.current.delete(body.command);
        setBusy(running.current.size > 0);
      }
    },
    [conversationId],
  );
  const forget = useCallback(() => setError(undefined), []);
  return { run, busy, error, forget };
}
