import type { TicketView } from '../../../server/contract/tickets.ts';
import { isDisputed } from '../case/dispute.ts';
import { formatCents } from '../format/money.ts';
import { formatInstant } from '../format/time.ts';
import { When } from '../parts/when.tsx';
import { FINDING_STATUSES, FINDINGS, INSPECTIONS } from '../words/action-labels.ts';
import { FACTS } from '../words/fact-labels.ts';
import { HOLDERS, STATES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { noteText } from '../words/machine-notes.ts';
import { Section } from './section.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly now: number;
}

/** Findings from outside, both sides' words, votes, appeals and a suspension: whatever was said beside the claim. */
export function Dispute({ ticket, now }: Props) {
  const { t, label, locale } = useLanguage();
  const { findings, arbitration, appeals, suspension } = ticket;
  if (!isDisputed(ticket)) return null;
  return (
    <Section name="dispute">
      {suspension && (
        <Said
          head={t('dispute.suspended', { state: label(STATES, suspension.from) })}
          at={suspension.at}
          now={now}
          text={noteText(suspension.reason, locale)}
        />
      )}
      {findings && <Findings ticket={ticket} now={now} />}
      {arbitration && <Arbitration ticket={ticket} now={now} />}
      {appeals?.map((appeal) => (
        <Appeal key={appeal.at + appeal.by} appeal={appeal} now={now} />
      ))}
    </Section>
  );
}

interface SaidProps {
  readonly head: string;
  readonly at: string;
  readonly now: number;
  readonly text: string;
}

function Said({ head, at, now, text }: SaidProps) {
  return (
    <div className="stated">
      <b>{head}</b>{' '}
      <small className="muted">
        <When at={at} now={now} />
      </small>
      {text && <p className="note">{text}</p>}
    </div>
  );
}

function Appeal({
  appeal,
  now,
}: {
  readonly appeal: NonNullable<TicketView['appeals']>[number];
  readonly now: number;
}) {
  const { t, label } = useLanguage();
  const head = t('dispute.appeal', { party: label(HOLDERS, appeal.by) });
  return <Said head={head} at={appeal.at} now={now} text={appeal.note} />;
}

/** The findings' own kinds, as a report files them. */
const KIND_OF: Readonly<Record<string, string>> = {
  code: 'code_check',
  repairQuote: 'repair',
  trace: 'intercept',
  carrierClaim: 'carrier_claim',
  stockOut: 'stock_out',
  outbound: 'outbound_check',
};

function Findings({ ticket, now }: Props) {
  const { label } = useLanguage();
  return Object.entries(ticket.findings ?? {}).map(([name, raw]) => {
    const found = raw as Readonly<Record<string, unknown>>;
    const kind = KIND_OF[name] ?? name;
    const word = wordOf(kind, found);
    const table = FINDING_STATUSES[kind] ?? {};
    const how = word in INSPECTIONS ? label(INSPECTIONS, word) : word ? label(table, word) : '';
    return (
      <div className="stated" key={name}>
        <b>{label(FINDINGS, kind)}</b> {how} <Amounts found={found} currency={ticket.currency} />
        <small className="muted">
          <When at={String(found.at)} now={now} />
        </small>
        {typeof found.note === 'string' && <p className="note">{found.note}</p>}
      </div>
    );
  });
}

function wordOf(kind: string, found: Readonly<Record<string, unknown>>): string {
  if (kind === 'repair' && typeof found.cents === 'number') return 'quoted';
  if (kind === 'repair') return found.fixed ? 'fixed' : 'not_fixed';
  if (kind === 'outbound_check') return found.clean ? 'clean' : 'not_clean';
  if (kind === 'stock_out') return 'out_of_stock';
  return String(found.status ?? found.result ?? found.class ?? found.grade ?? '');
}

function Amounts({
  found,
  currency,
}: {
  readonly found: Readonly<Record<string, unknown>>;
  readonly currency: string;
}) {
  const { t, label, locale } = useLanguage();
  const cents = [
    'feeCents',
    'invoiceCents',
    'admittedCents',
    'listedFaceCents',
    'actualFaceCents',
  ] as const;
  const instants = ['deliveredAt', 'redeemedAt'] as const;
  const said = [
    ...cents.flatMap((name) =>
      typeof found[name] === 'number'
        ? [`${t(`field.${name}`)} ${formatCents(found[name], currency)}`]
        : [],
    ),
    ...(typeof found.cents === 'number' ? [formatCents(found.cents, currency)] : []),
    ...instants.flatMap((name) =>
      typeof found[name] === 'string'
        ? [`${label(FACTS, name)} ${formatInstant(found[name], Date.parse(found[name]), locale)}`]
        : [],
    ),
  ];
  return said.length > 0 && <span>{said.join(' · ')} </span>;
}

function Arbitration({ ticket, now }: Props) {
  const { t, label } = useLanguage();
  const { arbitration } = ticket;
  if (!arbitration) return null;
  const { statements, juryConsent, votes = [] } = arbitration;
  const parties = juryConsent.map((party) => label(HOLDERS, party)).join(' · ');
  return (
    <>
      <Said head={t('dispute.opened')} at={arbitration.openedAt} now={now} text="" />
      {statements.map((said) => (
        <Said
          key={said.at + said.by}
          head={t('dispute.statement', {
            party: label(HOLDERS, said.by),
            n: said.evidenceIds.length,
          })}
          at={said.at}
          now={now}
          text={said.note}
        />
      ))}
      {parties && <p className="muted">{t('dispute.jury', { parties })}</p>}
      {votes.length > 0 && (
        <>
          <p className="muted">
            {t('dispute.votes')} {tally(votes, (side) => label(HOLDERS, side))}
          </p>
          <ul className="votes">
            {votes.map(({ seat, for: side, reason }) => (
              <li key={seat}>
                <small className="muted">{t('dispute.seat', { seat })}</small>{' '}
                <b>{label(HOLDERS, side)}</b> {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {arbitration.decidedBy && (
        <p className="muted">{t('dispute.decidedBy', { who: arbitration.decidedBy })}</p>
      )}
    </>
  );
}

/** How many stand on each side, the larger first. */
function tally(
  votes: readonly { readonly for: string }[],
  nameOf: (side: string) => string,
): string {
  const counts = new Map<string, number>();
  for (const { for: side } of votes) counts.set(side, (counts.get(side) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([side, n]) => `${nameOf(side)} ${n}`)
    .join(' · ');
}
