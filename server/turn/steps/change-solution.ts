import type { Heard } from '../../dialogue/hear.ts';
import { remedyFact } from '../../dialogue/labels.ts';
import type { Claim } from '../../terms/claim.ts';
import type { Actor } from '../../terms/party.ts';
import type { Remedy } from '../../terms/reason.ts';
import type { TicketState } from '../../terms/state.ts';
import type { Verdict } from '../../terms/verdict.ts';
import { CHANGEABLE } from '../../ticket/actions.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { carryOut } from './assess.ts';
import { judgeCase } from './facts.ts';
import { freezeAnew } from './freeze.ts';
import { doneFact } from './way-steps.ts';

export type Wish = Claim['requested'] & { readonly remedy: Remedy };

/**
 * E31: another solution than was asked for or agreed on, while neither money nor goods have moved. The
 * claim is judged anew, which counts as a submission. False where the rules do not open this way to it;
 * then everything stays as it is.
 */
export function changeSolution(draft: Draft, ticket: Ticket, wish: Wish, actor: Actor): boolean {
  const claim: Claim = { ...ticket.claim, requested: wish };
  const gathers = ticket.state === 'evidence_wait';
  const verdict = gathers ? undefined : judgeAnew(draft, ticket, claim);
  if (!gathers && !opens(verdict, wish.remedy)) return false;
  const { claimClosesAt } = ticket;
  const command = gathers
    ? ({ type: 'revise_claim', claim, claimClosesAt } as const)
    : ({ type: 'change_solution', claim } as const);
  if (!draft.act(ticket.id, command, actor)) return false;
  draft.note({ type: 'claim_told', draft: NO_WISH });
  draft.note({ type: 'claim_told', draft: wish });
  freezeAnew(draft, ticket.id);
  const remedy = remedyFact(wish.remedy, draft.locale);
  draft.say([{ name: 'solution_changed', facts: { remedy, ...doneFact(ticket) } }]);
  if (!gathers) carryOut(draft, ticket.id, verdict);
  return true;
}

const NO_WISH = { remedy: undefined, amountCents: undefined, percentBps: undefined };

/** What the rules would say of the same claim with this wish, were it submitted once more. */
const judgeAnew = (draft: Draft, ticket: Ticket, claim: Claim): Verdict | undefined =>
  judgeCase(draft, { ...ticket, claim, submissions: ticket.submissions + 1 });

/** Whether this way is among what the rules give, now or after a person has looked. */
function opens(verdict: Verdict | undefined, remedy: Remedy): boolean {
  if (verdict?.kind === 'refer' && !verdict.proposal) return true;
  const computed = verdict?.kind === 'refer' ? verdict.proposal : verdict;
  return (
    computed !== undefined &&
    'terms' in computed &&
    [computed.terms, ...computed.alternatives].some((terms) => terms.remedy === remedy)
  );
}

const CHANGES =
  /改主意|改成|换成|改为|改[做走]|不[退换修]了|还是(?:退|换|修|补|给)|chang\w* my mind|switch\w*|\binstead\b|\brather\b/i;

/** States in which an offer that lies open holds every other way already. */
const CHOOSES: readonly TicketState[] = ['offer_wait', 'negotiation', 'evidence_wait'];

/** The buyer names another way than the one that was taken. False where the message is about something else. */
export function changesMind(
  draft: Draft,
  ticket: Ticket,
  { draft: told, ...heard }: Heard,
): boolean {
  const { remedy, amountCents, percentBps } = told;
  const now = ticket.granted?.terms.remedy ?? ticket.claim.requested.remedy;
  const changes = heard.main === 'modify_claim' || CHANGES.test(heard.text);
  if (!remedy || !changes || remedy === now || CHOOSES.includes(ticket.state)) return false;
  if (!CHANGEABLE.includes(ticket.state)) return false;
  const wish = { remedy, amountCents, percentBps };
  if (!changeSolution(draft, ticket, wish, { kind: 'buyer', id: ticket.buyerId }))
    draft.say([
      {
        name: 'solution_not_open',
        facts: {
          remedy: remedyFact(remedy, draft.locale),
          rule: { kind: 'basis', cite: { kind: 'rule', id: 'E31' } },
        },
      },
    ]);
  return true;
}
