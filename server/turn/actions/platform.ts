import { isTerminal } from '../../terms/state.ts';
import type { PendingRuling } from '../../ticket/pending.ts';
import type { Draft } from '../draft.ts';
import { askAppraisalFee, sendToAppraisal } from '../steps/appraisal.ts';
import { openArbitration } from '../steps/arbitration.ts';
import { mayReview } from '../steps/ask-first.ts';
import { audit } from '../steps/audit.ts';
import { COUNTS_LATE, onReport } from '../steps/findings.ts';
import { catchUp, onScan } from '../steps/goods.ts';
import { openJury } from '../steps/jury.ts';
import { offerProposal, rule } from '../steps/platform.ts';
import { platformProposes, platformTerms } from '../steps/platform-proposes.ts';
import { readFinding } from '../steps/read-finding.ts';
import { retryRefund } from '../steps/refund.ts';
import { reopenClaim } from '../steps/reopen.ts';
import { readRuling } from '../steps/ruling.ts';
import { type Action, missing, step, type Taken, unless } from './action.ts';
import { extended, legalStop } from './legal-stop.ts';
import { inspectAction, MERCHANT_ACTIONS } from './merchant.ts';
import { requestAction } from './request-evidence.ts';
import { needsSecond } from './second.ts';

const ROWS: Readonly<Record<string, string>> = {
  platform_review: 'E16',
  appraisal: 'E17',
  arb_evidence: 'E18',
  arb_jury: 'E19',
  appeal: 'E33',
};

const ruling: Action = (draft, taken) => {
  const { ticket, body, actor } = taken;
  const read = readRuling(body, draft.rules);
  if ('path' in read) return missing(read.path, read.detail);
  const reason = body.reason ?? body.note;
  if (!reason) return missing('reason', 'say why; the buyer and the merchant will read it');
  const held = needsSecond(draft, taken, read, reason);
  if (held) return holdRuling(draft, taken, held);
  const done = rule(draft, ticket, {
    ...read,
    amountCents: body.amountCents,
    reason,
    actor,
    row: ROWS[ticket.state] ?? 'E16',
  });
  return unless(done, 'this cannot be decided in the state the case is in');
};

/** Above one person's cap: nothing is done yet, and colleagues are told that it waits for one of them. */
function holdRuling(draft: Draft, { ticket, actor }: Taken, pending: PendingRuling) {
  const done = draft.act(ticket.id, { type: 'hold_ruling', pending }, actor);
  if (done)
    draft.note(
      { type: 'whispered', text: pending.reason, visibility: 'internal', mark: 'ruling_held' },
      actor,
    );
  return unless(done, 'this cannot be decided in the state the case is in');
}

/** The second person's yes: the decision is carried out as it was proposed. */
const confirmRuling: Action = (draft, { ticket, body, actor }) => {
  const { pending } = ticket;
  if (!pending) return unless(false, 'nothing waits for a second person');
  const { action, outcome, liability, amountCents, reason } = pending;
  const asked = { ...body, action, outcome, decision: outcome, liability };
  const read = readRuling(asked, draft.rules);
  if ('path' in read) return missing(read.path, read.detail);
  const row = ROWS[ticket.state] ?? 'E16';
  const done = rule(draft, ticket, { ...read, amountCents, reason, actor, row });
  return unless(done, 'this cannot be decided in the state the case is in');
};

const NO_AUDIT = 'nobody has drawn it for an audit, or it was looked at already';

