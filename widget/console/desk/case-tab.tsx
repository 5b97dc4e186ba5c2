import type { TicketView } from '../../../server/contract/tickets.ts';
import type { TalkContext } from '../api/desk-calls.ts';
import { wordsOf } from '../case/words-of.ts';
import { formatInstant } from '../format/time.ts';
import { ticketHref } from '../hooks/route.ts';
import { Actions } from '../ticket/actions.tsx';
import { Offers } from '../ticket/offers.tsx';
import { isDeskWord, useDeskWords } from '../words/desk-words.ts';
import { SEVERITIES, STATES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import { REASONS } from '../words/reason-labels.ts';

interface Props {
  readonly ticket: TicketView;
  readonly context: TalkContext;
  readonly now: number;
  readonly reload: () => void;
}

/** What it is about, what silence will do, and what can be decided now. */
export function CaseTab({ ticket, context, now, reload }: Props) {
  const w = useDeskWords();
  const { t } = useLanguage();
  const { summary, facts } = context.suggestion;
  const told = wordsOf(summary ?? '');
  return (
    <>
      <section className="sheet section brief">
        <div className="section-head">
          <h2>{w('summary')}</h2>
          <a href={ticketHref(ticket.id)}>{w('openTicket')} →</a>
        </div>
        {told ? <blockquote>{told}</blockquote> : <p className="muted">{t('facts.notSaid')}</p>}
        <dl>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{isDeskWord(`fact.${name}`) ? w(`fact.${name}` as 'fact.leaf') : name}</dt>
              <dd>
                <FactValue name={name} value={value} state={ticket.state} now={now} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <Actions ticket={ticket} reload={reload} />
      <Offers ticket={ticket} now={now} />
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly state: string;
  readonly now: number;
}

function FactValue({ name, value, state, now }: FactProps) {
  const { label, locale, t } = useLanguage();
  switch (name) {
    case 'leaf':
      return label(LEAVES, value);
    case 'silence':
      return value === state ? t('deadline.toLead') : label(STATES, value);
    case 'severity':
      return label(SEVERITIES, value);
    case 'state':
      return label(STATES, value);
    case 'referral':
      return value
        .split(', ')
        .map((reason) => label(REASONS, reason))
        .join(locale === 'en' ? ', ' : '、');
    case 'deadline':
      return formatInstant(value, now, locale);
    default:
      return value;
  }
}
