import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { formatBps } from '../../shared/money.ts';
import {
  apart,
  counterOf,
  isTalking,
  latestOf,
  movesOf,
  type Proposal,
  SIDES,
  type Side,
} from '../case/negotiation.ts';
import { shownStatus } from '../case/offers.ts';
import { formatCents } from '../format/money.ts';
import { formatSpan } from '../format/time.ts';
import { When } from '../parts/when.tsx';
import { ACTIONS, OFFER_STATUSES } from '../words/case-labels.ts';
import { HOLDERS, REMEDIES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import '../style/negotiation.css';
import { Section } from './section.tsx';

const ActionDrawer = lazy(() =>
  import('./action-drawer.tsx').then((m) => ({ default: m.ActionDrawer })),
);

interface Props {
  readonly ticket: TicketView;
  readonly now: number;
  readonly reload: () => void;
}

/** The three sides' proposals side by side, what is left of rounds and time, and how it came so far. */
export function Negotiation({ ticket, now, reload }: Props) {
  const { t } = useLanguage();
  const { talk } = ticket;
  if (!talk || talk.proposals.length === 0) return null;
  const gap = apart(talk);
  const going = isTalking(ticket);
  return (
    <Section name="negotiation" aside={<Left ticket={ticket} now={now} />}>
      <p className="muted">{t(going ? 'negotiation.lead' : 'negotiation.leadOver')}</p>
      {going && talk.dueCents !== undefined && (
        <p className="nego-due">
          {t('negotiation.due', { amount: formatCents(talk.dueCents, ticket.currency) })}
        </p>
      )}
      <div className="nego-sides">
        {SIDES.map((side) => (
          <SideCard key={side} side={side} ticket={ticket} now={now} />
        ))}
      </div>
      {going && (
        <p className="nego-rounds muted">
          {t('negotiation.rounds', {
            buyer: talk.left.buyer,
            merchant: talk.left.merchant,
            rounds: talk.rounds,
          })}
          {gap !== undefined &&
            ` · ${t('negotiation.best', { amount: formatCents(gap, ticket.currency) })}`}
        </p>
      )}
      <Moves ticket={ticket} reload={reload} />
      <details className="nego-history">
        <summary>{t('negotiation.history', { n: talk.proposals.length })}</summary>
        <ol>
          {talk.proposals.map((one) => (
            <Step
              key={one.id}
              one={one}
              status={shownStatus(one, ticket)}
              currency={ticket.currency}
              now={now}
            />
          ))}
        </ol>
      </details>
    </Section>
  );
}

/** How long the talk may still go on. */
function Left({ ticket, now }: Pick<Props, 'ticket' | 'now'>) {
  const { t, locale } = useLanguage();
  if (ticket.state !== 'negotiation' || !ticket.deadline) return null;
  const left = Date.parse(ticket.deadline.at) - now;
  return (
    <span className="chip">
      {left > 0 ? t('negotiation.left', { span: formatSpan(left, locale) }) : t('negotiation.over')}
    </span>
  );
}

function SideCard({ side, ticket, now }: Pick<Props, 'ticket' | 'now'> & { readonly side: Side }) {
  const { t, label } = useLanguage();
  const one = ticket.talk && latestOf(ticket.talk, side);
  const status = one && shownStatus(one, ticket);
  return (
    <article className={`nego-side nego-${side} ${status === 'open' ? 'nego-open' : ''}`}>
      <h3>{label(HOLDERS, side)}</h3>
      {one ? (
        <>
          <b className="nego-amount">
            {one.amountCents > 0
              ? formatCents(one.amountCents, ticket.currency)
              : label(REMEDIES, one.remedy)}
          </b>
          <span>
            {one.amountCents > 0 && label(REMEDIES, one.remedy)}
            {one.percentBps ? ` · ${formatBps(one.percentBps)}` : ''}
          </span>
          {one.reason && <blockquote>{one.reason}</blockquote>}
          <span className="nego-chips">
            <Marks one={one} status={status ?? one.status} />
          </span>
          <small className="muted">
            <When at={one.madeAt} now={now} />
          </small>
        </>
      ) : (
        <span className="muted">
          {t(isTalking(ticket) ? 'negotiation.none' : 'negotiation.never')}
        </span>
      )}
    </article>
  );
}

interface MarksProps {
  readonly one: Proposal;
  /** As the case stands now. */
  readonly status: string;
}

function Marks({ one, status }: MarksProps) {
  const { t, label } = useLanguage();
  const open = status === 'open';
  const asks = one.asks === 'merchant' && open;
  return (
    <>
      <span className={`chip chip-${status}`}>
        {one.by === 'buyer' && open ? t('negotiation.waits') : label(OFFER_STATUSES, status)}
      </span>
      {asks && <span className="chip">{t('negotiation.asks')}</span>}
      {one.spokenFor && <span className="chip">{t('negotiation.spoken')}</span>}
    </>
  );
}

function Step({
  one,
  status,
  currency,
  now,
}: {
  readonly one: Proposal;
  readonly status: string;
  readonly currency: string;
  readonly now: number;
}) {
  const { label } = useLanguage();
  return (
    <li className={`nego-step nego-${one.by}`}>
      <span>
        {label(HOLDERS, one.by)}{' '}
        <small className="muted">
          <When at={one.madeAt} now={now} />
        </small>
      </span>
      <b>{one.amountCents > 0 && formatCents(one.amountCents, currency)}</b>
      <span className="nego-marks">
        <Marks one={one} status={status} />
      </span>
    </li>
  );
}

/** The reader's own moves in the talk, each with its form. */
function Moves({ ticket, reload }: Pick<Props, 'ticket' | 'reload'>) {
  const { t, label } = useLanguage();
  const [open, setOpen] = useState<string>();
  const moves = movesOf(ticket);
  const cents = counterOf(ticket)?.amountCents ?? 0;
  const close = () => setOpen(undefined);
  const done = () => {
    close();
    reload();
  };
  return (
    <div className="nego-moves">
      {moves.map((action, index) => (
        <Button
          key={action}
          size="large"
          type={index === 0 ? 'primary' : 'default'}
          onClick={() => setOpen(action)}
        >
          {action === 'accept_offer' && cents > 0
            ? t('todo.acceptFor', { amount: formatCents(cents, ticket.currency) })
            : label(ACTIONS, action)}
        </Button>
      ))}
      {open && (
        <Suspense fallback={null}>
          <ActionDrawer
            ticket={ticket}
            action={open}
            onClose={close}
            onDone={done}
            onStale={reload}
          />
        </Suspense>
      )}
    </div>
  );
}
