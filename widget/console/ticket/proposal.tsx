import type { TicketView } from '../../../server/contract/tickets.ts';
import { counterOf } from '../case/negotiation.ts';
import { termsDetails, termsPhrase } from '../case/terms.ts';
import { formatCents } from '../format/money.ts';
import { REMEDIES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { LiabilityBar } from './liability-bar.tsx';

interface Props {
  readonly ticket: TicketView;
}

/** What the tables would give, for whoever signs it: the terms, what else there is, who would bear it. */
export function Proposal({ ticket }: Props) {
  const { t, locale } = useLanguage();
  const proposal = ticket.decision?.proposal;
  if (!proposal) return null;
  const words = { locale, currency: ticket.currency };
  const cents = Number(proposal.terms.amountCents ?? 0);
  return (
    <div className="proposal">
      <h3>{t('proposal.title')}</h3>
      <TermsBlock terms={proposal.terms} currency={ticket.currency} />
      {proposal.alternatives.length > 0 && (
        <p className="muted">
          {t('proposal.others')}{' '}
          {proposal.alternatives.map((one) => termsPhrase(one, words)).join(' / ')}
        </p>
      )}
      <p className="muted">
        {t('decision.cap')} {formatCents(proposal.capCents, ticket.currency)}
      </p>
      <LiabilityBar shares={proposal.liability} cents={cents} currency={ticket.currency} />
    </div>
  );
}

interface TermsProps {
  readonly terms: Readonly<Record<string, unknown>>;
  readonly currency: string;
}

/** Terms in one line, and under it what they are made of. */
export function TermsBlock({ terms, currency }: TermsProps) {
  const { locale } = useLanguage();
  const words = { locale, currency };
  const details = termsDetails(terms, words);
  return (
    <div className="terms">
      <b>{termsPhrase(terms, words)}</b>
      {details.length > 0 && (
        <ul className="muted">
          {details.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Above the approve form: exactly what one agrees to. */
export function ProposalNote({ ticket }: Props) {
  const { t, locale } = useLanguage();
  const proposal = ticket.decision?.proposal;
  if (!proposal) return null;
  const terms = termsPhrase(proposal.terms, { locale, currency: ticket.currency });
  return <p className="by-table">{t('act.proposal', { terms })}</p>;
}

/** Above a yes or no to the buyer: what the buyer stands by now. */
export function CounterNote({ ticket }: Props) {
  const { t, locale } = useLanguage();
  const counter = counterOf(ticket);
  if (!counter) return null;
  const terms = termsPhrase({ ...counter }, { locale, currency: ticket.currency });
  return <p className="by-table">{t('act.counter', { terms })}</p>;
}

/** A decision above one person's cap, until another one confirms it. */
export function PendingNote({ ticket: { pendingRuling, currency } }: Props) {
  const { t, label } = useLanguage();
  if (!pendingRuling) return null;
  const { by, outcome, amountCents, reason } = pendingRuling;
  const amount = formatCents(amountCents, currency);
  return (
    <p className="notice" role="status">
      {t('act.pending', { by, reason, amount, outcome: label(REMEDIES, outcome) })}
    </p>
  );
}
