import type { ReactNode } from 'react';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { formatBps } from '../../shared/money.ts';
import { wordsOf } from '../case/words-of.ts';
import { formatCents } from '../format/money.ts';
import { formatSpan } from '../format/time.ts';
import { ownShop } from '../merchant/own-shop.ts';
import { When } from '../parts/when.tsx';
import { label, REMEDIES, SEVERITIES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import { PARTS } from '../words/part-labels.ts';
import { REASONS } from '../words/reason-labels.ts';
import type { WordKey } from '../words/zh.ts';
import { Section } from './section.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly now: number;
}

const MINUTE_MS = 60_000;

/** What is claimed about what, and by whom. */
export function Facts({ ticket, now }: Props) {
  const { t, label: name } = useLanguage();
  const requested = useRequested(ticket);
  const isOwn = ticket.merchantId === ownShop();
  const flawWords = (flaw: Readonly<Record<string, unknown>>) =>
    [
      name(LEAVES, String(flaw.leaf)),
      flaw.part && name(PARTS, String(flaw.part)),
      flaw.severity && name(SEVERITIES, String(flaw.severity)),
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <Section name="facts">
      <blockquote className="words">
        <small>{t('facts.words')}</small>
        {wordsOf(ticket.description) ?? t('facts.notSaid')}
      </blockquote>
      <dl className="facts">
        <Fact of="facts.reason">
          <span title={ticket.leaf}>{name(LEAVES, ticket.leaf)}</span>
        </Fact>
        {ticket.severity && <Fact of="facts.severity">{name(SEVERITIES, ticket.severity)}</Fact>}
        {ticket.flaws && <Fact of="facts.flaws">{ticket.flaws.map(flawWords).join(' · ')}</Fact>}
        <Fact of="facts.requested">{requested}</Fact>
        {ticket.referral && (
          <Fact of="facts.referral">
            {ticket.referral.reasons.map((reason) => name(REASONS, reason)).join(' · ')}
          </Fact>
        )}
        <Fact of="facts.item">
          {ticket.itemTitle} × {ticket.quantity}
        </Fact>
        <Fact of="facts.paid">{formatCents(ticket.paidCents, ticket.currency)}</Fact>
        <Fact of="facts.order">
          <code>{ticket.orderId}</code>
        </Fact>
        {!isOwn && (
          <Fact of="facts.buyer">
            <Who id={ticket.buyerId} name={ticket.buyerName} />
          </Fact>
        )}
        {!isOwn && (
          <Fact of="facts.merchant">
            <Who id={ticket.merchantId} name={ticket.merchantName} />
          </Fact>
        )}
        {ticket.assignee && <Fact of="facts.assignee">{ticket.assignee}</Fact>}
        {ticket.rating && <Fact of="facts.rating">{'★'.repeat(ticket.rating.score)}</Fact>}
        <Fact of="facts.opened">
          <When at={ticket.createdAt} now={now} />
        </Fact>
        {ticket.holder !== 'none' && <Expected ticket={ticket} />}
      </dl>
    </Section>
  );
}

function Fact({ of, children }: { readonly of: WordKey; readonly children: ReactNode }) {
  const { t } = useLanguage();
  return (
    <div>
      <dt>{t(of)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A name, and the id that the shop knows it by. */
function Who({ id, name }: { readonly id: string; readonly name: string | undefined }) {
  if (name === undefined) return <code>{id}</code>;
  return (
    <>
      {name} <small className="muted">{id}</small>
    </>
  );
}

function useRequested({ requested, currency }: TicketView): string {
  const { t, locale } = useLanguage();
  const words = [
    requested.remedy && label(REMEDIES, requested.remedy, locale),
    requested.percentBps !== undefined && formatBps(requested.percentBps),
    requested.amountCents !== undefined && formatCents(requested.amountCents, currency),
  ].filter(Boolean);
  return words.length > 0 ? words.join(' ') : t('facts.notSaid');
}

function Expected({ ticket }: { readonly ticket: TicketView }) {
  const { t, locale } = useLanguage();
  const span = (minutes: number) => formatSpan(minutes * MINUTE_MS, locale);
  const { p50Minutes, p80Minutes } = ticket.eta;
  return (
    <Fact of="facts.eta">
      {t('facts.etaValue', { p50: span(p50Minutes), p80: span(p80Minutes) })}
    </Fact>
  );
}
