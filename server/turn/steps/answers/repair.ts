import { PIECES } from '../../../dialogue/details.ts';
import { lastTermIn, termWord } from '../../../dialogue/glossary.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import type { Repair } from '../../../dialogue/repairs.ts';
import { bound } from '../../../dialogue/speech.ts';
import type { Draft } from '../../draft.ts';
import { ask, askedBefore } from '../ask.ts';
import { advanceClaim } from '../claim.ts';
import { moveEvidence } from '../evidence-flow.ts';
import type { NeedOrder } from '../focus.ts';
import { comeBack } from './come-back.ts';
import { missingPhotos } from './evidence-help.ts';
import { repeat } from './repeat.ts';
import { instant, plain } from './told.ts';

/** Questions whose answer the rules can presume. */
const SKIPPABLE: readonly string[] = [
  'part',
  'severity',
  'leaf',
  'description',
  'remedy',
  'amount',
];
/** Said of photos, only a plain "skip" gives them up. */
const PLAIN_SKIP = /跳过|略过|skip/i;

/** Does what a message asks of the talk itself. False where nothing stands open that it could mean. */
export function repairTalk(draft: Draft, heard: Heard, repair: Repair): NeedOrder | boolean {
  switch (repair) {
    case 'repeat':
      repeat(draft);
      return true;
    case 'meaning':
      explain(draft, heard.text);
      return true;
    case 'wait':
      waitFor(draft);
      return true;
    case 'skip':
      return skip(draft, heard);
  }
}

/** Explains the term in the message, else the last one that was used; then the question stands again. */
function explain(draft: Draft, text: string): void {
  const named = lastTermIn(text);
  if (!named && explainsQuestion(draft)) return;
  const term = named?.term ?? draft.state.term;
  const explained = bound(`term_${term}`, {});
  if (!term || !explained) {
    draft.say([{ name: 'meaning_unknown' }]);
    if (draft.state.pending) comeBack(draft);
    return;
  }
  const written = named?.written ?? termWord(term, draft.locale);
  draft.say([
    {
      name: 'meaning',
      facts: { term: plain(written), text: explained },
    },
  ]);
  if (draft.state.pending) comeBack(draft);
}

/** "什么意思" with no term in it is about the question that stands open: why it is put, and a way round it. */
function explainsQuestion(draft: Draft): boolean {
  const { pending } = draft.state;
  switch (pending?.slot) {
    case 'reason':
    case 'leaf':
      if (askedBefore(draft, 'description') > 0) return false;
      ask(draft, 'description', { name: 'explain_reason' });
      return true;
    case 'description':
      if (askedBefore(draft, 'description') > 2) return false;
      ask(draft, 'description', { name: wantsPiece(draft) ? 'explain_missing' : explained(draft) });
      return true;
    case 'part':
    case 'remedy':
      draft.say([{ name: pending.slot === 'part' ? 'explain_part' : 'explain_remedy' }]);
      comeBack(draft);
      return true;
    default:
      return explainsPhotos(draft);
  }
}

/** What the photos are for, and that there is a way round them. */
function explainsPhotos(draft: Draft): boolean {
  const { ticket } = draft;
  const { list } = ticket?.state === 'evidence_wait' ? missingPhotos(draft, ticket) : { list: [] };
  if (list.length > 0) draft.say([{ name: 'explain_evidence', facts: { list } }]);
  return list.length > 0;
}

/** Not understood once already: fewer words, and a person. */
const explained = (draft: Draft) =>
  askedBefore(draft, 'description') > 0 ? 'explain_reason_again' : 'explain_reason';

const wantsPiece = ({ state: { draft } }: Draft): boolean =>
  draft.leaf !== undefined && PIECES.includes(draft.leaf);

function waitFor(draft: Draft): void {
  const { ticket } = draft;
  const { deadline } = ticket ?? {};
  draft.say(
    ticket?.holder === 'buyer' && deadline
      ? [
          {
            name: 'waiting_until',
            facts: { deadline: instant(deadline.at, { kind: 'action', id: ticket.id }) },
          },
        ]
      : [{ name: ticket && ticket.holder !== 'buyer' ? 'waiting_others' : 'waiting' }],
  );
}

/** Goes on with what the rules presume; the question is not put again. */
function skip(draft: Draft, heard: Heard): NeedOrder | boolean {
  const { pending } = draft.state;
  const { ticket } = draft;
  if (ticket?.state === 'evidence_wait' && pending?.slot !== 'remedy') {
    if (!PLAIN_SKIP.test(heard.text)) return false;
    moveEvidence(draft, ticket.id, { fileIds: [], nothingMore: true });
    return true;
  }
  if (pending?.slot === 'reason' && !ticket) return explainsQuestion(draft);
  if (!pending || !SKIPPABLE.includes(pending.slot)) return false;
  draft.note({ type: 'answered', askId: pending.askId });
  if (ticket) moveEvidence(draft, ticket.id, { fileIds: [] });
  else {
    const nothing = { ...heard, topic: 'claim', text: '', draft: {}, leafChoices: [] } as const;
    return advanceClaim(draft, nothing) ?? true;
  }
  return true;
}
