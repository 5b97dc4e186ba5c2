import { useCallback, useEffect, useState } from 'react';
import type { NoticeView } from '../../../server/contract/notices.ts';
import { readNotices } from '../api/notice-calls.ts';
import { useHints } from '../hooks/live.tsx';
import { useLanguage } from '../words/language.tsx';

const PAGE = 20;
const MOST = 100;
const NO_TOPICS = {};

interface Notices {
  readonly items?: readonly NoticeView[];
  readonly error?: unknown;
  readonly reload: () => void;
  /** Absent on the last page. */
  readonly more?: () => void;
}

/** The notices as far as they were paged through, read again on every hint. */
export function useNotices(onUnread: (unread: number) => void): Notices {
  const { locale } = useLanguage();
  const [shown, setShown] = useState(PAGE);
  const [state, setState] = useState<{
    readonly items?: readonly NoticeView[];
    readonly error?: unknown;
    readonly ended?: boolean;
  }>({});
  const reload = useCallback(() => {
    readNotices(locale, { limit: shown }).then(
      ({ items, nextCursor, unread }) => {
        setState({ items, ended: nextCursor === null });
        onUnread(unread);
      },
      (error: unknown) => setState((before) => ({ ...before, error })),
    );
  }, [locale, shown, onUnread]);
  useEffect(reload, [reload]);
  useHints(NO_TOPICS, reload);
  const more = () => setShown((before) => Math.min(MOST, before + PAGE));
  return { ...state, reload, ...(!state.ended && state.items && shown < MOST && { more }) };
}
