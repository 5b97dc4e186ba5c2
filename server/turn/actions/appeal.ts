import { appealRefusal, refusalDetail } from '../limits.ts';
import { newEvidence, openAppeal } from '../steps/appeal.ts';
import { type Action, missing, unless } from './action.ts';

/** E33, by either side: with words and with something that was not there before. */
export const appealAction: Action = (draft, { ticket, body, actor, by }) => {
  const { note, evidenceIds: ids = [] } = body;
  if (!note) return missing('note', 'say what is new');
  const side = by === 'merchant' ? 'merchant' : 'buyer';
  const brings = newEvidence(draft, ticket, ids).length > 0;
  const refused = appealRefusal(draft.rules, ticket, {
    now: draft.now,
    by: side,
    newEvidence: brings,
  });
  if (refused)
    return { code: 'action_not_allowed', path: 'evidenceIds', detail: refusalDetail(refused) };
  const done = openAppeal(draft, ticket, { by: side, note, ids, actor });
  return unless(done, 'an appeal is no longer open');
};