/** What the platform's people may do with a case. */
export const PLATFORM_ACTIONS: Readonly<Record<string, Action>> = {
  assign(draft, taken) {
    const { id, name } = taken.actor;
    if (!id) return missing('action', 'only a person can take a case');
    const assignee = { id, ...(name !== undefined && { name }) };
    return unless(step(draft, taken, { type: 'assign', assignee }), 'it cannot be taken');
  },
  approve: (draft, { ticket, actor, body }) =>
    unless(
      offerProposal(draft, ticket, {
        actor,
        to: 'offer_wait',
        ...(body.note !== undefined && { note: body.note }),
      }),
      'the tables propose nothing for this case; decide it with arbitrate',
    ),
  ask_merchant: (draft, { ticket, actor }) =>
    unless(
      mayReview(draft, ticket),
      'DT-10: a merchant of this tier has no right to review; decide it',
    ) ??
    unless(
      offerProposal(draft, ticket, { actor, to: 'merchant_review' }),
      'the tables propose nothing for this case',
    ),
  reject: (draft, { ticket, body, actor }) => {
    const reason = body.reason ?? body.note ?? body.reasonCode;
    if (!reason) return missing('reason', 'say why; the buyer will read it');
    const done = rule(draft, ticket, { outcome: 'reject', reason, actor, row: 'E16' });
    return unless(done, 'this cannot be refused in the state the case is in');
  },
  arbitrate: ruling,
  override: ruling,
  confirm_ruling: confirmRuling,
  withdraw_ruling: (draft, { ticket, actor }) =>
    unless(
      draft.act(ticket.id, { type: 'drop_ruling' }, actor),
      'nothing waits for a second person',
    ),
  audit_confirm: (draft, { ticket, body, actor }) =>
    unless(audit(draft, ticket, { outcome: 'confirmed', note: body.note, actor }), NO_AUDIT),
  audit_overturn(draft, { ticket, body, actor }) {
    const { note, reason = note } = body;
    if (!reason) return missing('reason', 'say why; it counts against the merchant');
    return unless(audit(draft, ticket, { outcome: 'overturned', note: reason, actor }), NO_AUDIT);
  },
  request_evidence: requestAction,
  // With a fee the buyer is asked first, and the yes sends it off; without one the platform pays.
  send_to_appraisal(draft, { ticket, actor, body: { amountCents: feeCents = 0 } }) {
    if (feeCents === 0)
      return unless(sendToAppraisal(draft, ticket, actor), 'it cannot be appraised now');
    if (ticket.state !== 'platform_review' || ticket.appraisalFee?.consentId !== undefined)
      return unless(false, 'the fee is asked for while the platform reviews the case, once');
    return unless(askAppraisalFee(draft, ticket, { feeCents, actor }), 'it cannot be asked now');
  },
  propose(draft, { ticket, body, actor }) {
    const { amountCents, note, reason = note } = body;
    if (!reason) return missing('note', 'say why; both sides will read it');
    const read = platformTerms(draft, ticket, { remedy: body.remedy, amountCents });
    if ('path' in read) return missing(read.path, read.detail);
    const done = platformProposes(draft, ticket, { terms: read.terms, actor, reason });
    return unless(done, 'no talk is open');
  },
  open_arbitration: (draft, { ticket, actor }) =>
    unless(openArbitration(draft, ticket, actor), 'arbitration cannot be opened now'),
  open_jury(draft, { ticket, actor }) {
    const jury = openJury(draft, ticket, actor);
    if (jury === 'open') return undefined;
    if (jury === 'not_allowed')
      return unless(false, 'both sides have to agree to a jury, for goods it may judge');
    const { jurors, experts } = jury;
    return unless(
      false,
      `too few who have nothing to do with it: ${jurors} jurors, ${experts} of them experts of it; an arbiter decides`,
    );
  },
  confirm_receipt: (draft, { ticket }) =>
    unless(
      onScan(draft, ticket.id, { leg: 'return', code: 'delivered', at: draft.now }),
      'no return is on its way',
    ),
  inspect: inspectAction,
  ship_exchange: (draft, taken) => MERCHANT_ACTIONS.ship_exchange?.(draft, taken),
  report(draft, { ticket, body, actor }) {
    const read = readFinding(body, draft.now);
    if ('path' in read) return missing(read.path, read.detail);
    if (isTerminal(ticket.state) && !COUNTS_LATE.includes(body.kind ?? ''))
      return missing('kind', `of a case that is over only ${COUNTS_LATE.join(' and ')} count`);
    return unless(onReport(draft, ticket.id, read, actor), 'nothing can be filed on this case now');
  },
  retry_refund: (draft, { ticket, actor }) =>
    unless(retryRefund(draft, ticket, actor), 'no refund has failed'),
  extend_deadline(draft, taken) {
    const { hours, reason } = taken.body;
    if (hours === undefined) return missing('hours', 'say by how many hours');
    if (!reason) return missing('reason', 'say why; both sides will read it');
    const stop = legalStop(draft, taken.ticket);
    if (stop !== undefined && extended(taken.ticket, hours) > stop)
      return missing('hours', `I1: the law has goods inspected and paid by ${stop}`);
    const done = step(draft, taken, { type: 'extend_deadline', hours, note: reason });
    if (done)
      draft.say([
        { name: 'deadline_extended', facts: { reason: { kind: 'quoted', text: reason } } },
      ]);
    return unless(done, 'no deadline runs');
  },
  suspend(draft, taken) {
    const { reason } = taken.body;
    if (!reason) return missing('reason', 'say why; both sides will read it');
    const done = step(draft, taken, { type: 'suspend', reason });
    if (done)
      draft.say([{ name: 'suspended', facts: { reason: { kind: 'quoted', text: reason } } }]);
    return unless(done, 'it cannot be suspended now');
  },
  resume(draft, taken) {
    const done = step(draft, taken, { type: 'resume' });
    if (done) {
      draft.say([{ name: 'resumed' }]);
      catchUp(draft, taken.ticket);
    }
    return unless(done, 'it is not suspended');
  },
  reopen: (draft, { ticket, actor }) =>
    unless(reopenClaim(draft, ticket, actor), 'it can no longer be reopened'),
};
