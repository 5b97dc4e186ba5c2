import type { TicketView } from '../../../server/contract/tickets.ts';
import { ACCOUNTS } from '../../../server/terms/ledger.ts';
import type { Locale } from '../../../server/terms/party.ts';
import { groupJournals, type JournalGroup, type LedgerLine, moneyMoved } from '../case/ledger.ts';
import { formatCents, formatMovement } from '../format/money.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { When } from '../parts/when.tsx';
import { useLanguage } from '../words/language.tsx';
import { JOURNAL_EVENTS, JOURNAL_WHYS, POSTINGS } from '../words/ledger-labels.ts';
import { Section } from './section.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly items: readonly LedgerLine[];
  readonly error: unknown;
  readonly now: number;
}

/** The postings, journal by journal, each line in the books' words and in plain ones. */
export function Ledger({ ticket, items, error, now }: Props) {
  const { t } = useLanguage();
  return (
    <Section name="ledger">
      {error !== undefined && <ProblemNote error={error} />}
      {error === undefined && items.length === 0 && <p className="muted">{t('ledger.none')}</p>}
      {groupJournals(items).map((journal) => (
        <Journal key={journal.journalId} journal={journal} currency={ticket.currency} now={now} />
      ))}
    </Section>
  );
}

interface JournalProps {
  readonly journal: JournalGroup;
  readonly currency: string;
  readonly now: number;
}

function Journal({ journal, currency, now }: JournalProps) {
  const { t, label } = useLanguage();
  return (
    <table className="journal">
      <caption>
        <span className="journal-head">
          <b>{label(JOURNAL_EVENTS, journal.event)}</b>
          <small className="muted" title={journal.journalId}>
            <When at={journal.at} now={now} />
          </small>
          <span className={`chip ${journal.balanced ? 'chip-succeeded' : 'chip-failed'}`}>
            {journal.balanced ? '✓ ' : '✕ '}
            {t(journal.balanced ? 'ledger.balanced' : 'ledger.unbalanced')}
          </span>
        </span>
        <Story journal={journal} currency={currency} />
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('ledger.account')}</th>
          <th scope="col" className="num">
            {t('ledger.debit')}
          </th>
          <th scope="col" className="num">
            {t('ledger.credit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {journal.lines.map((line) => (
          <Line key={`${line.account}.${sideOf(line)}`} line={line} currency={currency} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('ledger.total')}</th>
          <td className="num">{formatCents(journal.debitCents, currency)}</td>
          <td className="num">{formatCents(journal.creditCents, currency)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** The journal in a sentence, and who paid or got how much by it. */
function Story({ journal, currency }: Omit<JournalProps, 'now'>) {
  const { t, label } = useLanguage();
  const { borne, paidOutCents, grantedCents, owedCents } = moneyMoved(journal.lines);
  const moves = [
    ...borne.map(({ bearer, cents }) => [t(`money.moved.${bearer}`), cents] as const),
    [t('money.moved.buyer'), paidOutCents] as const,
    [t('money.granted'), grantedCents] as const,
    [t('ledger.owedBuyer'), owedCents] as const,
  ].filter(([, cents]) => cents !== 0);
  const why = Object.hasOwn(JOURNAL_WHYS, journal.event) ? label(JOURNAL_WHYS, journal.event) : '';
  return (
    <span className="story">
      {why} {moves.map(([who, cents]) => `${who} ${formatMovement(cents, currency)}`).join(' · ')}
    </span>
  );
}

function Line({ line, currency }: { readonly line: LedgerLine; readonly currency: string }) {
  const { label, locale } = useLanguage();
  const money = (cents: number) => (cents > 0 ? formatCents(cents, currency) : '');
  return (
    <tr>
      <td>
        <code>{line.account}</code> {accountName(line.account, locale)}
        <small className="muted">{label(POSTINGS, `${line.account}.${sideOf(line)}`)}</small>
      </td>
      <td className="num">{money(line.debitCents)}</td>
      <td className="num">{money(line.creditCents)}</td>
    </tr>
  );
}

const sideOf = (line: LedgerLine) => (line.debitCents > 0 ? 'debit' : 'credit');

const isAccount = (code: string): code is keyof typeof ACCOUNTS => Object.hasOwn(ACCOUNTS, code);

function accountName(code: string, locale: Locale): string {
  if (!isAccount(code)) return '';
  return ACCOUNTS[code][locale === 'en' ? 'en' : 'zh'];
}
