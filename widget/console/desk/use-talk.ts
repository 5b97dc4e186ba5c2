import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import { addEvents, EMPTY_LOG, hasGap, type Log, lastSeq } from '../../shared/log.ts';
import { readTalk } from '../api/calls.ts';
import { useHints, useLive } from '../hooks/live.tsx';

/** Events may overtake each other by a little. */
const SETTLE_MS = 120;
/** Somebody who said nothing for so long no longer types. */
const TYPING_MS = 4_000;

export interface Talk {
  readonly log: Log;
  readonly error?: unknown;
  /** Who types now. */
  readonly typing?: { readonly kind: string; readonly name?: string } | undefined;
  /** How far the buyer has read, in the buyer's own numbering. */
  readonly buyerRead: number;
  readonly setBuyerRead: (seq: number) => void;
}

/** One conversation as staff see it: one unbroken run of events, whatever way they come. */
export function useTalk(conversationId: string): Talk {
  const [log, setLog] = useState<Log>({ ...EMPTY_LOG, conversationId });
  const [error, setError] = useState<unknown>();
  const [typing, setTyping] = useState<Talk['typing']>();
  const [buyerRead, setBuyerRead] = useState(0);
  const latest = useRef(log);
  latest.current = log;
  const live = useLive();

  const sync = useCallback(async () => {
    try {
      for (;;) {
        const page = await readTalk(conversationId, lastSeq(latest.current));
        const before = lastSeq(latest.current);
        latest.current = addEvents(latest.current, page.events, page.lastSeq);
        setLog(latest.current);
        setError(undefined);
        if (lastSeq(latest.current) >= page.lastSeq || lastSeq(latest.current) === before) return;
      }
    } catch (failed) {
      setError(failed);
    }
  }, [conversationId]);
  useEffect(() => void sync(), [sync]);

  useEffect(() => {
    let settle: ReturnType<typeof setTimeout> | undefined;
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const stop = live?.hear((name, payload) => {
      const told = payload as {
        conversationId?: string;
        kind?: string;
        side?: string;
        seq?: number;
      };
      if (told?.conversationId !== conversationId) return;
      if (name === 'event') {
        const event = payload as WireEvent;
        latest.current = addEvents(latest.current, [event]);
        setLog(latest.current);
        setTyping((who) => (who?.kind === event.actor.kind ? undefined : who));
        if (!hasGap(latest.current)) return;
        clearTimeout(settle);
        settle = setTimeout(() => void sync(), SETTLE_MS);
      }
      if (name === 'typing') {
        setTyping(payload as Talk['typing']);
        clearTimeout(quiet);
        quiet = setTimeout(() => setTyping(undefined), TYPING_MS);
      }
      if (name === 'read' && told.side === 'buyer')
        setBuyerRead((before) => Math.max(before, told.seq ?? 0));
    });
    return () => {
      stop?.();
      clearTimeout(settle);
      clearTimeout(quiet);
    };
  }, [live, conversationId, sync]);
  useHints(
    useMemo(() => ({ conversationIds: [conversationId] }), [conversationId]),
    useCallback(() => void sync(), [sync]),
  );
  const forward = useCallback((seq: number) => setBuyerRead((before) => Math.max(before, seq)), []);
  return { log, error, typing, buyerRead, setBuyerRead: forward };
}
