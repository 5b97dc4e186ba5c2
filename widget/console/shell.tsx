import type { ReactNode } from 'react';
import type { StaffUser } from '../../server/contract/staff.ts';
import { logout } from './api/calls.ts';
import { session } from './api/session.ts';
import { ownZone } from './format/time.ts';
import { useLiveStatus } from './hooks/live.tsx';
import { useNow } from './hooks/use-now.ts';
import { Navigation } from './navigation.tsx';
import { NoticeBell } from './notices/bell.tsx';
import { homeOf } from './pages.ts';
import { useLanguage } from './words/language.tsx';
import './style/places.css';

interface Props {
  readonly user: StaffUser;
  readonly children: ReactNode;
}

/** The frame around every page: where one is, who one is, whether it is live. */
export function Shell({ user, children }: Props) {
  const { t } = useLanguage();
  const toMain = () => document.getElementById('main')?.focus();
  return (
    <>
      <button type="button" className="skip" onClick={toMain}>
        {t('shell.skip')}
      </button>
      <header className="top">
        <a className="top-brand" href={homeOf(user.role)}>
          <Mark />
          <span>{t('brand')}</span>
        </a>
        <Navigation user={user} />
        <LiveDot />
        <Zone />
        <span className="top-space" />
        <NoticeBell />
        <LanguageSwitch />
        <span className="top-user">
          <b>{user.name}</b>
          <small>{t(`role.${user.role}`)}</small>
        </span>
        <button type="button" className="top-button" onClick={leave}>
          {t('shell.logout')}
        </button>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** Leaves at once; the server hears of it where it can be reached. */
function leave(): void {
  logout().catch(() => undefined);
  session.end(false);
}

function LiveDot() {
  const { t } = useLanguage();
  const status = useLiveStatus();
  return (
    <span className={`live live-${status}`}>
      {t(status === 'live' ? 'shell.live' : 'shell.polling')}
    </span>
  );
}

/** Every time of the console is in the reader's own zone; this says which one that is. */
function Zone() {
  const { t } = useLanguage();
  const { name, offset } = ownZone(useNow());
  return (
    <span className="zone" title={t('shell.zone', { name })}>
      {offset}
    </span>
  );
}

export function LanguageSwitch() {
  const { t, toggle, locale } = useLanguage();
  return (
    <button
      type="button"
      className="top-button"
      lang={locale === 'en' ? 'zh-CN' : 'en'}
      onClick={toggle}
    >
      {t('shell.language')}
    </button>
  );
}

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="currentColor" />
      <path
        d="M10 24V8h7.2a4.9 4.9 0 0 1 1.6 9.5L23 24"
        fill="none"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M10 17.6h7" stroke="#8fd3c8" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  );
}
