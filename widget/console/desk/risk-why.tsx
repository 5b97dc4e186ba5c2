import type { TicketView } from '../../../server/contract/tickets.ts';
import { factsInOrder, factText, outcomeText } from '../case/trace.ts';
import { useDeskWords } from '../words/desk-words.ts';
import { FACTS } from '../words/fact-labels.ts';
import { useLanguage } from '../words/language.tsx';
import { RULES } from '../words/rule-labels.ts';

/** Rules whose steps say how much a buyer is trusted, and how often is too often. */
const RISK_RULES = ['DT-4', 'DT-9'];

/** Why the case took a careful path: risk changes the path, never the amount. */
export function RiskWhy({ ticket }: { readonly ticket: TicketView }) {
  const w = useDeskWords();
  const { label, locale } = useLanguage();
  const words = { locale, currency: ticket.currency };
  const steps = ticket.decision?.trace.filter(({ ruleId }) => RISK_RULES.includes(ruleId)) ?? [];
  if (steps.length === 0) return null;
  return (
    <section className="sheet section brief">
      <h2>{w('riskWhy')}</h2>
      <dl>
        {steps.flatMap((step) => [
          <div key={step.ruleId}>
            <dt title={step.ruleId}>
              <b>{label(RULES, step.ruleId)}</b>
            </dt>
            <dd>
              <b>{outcomeText(step.outcome, words)}</b>
            </dd>
          </div>,
          ...factsInOrder(step.facts).map(([name, value]) => (
            <div key={step.ruleId + name}>
              <dt>{label(FACTS, name)}</dt>
              <dd>{factText(name, value, words)}</dd>
            </div>
          )),
        ])}
      </dl>
    </section>
  );
}
