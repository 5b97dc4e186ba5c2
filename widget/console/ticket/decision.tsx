import type { TicketView } from '../../../server/contract/tickets.ts';
import { acceptedOffer } from '../case/offers.ts';
import { factsInOrder, factText, isStop, outcomeText, stepName } from '../case/trace.ts';
import { formatCents } from '../format/money.ts';
import { ROUTES } from '../words/case-labels.ts';
import { FACTS } from '../words/fact-labels.ts';
import { HOLDERS, label as labelOf, STATES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { REASONS } from '../words/reason-labels.ts';
import { RULES } from '../words/rule-labels.ts';
import { CHANGES } from '../words/trace-labels.ts';
import { LiabilityBar } from './liability-bar.tsx';
import { Proposal } from './proposal.tsx';
import { Section } from './section.tsx';

type Verdict = NonNullable<TicketView['decision']>;

/** Every rule that spoke, on which facts, with which outcome, in the order they were asked. */
export function Decision({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useLanguage();
  const { decision, currency } = ticket;
  if (!decision)
    return (
      <Section name="decision">
        <p className="muted">{t('decision.none')}</p>
      </Section>
    );
  return (
    <Section
      name="decision"
      aside={
        <small className="muted">
          {t('decision.ruleSet')} {decision.ruleSetVersion}
        </small>
      }
    >
      {isOffer(decision) ? (
        <Terms ticket={ticket} decision={decision} />
      ) : (
        <Stopped decision={decision} />
      )}
      <Proposal ticket={ticket} />
      <ol className="trace">
        {decision.trace.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule may speak twice
          <li key={index} className={isStop(step.outcome) ? 'trace-stop' : undefined}>
            <TraceStep step={step} currency={currency} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** A decline, a referral and an answer divide no loss. */
const isOffer = ({ route }: Verdict) => !['decline', 'refer', 'inform'].includes(route);

function Terms({ ticket, decision }: { readonly ticket: TicketView; readonly decision: Verdict }) {
  const { t } = useLanguage();
  const { currency } = ticket;
  return (
    <>
      <Summary decision={decision} currency={currency} />
      {decision.mandate && (
        <p className="notice">{t('decision.mandate', { version: decision.mandate.version })}</p>
      )}
      <LiabilityBar
        shares={decision.liability}
        cents={acceptedOffer(ticket)?.amountCents}
        currency={currency}
      />
    </>
  );
}

/** Why the machine stopped, in the words of its reasons. */
function Stopped({ decision }: { readonly decision: Verdict }) {
  const { label } = useLanguage();
  return (
    <div className="stopped">
      <b>{label(ROUTES, decision.route)}</b>
      <ul>
        {(decision.reasons ?? decision.liability.basis.split(', ')).map((reason) => (
          <li key={reason}>{label(REASONS, reason)}</li>
        ))}
      </ul>
    </div>
  );
}

function Summary({
  decision,
  currency,
}: {
  readonly decision: Verdict;
  readonly currency: string;
}) {
  const { t, label } = useLanguage();
  return (
    <dl className="facts facts-row">
      <div>
        <dt>{t('decision.route')}</dt>
        <dd>
          {decision.to
            ? `${t('decision.proceed')} → ${label(STATES, decision.to)}`
            : label(ROUTES, decision.route)}
        </dd>
      </div>
      <div>
        <dt>{t('decision.cap')}</dt>
        <dd>{formatCents(decision.capCents, currency)}</dd>
      </div>
      <div>
        <dt>{t('decision.freight')}</dt>
        <dd>{label(HOLDERS, decision.freightPayer)}</dd>
      </div>
    </dl>
  );
}

interface StepProps {
  readonly step: Verdict['trace'][number];
  readonly currency: string;
}

function TraceStep({ step, currency }: StepProps) {
  const { t, locale, label } = useLanguage();
  const words = { locale, currency };
  return (
    <>
      <div className="trace-head">
        <code>{step.ruleId}</code>
        <b>{label(RULES, step.ruleId)}</b>
        <span className="muted">{stepName(step.label, locale)}</span>
        <span className="trace-outcome">{outcomeText(step.outcome, words)}</span>
      </div>
      <ul className="trace-facts">
        {factsInOrder(step.facts).map(([name, value]) => (
          <li key={name}>
            <span className="muted">{labelOf(FACTS, name, locale)}</span>{' '}
            {factText(name, value, words)}
          </li>
        ))}
      </ul>
      {step.change && (
        <small className="muted">
          {t('decision.change', { what: label(CHANGES, step.change) })}
        </small>
      )}
    </>
  );
}
