import ConfigProvider from 'antd/es/config-provider';
import zhCN from 'antd/es/locale/zh_CN';
import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import type { StaffUser } from '../../server/contract/staff.ts';
import { session } from './api/session.ts';
import { LiveProvider } from './hooks/live.tsx';
import { useStillness } from './hooks/use-media.ts';
import { useOwnValidity } from './hooks/use-own-validity.ts';
import { useRoute } from './hooks/use-route.ts';
import { LoginPage } from './login.tsx';
import { homeOf, pagesOf } from './pages.ts';
import { ErrorFence } from './parts/error-fence.tsx';
import { Waiting } from './parts/waiting.tsx';
import { Shell } from './shell.tsx';
import { STILL_THEME, THEME } from './theme.ts';
import { LanguageProvider, useLanguage } from './words/language.tsx';

const ListPage = lazy(() => import('./list/list-page.tsx').then((m) => ({ default: m.ListPage })));
const JuryPage = lazy(() => import('./jury/jury-page.tsx').then((m) => ({ default: m.JuryPage })));
const TicketPage = lazy(() =>
  import('./ticket/ticket-page.tsx').then((m) => ({ default: m.TicketPage })),
);

/** Two Chinese characters on a button stand as close as anywhere else. */
const PLAIN = { autoInsertSpace: false };

/** The console: who is logged in decides what there is to see. */
export function App() {
  return (
    <LanguageProvider>
      <Styled />
    </LanguageProvider>
  );
}

function Styled() {
  const { locale, t } = useLanguage();
  useOwnValidity(t);
  return (
    <ConfigProvider
      theme={useStillness() ? STILL_THEME : THEME}
      button={PLAIN}
      {...(locale === 'zh-CN' ? { locale: zhCN } : {})}
    >
      <Gate />
    </ConfigProvider>
  );
}

function Gate() {
  const current = useSyncExternalStore(session.subscribe, session.get);
  const route = useRoute();
  if (!current) return <LoginPage />;
  return (
    <LiveProvider token={current.token} juror={current.user.role === 'juror'}>
      <Shell user={current.user}>
        <ErrorFence place={route.view === 'page' ? route.name : route.view}>
          <Suspense fallback={<Waiting />}>
            <Page user={current.user} />
          </Suspense>
        </ErrorFence>
      </Shell>
    </LiveProvider>
  );
}

function Page({ user }: { readonly user: StaffUser }) {
  const { role } = user;
  const route = useRoute();
  // A juror has no tickets: whatever else the address says, it is their own page.
  const tickets = role === 'juror' ? 'jury' : 'tickets';
  const name = route.view === 'page' ? placeOf(route.name, role) : tickets;
  useArrival(route.view === 'ticket' ? route.id : name);
  if (route.view === 'ticket' && role !== 'juror')
    return <TicketPage key={route.id} id={route.id} />;
  const page = pagesOf(user).find((one) => one.name === name);
  if (page) return <page.Page />;
  if (role === 'juror') return <JuryPage />;
  return <ListPage query={route.view === 'list' ? route.query : NO_FILTER} />;
}

const NO_FILTER = {};
const placeOf = (name: string, role: StaffUser['role']): string =>
  name === 'home' ? homeOf(role).slice('#/'.length) : name;

/** Another page starts at its top, for the eye and for the keyboard. */
function useArrival(place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [place]);
}
