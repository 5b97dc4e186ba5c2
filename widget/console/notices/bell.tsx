import { lazy, type RefObject, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { readNotices } from '../api/notice-calls.ts';
import { useHints } from '../hooks/live.tsx';
import { useLanguage } from '../words/language.tsx';
import '../style/notices.css';

const NoticeDrawer = lazy(() => import('./drawer.tsx').then((m) => ({ default: m.NoticeDrawer })));

const MOST_SHOWN = 99;
const NO_TOPICS = {};

/** Back to where one came from, once what was open has let go of the keyboard. */
function useFocusBack(open: boolean, button: RefObject<HTMLButtonElement | null>): void {
  const before = useRef(open);
  useEffect(() => {
    if (before.current && !open) requestAnimationFrame(() => button.current?.focus());
    before.current = open;
  }, [open, button]);
}

/** How much is unread, on every page; the list itself is fetched when it is opened. */
export function NoticeBell() {
  const { t, locale } = useLanguage();
  const [unread, setUnread] = useState(0);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const look = useCallback(() => {
    readNotices(locale, { limit: 1 }).then(
      (page) => setUnread(page.unread),
      // The next hint or the poll asks again.
      () => undefined,
    );
  }, [locale]);
  useEffect(look, [look]);
  useHints(NO_TOPICS, look);
  const close = useCallback(() => setOpen(false), []);
  useFocusBack(open, button);
  const count = unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="top-button bell"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={unread > 0 ? t('notice.bellUnread', { n: unread }) : t('notice.bell')}
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path
            d="M6 16.5V11a6 6 0 1 1 12 0v5.5l1.6 2.1H4.4zM10 20.6a2.1 2.1 0 0 0 4 0"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeLinejoin="round"
            strokeLinecap="round"
          />
        </svg>
        {unread > 0 && <b className="bell-count">{count}</b>}
      </button>
      <span className="unseen" aria-live="polite">
        {unread > 0 ? t('notice.bellUnread', { n: unread }) : ''}
      </span>
      {open && (
        <Suspense fallback={null}>
          <NoticeDrawer unread={unread} onUnread={setUnread} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
