import { refusalFault } from '../../terms/reject-reason.ts';
import { takeFiles } from '../steps/evidence.ts';
import { exchangeFailed } from '../steps/findings.ts';
import { type Action, missing, shownFiles, step } from './action.ts';

/** E15, and E27 where an exchange cannot be sent: by a code, with what the code asks for. */
export const rejectAction: Action = (draft, taken) => {
  const { ticket, body } = taken;
  const { reasonCode, note = '', evidenceIds: ids = [] } = body;
  const of = ticket.state === 'exchange_wait' ? 'exchange' : 'claim';
  const own = shownFiles(draft, ticket, ids);
  const fault = refusalFault({
    of,
    code: reasonCode,
    note,
    files: own.length,
    proposed: ticket.offers.some(({ by }) => by === 'merchant'),
  });
  if (fault) return missing(fault.path, fault.detail);
  const code = reasonCode ?? 'other';
  if (of === 'exchange') {
    exchangeFailed(draft, ticket, code);
    return undefined;
  }
  const evidence = takeFiles(draft, ticket, ids);
  if (evidence.length > 0)
    draft.act(ticket.id, { type: 'add_evidence', evidence, enough: false }, taken.actor);
  step(draft, taken, { type: 'merchant_reject', reasonCode: code, note });
  draft.say([{ name: 'merchant_rejected' }]);
  return undefined;
};
