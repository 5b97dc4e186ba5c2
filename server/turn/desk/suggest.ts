import canned from '../../../prompts/canned.json' with { type: 'json' };
import type { CannedReply, DeskSuggestion } from '../../contract/desk.ts';
import { money } from '../../dialogue/facts.ts';
import type { Locale } from '../../terms/party.ts';
import type { TicketState } from '../../terms/state.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { mainOffer } from '../steps/offer.ts';
import { type FillFacts, fill } from './fill.ts';

type Name = keyof (typeof canned)['zh-CN'];
const CANNED: Readonly<Record<Locale, Readonly<Record<Name, { title: string; text: string }>>>> =
  canned;
const NAMES = Object.keys(canned['zh-CN']) as readonly Name[];

/** What fits where the case stands, best first; whatever cannot be filled is left out. */
const FITTING: Partial<Readonly<Record<TicketState, readonly Name[]>>> = {
  evidence_wait: ['photos', 'act_by'],
  offer_wait: ['offer_deadline', 'offer', 'offer_return'],
  negotiation: ['offer', 'offer_return', 'offer_deadline', 'deadline'],
  merchant_review: ['merchant', 'deadline'],
  platform_review: ['hello', 'deadline', 'wait'],
  return_wait: ['act_by', 'tracking'],
  return_transit: ['tracking'],
  exchange_transit: ['tracking'],
  repair_transit: ['tracking'],
  refunding: ['refund_done'],
  completed: ['refund_done', 'goodbye'],
};
const ALWAYS: readonly Name[] = ['hello', 'wait'];
const MOST_DRAFTS = 3;

/** Every ready-made reply in the talk's language, with its blanks filled as the case stands now. */
export const cannedReplies = (facts: FillFacts): readonly CannedReply[] =>
  NAMES.map((name) => {
    const { title, text } = CANNED[facts.locale][name];
    const filled = fill(text, facts);
    return {
      name,
      title,
      titles: { 'zh-CN': CANNED['zh-CN'][name].title, en: CANNED.en[name].title },
      text,
      ...(filled.ok ? { filled: filled.text } : { unfilled: filled.blank }),
    };
  });

/** What a colleague may say next and should know first, from the facts alone. */
export function suggest(facts: FillFacts): DeskSuggestion {
  const { ticket } = facts;
  const replies = cannedReplies(facts);
  const wanted = [...((ticket && FITTING[ticket.state]) ?? []), ...ALWAYS];
  const drafts = [...new Set(wanted)].flatMap((name) => {
    const reply = replies.find((one) => one.name === name);
    return reply?.filled === undefined ? [] : [{ name, text: reply.filled }];
  });
  return {
    drafts: drafts.slice(0, MOST_DRAFTS),
    summary: ticket ? summaryOf(ticket) : '',
    facts: ticket ? factsOf(ticket) : [],
  };
}

/** The buyer's own words: nobody sums a claim up better. */
const summaryOf = ({ claim }: Ticket): string => claim.description;

/** Named values; a screen names them in its own language. */
function factsOf(ticket: Ticket): DeskSuggestion['facts'] {
  const { claim, currency, deadline, evidence, referral, refunds, verdict } = ticket;
  const cash = (cents: number) => money(cents, currency);
  const open = mainOffer(ticket);
  const refunded = refunds
    .filter(({ status }) => status !== 'failed')
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
  const proposal = verdict?.kind === 'refer' ? verdict.proposal : undefined;
  const all: readonly (readonly [string, string | undefined])[] = [
    ['leaf', claim.leaf],
    ['severity', claim.severity],
    ['state', ticket.state],
    ['referral', referral?.reasons.join(', ')],
    ['paid', cash(ticket.paidCents)],
    [
      'requested',
      claim.requested.amountCents === undefined ? undefined : cash(claim.requested.amountCents),
    ],
    ['offered', open && cash(open.terms.amountCents)],
    ['proposed', proposal && cash(proposal.terms.amountCents)],
    ['refunded', refunded > 0 ? cash(refunded) : undefined],
    ['files', evidence.length > 0 ? String(evidence.length) : undefined],
    ['deadline', deadline?.at],
    ['silence', deadline?.thenState],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
