import type { Fact } from '../../dialogue/facts.ts';
import { render, type Speech, word } from '../../dialogue/speech.ts';
import type { PricedFlaw, TraceStep } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { leafFact } from '../taxonomy.ts';

const RULE = { kind: 'rule', id: 'DT-6' } as const;

/** How the amount came about, line by line, from the decision's own trace. */
export const whyLines = (draft: Draft, ticket: Ticket): string[] =>
  whySpeeches(draft, ticket).map((line) => render(line, draft.locale).text);

/** The same as sentences whose figures are still bound to the rules. */
export function whySpeeches(draft: Draft, ticket: Ticket): Speech[] {
  const trace = ticket.verdict && 'trace' in ticket.verdict ? ticket.verdict.trace : [];
  const flaws = ticket.offers.findLast((offer) => offer.id === offer.group)?.terms.flaws ?? [];
  const lines =
    flaws.length > 1 ? flawLines(draft, ticket, flaws) : pricedLines(draft, ticket, trace);
  return [...lines, ...uplift(ticket)];
}

/** DT-12: what one round of haggling added to the table's own value. */
function uplift({ uplifted, offers, verdict }: Ticket): Speech[] {
  const offer = offers.findLast(({ id, group }) => id === group);
  const bps = offer?.terms.percentBps;
  if (!uplifted || !offer || !bps || verdict?.kind !== 'offer' || bps <= verdict.tableBps)
    return [];
  const percent: Fact = { kind: 'percent', bps, cite: { kind: 'offer', id: offer.id } };
  return [{ name: 'why_uplift', facts: { percent } }];
}

/** Several flaws: each with its own amount. */
const flawLines = (draft: Draft, ticket: Ticket, flaws: readonly PricedFlaw[]): Speech[] =>
  flaws.map(({ leaf, ruleId, cents }) => ({
    name: 'why_flaw',
    facts: {
      leaf: leafFact(leaf, draft.locale),
      amount: {
        kind: 'money',
        cents,
        currency: ticket.currency,
        cite: { kind: 'rule', id: ruleId },
      },
    },
  }));

function pricedLines(draft: Draft, ticket: Ticket, trace: readonly TraceStep[]): Speech[] {
  const facts = trace.find((step) => step.label.startsWith('DT-6:'))?.facts;
  if (!facts) return ruleLines(trace);
  const severity = ticket.claim.severity ?? draft.rules.dt6.presumedSeverity;
  const said = (name: string) => ({ kind: 'word', word: word(name, draft.locale) }) as const;
  const zone = said(`zone.${ticket.claim.zone ?? 'secondary'}`);
  const grade = said(`grade.${gradeOf(draft, ticket)}`);
  return [
    {
      name: 'why_base',
      facts: {
        severity: said(`severity.${severity}`),
        base: { kind: 'percent', bps: Number(facts.base), cite: RULE },
      },
    },
    ...factor(facts.zone, (ratio) => ({ name: 'why_zone', facts: { zone, ratio } })),
    ...factor(facts.grade, (ratio) => ({ name: 'why_grade', facts: { grade, ratio } })),
    ...factor(facts.disclosure, (ratio) => ({ name: 'why_disclosure', facts: { ratio } })),
    ...factor(facts.evidence, (ratio) => ({ name: 'why_evidence', facts: { ratio } })),
    ...history(draft, facts),
    ...(ticket.claim.severity === undefined
      ? [{ name: 'why_presumed', facts: { severity: said(`severity.${severity}`) } } as const]
      : []),
  ];
}

/** The table that decided, where it has no factors to tell. */
const ruleLines = (trace: readonly TraceStep[]): Speech[] => {
  const table = trace.findLast(({ ruleId }) => /^DT-(6|7|8|1[1-7])/.test(ruleId));
  return table ? [{ name: 'why_rule', facts: { rule: { kind: 'word', word: table.ruleId } } }] : [];
};

/** A factor of one changes nothing and is not worth a line. */
function factor(value: unknown, line: (ratio: Fact) => Speech): Speech[] {
  const [top, bottom] = String(value).split('/').map(Number);
  if (!top || !bottom || top === bottom) return [];
  return [line({ kind: 'ratio', value: [top, bottom], cite: RULE })];
}

function history(draft: Draft, facts: Readonly<Record<string, unknown>>): Speech[] {
  const count = Number(facts.historyCount);
  if (!(count >= draft.rules.dt6.historyMinCount)) return [];
  return [
    {
      name: 'why_history',
      facts: {
        count: { kind: 'count', value: count, cite: RULE },
        low: { kind: 'percent', bps: Number(facts.p25), cite: RULE },
        high: { kind: 'percent', bps: Number(facts.p75), cite: RULE },
      },
    },
  ];
}

const gradeOf = (draft: Draft, ticket: Ticket): string =>
  draft.snapshot.focus?.order.items.find((item) => item.id === ticket.itemId)?.listedGrade ?? '95';
