import { missingSlots } from '../../evidence/checklist.ts';
import { EVIDENCE_KEYS, type EvidenceKey } from '../../terms/evidence.ts';
import type { Draft } from '../draft.ts';
import { askSupplement } from '../steps/arbitration.ts';
import { checklistOf, requestEvidence } from '../steps/evidence.ts';
import { deadlineFact } from '../steps/way-steps.ts';
import { type Action, missing, type Refusal, type Taken, unless } from './action.ts';

const HOUR = 3_600_000;
const PARTIES = ['buyer', 'merchant'] as const;

/**
 * E16: a person of the platform asks the buyer or the merchant for files, by name and by a time. Without
 * a list it is what the reason requires and is not there; without hours it is the timer's own time.
 */
export const requestAction: Action = (draft, taken) => {
  const { ticket, body, actor } = taken;
  const from = PARTIES.find((one) => one === (body.from ?? 'buyer'));
  if (!from) return missing('from', `name one of ${PARTIES.join(', ')}`);
  const keys = keysOf(draft, taken);
  if ('code' in keys) return keys;
  if (ticket.state === 'arb_evidence') {
    const more = askSupplement(draft, ticket, { from, keys, hours: body.hours, actor });
    return unless(more, 'more time was given once already');
  }
  const timer = draft.rules.timers[from === 'buyer' ? 'T-03' : 'T-07'];
  const hours = body.hours ?? (timer?.minutes ?? 0) / 60;
  const until = new Date(Date.parse(draft.now) + hours * HOUR).toISOString();
  const wanted = { from, keys, since: draft.now, until };
  const asked = draft.act(ticket.id, { type: 'request_evidence', keys, wanted }, actor);
  const now = draft.ticketById(ticket.id);
  if (asked && now && from === 'buyer') requestEvidence(draft, now, { failed: [], sent: false });
  else if (asked && now) {
    draft.say([{ name: 'evidence_of_merchant', facts: deadlineFact(now) }]);
    draft.showTicket(ticket.id);
  }
  return unless(asked, 'evidence cannot be asked for now');
};

function keysOf(draft: Draft, { ticket, body }: Taken): readonly EvidenceKey[] | Refusal {
  const known = (key: string): key is EvidenceKey =>
    (EVIDENCE_KEYS as readonly string[]).includes(key);
  if (body.checklist) {
    const keys = [...new Set(body.checklist)];
    return keys.length > 0 && keys.every(known)
      ? keys.filter(known)
      : missing('checklist', `name one or more of ${EVIDENCE_KEYS.join(', ')}`);
  }
  const open = missingSlots(checklistOf(draft, ticket)).map(({ key }) => key);
  return open.length > 0
    ? open
    : missing('checklist', 'what the reason requires is there; name what else is wanted');
}
