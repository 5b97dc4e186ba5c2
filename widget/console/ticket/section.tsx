import type { ReactNode } from 'react';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { session } from '../api/session.ts';
import { isDisputed } from '../case/dispute.ts';
import { isTalked } from '../case/negotiation.ts';
import { useLanguage } from '../words/language.tsx';
import type { WordKey } from '../words/zh.ts';

const SECTIONS = [
  'negotiation',
  'thread',
  'facts',
  'offers',
  'evidence',
  'goods',
  'money',
  'decision',
  'dispute',
  'precedents',
  'ledger',
  'timeline',
  'talk',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Parts that not every case has. */
function isThere(name: SectionName, ticket: TicketView): boolean {
  if (name === 'dispute') return isDisputed(ticket);
  if (name === 'talk' || name === 'precedents') return session.get()?.user.role !== 'merchant';
  return name !== 'negotiation' || isTalked(ticket);
}

const titleOf = (name: SectionName): WordKey => `${name}.title`;

interface Props {
  readonly name: SectionName;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a case under its heading. */
export function Section({ name, aside, children }: Props) {
  const { t } = useLanguage();
  return (
    <section className="sheet section" id={`part-${name}`} aria-labelledby={`title-${name}`}>
      <div className="section-head">
        <h2 id={`title-${name}`} tabIndex={-1}>
          {t(titleOf(name))}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Jumps within the page; on a phone the page is long. */
export function SectionNav({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useLanguage();
  return (
    <nav className="section-nav" aria-label={t('nav.label')}>
      {SECTIONS.filter((name) => isThere(name, ticket)).map((name) => (
        <button key={name} type="button" onClick={() => jump(name)}>
          {t(titleOf(name))}
        </button>
      ))}
    </nav>
  );
}

function jump(name: SectionName): void {
  document.getElementById(`part-${name}`)?.scrollIntoView({ block: 'start' });
  document.getElementById(`title-${name}`)?.focus({ preventScroll: true });
}
