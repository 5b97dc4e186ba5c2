import { useSyncExternalStore } from 'react';
import type { StaffUser } from '../../server/contract/staff.ts';
import { badges } from './badges.ts';
import { useRoute } from './hooks/use-route.ts';
import { homeOf, pagesOf } from './pages.ts';
import { useLanguage } from './words/language.tsx';

/** The places of a role: beside the brand on a desktop, under the thumb on a phone. */
export function Navigation({ user }: { readonly user: StaffUser }) {
  const { role } = user;
  const { t } = useLanguage();
  const route = useRoute();
  const counts = useSyncExternalStore(badges.subscribe, badges.get);
  const pages = pagesOf(user).filter(({ aside }) => !aside);
  const place = route.view === 'page' ? route.name : 'tickets';
  const here = place === 'home' ? homeOf(role).slice('#/'.length) : place;
  const tickets = { name: 'tickets', label: 'shell.tickets' } as const;
  const [first, rest] = [pages.slice(0, 1), pages.slice(1)];
  const others = role === 'merchant' ? [...first, tickets, ...rest] : [tickets, ...pages];
  const places = role === 'juror' ? pages : others;
  if (places.length < 2) return null;
  return (
    <nav className="places" aria-label={t('nav.main')}>
      {places.map(({ name, label }) => (
        <a
          key={name}
          href={`#/${name}`}
          className="place"
          {...(here === name && { 'aria-current': 'page' as const })}
        >
          {t(label)}
          {(counts[name] ?? 0) > 0 && <b className="place-count">{shown(counts[name] ?? 0)}</b>}
        </a>
      ))}
    </nav>
  );
}

const MOST_SHOWN = 99;
const shown = (count: number): string => (count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count));
