import type { TicketState } from '../../terms/state.ts';
import type { CommandOf, OfferCommand } from '../commands.ts';
import type { Handlers, Refusal, Step } from '../step.ts';
import type { Offer, Ticket } from '../ticket.ts';
import { madeSteps, stateFor } from './carry-out.ts';

export const OFFER_STEPS: Handlers<OfferCommand> = {
  reach_verdict: (ticket, command) => verdictSteps(ticket, command),
  proceed: (_, command) => proceedSteps(command),
  offer: ({ state, round }, { row, offers, verdict, to = 'offer_wait' }) => [
    ...(verdict ? [{ to: state, row, data: { type: 'verdict_reached', verdict } } as const] : []),
    { to, row, data: { type: 'offer_made', offers, round: round + 1, uplifted: false } },
  ],
  accept: (ticket, command) => acceptSteps(ticket, command),
  grant: (_, { row, granted, made }) => {
    const to = stateFor(made);
    return [{ to, row, data: { type: 'granted', granted } }, ...madeSteps(to, row, made)];
  },
  ask_merchant: (ticket, { offerId, consentId }) =>
    whenOpen(ticket, offerId, [
      // A talk that haggled comes back to its offer first.
      { to: 'offer_wait', row: 'E10', data: { type: 'consent_given', offerId, consentId } },
      { to: 'merchant_review', row: 'E10', data: { type: 'merchant_asked' } },
    ]),
  consent: (ticket, { offerId, consentId }) =>
    whenOpen(ticket, offerId, [
      { to: ticket.state, row: 'E12', data: { type: 'consent_given', offerId, consentId } },
    ]),
  counter: (_, { amountCents = 0, counter }) => [
    {
      to: 'negotiation',
      row: 'E13',
      data: { type: 'offer_countered', amountCents, ...(counter && { counter }) },
    },
  ],
  pass_on: (_, { row, counterId }) => [
    { to: 'negotiation', row, holder: 'merchant', data: { type: 'counter_passed_on', counterId } },
  ],
  answer_counter: ({ state, counters = [] }, { counterId, answer, note }) =>
    counters.some(({ id, status }) => id === counterId && status === 'open')
      ? [
          {
            to: state,
            row: 'E14',
            data: { type: 'counter_answered', counterId, answer },
            ...(note !== undefined && { note }),
          },
        ]
      : 'offer_not_open',
  propose: ({ round }, { row, by, offers }) => [
    {
      to: 'negotiation',
      row,
      data: { type: 'offer_made', offers, round, uplifted: false, replaces: by },
    },
  ],
  re_offer: ({ round }, { offers, uplifted }) => [
    {
      to: 'offer_wait',
      row: 'E14',
      // What the merchant proposes of its own stays beside it.
      data: { type: 'offer_made', offers, round: round + 1, uplifted, replaces: 'platform' },
    },
  ],
  decline_offer: (ticket, { offerId }) =>
    whenOpen(ticket, offerId, [
      { to: 'negotiation', row: 'E13', data: { type: 'offer_declined', offerId } },
    ]),
  merchant_agree: (ticket, { row, note }) => [
    {
      to: ticket.consent ? ticket.state : 'offer_wait',
      row,
      data: { type: 'merchant_agreed' },
      ...(note !== undefined && { note }),
    },
  ],
  merchant_reject: (_, { reasonCode, note }) => [
    { to: 'negotiation', row: 'E15', data: { type: 'merchant_rejected', reasonCode }, note },
  ],
};

function verdictSteps({ state }: Ticket, { verdict, offers }: CommandOf<'reach_verdict'>): Step[] {
  const asked = verdict.route === 'merchant';
  const to: TicketState = asked ? 'merchant_review' : 'offer_wait';
  const row = asked ? 'E10' : 'E09';
  const ask: Step = { to, row, data: { type: 'merchant_asked' } };
  return [
    { to: state, row: 'E09', data: { type: 'verdict_reached', verdict } },
    { to, row, data: { type: 'offer_made', offers, round: 1, uplifted: false } },
    ...(asked ? [ask] : []),
  ];
}

const PROCEED_ROW = {
  return_wait: 'E07',
  refunding: 'E08',
  code_check: 'E05',
  intercepting: 'E06',
} as const;

function proceedSteps({ verdict, consentId, made }: CommandOf<'proceed'>): Step[] {
  const { terms, liability } = verdict;
  const row = PROCEED_ROW[verdict.to];
  const to = verdict.to === 'refunding' && !made.refund ? 'settling' : verdict.to;
  const seen: Step = { to: 'screening', row, data: { type: 'verdict_reached', verdict } };
  if (to === 'code_check') return [seen, { to, row, data: { type: 'code_check_started' } }];
  if (to === 'intercepting' && !consentId)
    return [seen, { to, row, data: { type: 'trace_started' } }];
  const granted = { terms, liability, ...(consentId !== undefined && { consentId }) };
  return [
    seen,
    { to, row, data: { type: 'granted', granted } },
    ...(to === 'intercepting' ? [{ to, row, data: { type: 'trace_started' } } as const] : []),
    ...madeSteps(to, row, made),
  ];
}

function acceptSteps(ticket: Ticket, command: CommandOf<'accept'>): Step[] | Refusal {
  const { type: _, offerId, consentId, liability, ...made } = command;
  const offer = openOffer(ticket, offerId);
  if (!offer) return 'offer_not_open';
  const disputed = ticket.state === 'inspect_dispute';
  const row = disputed ? 'E26' : 'E12';
  const keepsNothing = disputed && !made.settled;
  const to = keepsNothing ? 'rejected' : stateFor(made);
  const accepted: Step = {
    to,
    row,
    data: { type: 'offer_accepted', offerId, consentId, liability },
  };
  if (keepsNothing) return [accepted, { to, row, data: { type: 'goods_shipped_back' } }];
  return [accepted, ...madeSteps(to, row, made)];
}

export const openOffer = (ticket: Ticket, offerId: string): Offer | undefined =>
  ticket.offers.find((offer) => offer.id === offerId && offer.status === 'open');

const whenOpen = (ticket: Ticket, offerId: string, steps: Step[]): Step[] | Refusal =>
  openOffer(ticket, offerId) ? steps : 'offer_not_open';
