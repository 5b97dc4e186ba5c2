import Button from 'antd/es/button';
import { useCallback, useMemo } from 'react';
import { readContext } from '../api/desk-calls.ts';
import { deskHref } from '../desk/place.ts';
import { useCommand } from '../desk/use-command.ts';
import { useHints } from '../hooks/live.tsx';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { isFollowed, Ties } from './ties.tsx';

/** Over the talk of a case: who follows it, what it is linked to, and the way to the desk. */
export function TalkHead({ conversationId }: { readonly conversationId: string }) {
  const w = useDeskWords();
  const { data, error, reload } = useLoad(
    useCallback((signal: AbortSignal) => readContext(conversationId, signal), [conversationId]),
  );
  useHints(
    useMemo(() => ({ conversationIds: [conversationId] }), [conversationId]),
    reload,
  );
  const { run, busy, error: refused, forget } = useCommand(conversationId);
  const act: typeof run = async (body) => {
    const done = await run(body);
    if (done) reload();
    return done;
  };
  const follows = data !== undefined && isFollowed(data);
  return (
    <>
      {error !== undefined && <ProblemNote error={error} onRetry={reload} />}
      {refused !== undefined && <ProblemNote error={refused} onClose={forget} />}
      <p className="ties-doing">
        <a href={deskHref(conversationId)}>{w('ties.desk')} →</a>
        {data && (
          <Button
            size="small"
            loading={busy}
            aria-pressed={follows}
            onClick={() => void act({ command: 'follow', on: !follows })}
          >
            {w(follows ? 'unfollow' : 'follow')}
          </Button>
        )}
      </p>
      {data && <Ties context={data} busy={busy} run={act} />}
    </>
  );
}
