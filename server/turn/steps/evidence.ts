import type { ChecklistItem } from '../../contract/cards.ts';
import type { Facts } from '../../decision/facts.ts';
import { evidenceHint, evidenceLabel } from '../../dialogue/labels.ts';
import { render, type Speech, word } from '../../dialogue/speech.ts';
import { type FilledSlot, fillChecklist, missingSlots, usable } from '../../evidence/checklist.ts';
import { evidenceScore } from '../../evidence/score.ts';
import { type EvidenceSlot, KIND_OF } from '../../evidence/slots.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Ticket, TicketEvidence } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { evidenceSlots, leavesOf } from '../taxonomy.ts';

/** The ticket's files: those already laid on it, and those of the talk that no ticket has yet. */
export const filesOf = (draft: Draft, ticket: Ticket): Evidence[] =>
  draft.snapshot.evidence.filter(
    (file) => file.ticketId === undefined || file.ticketId === ticket.id,
  );

export function checklistOf(draft: Draft, ticket: Ticket): readonly FilledSlot[] {
  const item = draft.snapshot.focus?.order.items.find((one) => one.id === ticket.itemId);
  const slots = evidenceSlots(leavesOf(ticket.claim), item?.serial !== undefined);
  return fillChecklist(withWanted(slots, ticket), filesOf(draft, ticket).filter(answers(ticket)));
}

/** The slots a person asked the buyer to fill, beside those of the reason. */
function withWanted(slots: readonly EvidenceSlot[], { wanted }: Ticket): readonly EvidenceSlot[] {
  if (wanted?.from !== 'buyer') return slots;
  const { keys } = wanted;
  const asked = keys.map((key) => {
    const count = slots.find((slot) => slot.key === key)?.count ?? 1;
    return { key, kind: KIND_OF[key], required: true, count };
  });
  return [...slots.filter(({ key }) => !keys.includes(key)), ...asked];
}

/** What was there when a person asked for more is no answer to it. */
const answers =
  ({ wanted }: Ticket) =>
  ({ key, uploadedAt }: Evidence): boolean =>
    wanted?.from !== 'buyer' || !key || !wanted.keys.includes(key) || uploadedAt >= wanted.since;

/** What the evidence is worth by DT-3, and whether one of its pictures served another case. */
export function scoreOf(draft: Draft, ticket: Ticket): Facts['evidence'] {
  const evidence = filesOf(draft, ticket);
  const order = draft.snapshot.focus?.order;
  const signedAt = order?.shipments.find((s) => s.itemIds.includes(ticket.itemId))?.signedAt;
  const { points, grade } = evidenceScore(
    { slots: checklistOf(draft, ticket), evidence, signedAt },
    draft.rules.dt3,
  );
  const reused = evidence.some((f) => f.reused === 'other')
    ? 'other'
    : evidence.some((f) => f.reused === 'own')
      ? 'own'
      : undefined;
  return { score: points, grade, ...(reused && { reused }) };
}

/** Lays the files sent with this message onto the ticket; answers those among them that failed. */
export function addEvidence(
  draft: Draft,
  ticket: Ticket,
  ids: readonly string[],
  enough: boolean,
): FilledSlot[] {
  const slots = checklistOf(draft, ticket);
  const known = new Set(ticket.evidence.map((file) => file.id));
  const fresh = filesOf(draft, ticket).filter(
    (file) => !known.has(file.id) && (ids.includes(file.id) || file.ticketId === undefined),
  );
  const evidence = fresh.map((file) => onTicket(slots, file));
  for (const file of evidence) draft.attach(file.id, ticket.id, file.key);
  if (evidence.length > 0 || enough)
    draft.act(
      ticket.id,
      { type: 'add_evidence', evidence, enough },
      { kind: 'buyer', id: ticket.buyerId },
    );
  return slots.filter(
    (slot) =>
      slot.problem !== undefined && slot.evidenceIds.some((id) => fresh.some((f) => f.id === id)),
  );
}

const onTicket = (slots: readonly FilledSlot[], file: Evidence): TicketEvidence => ({
  id: file.id,
  key: slots.find((slot) => slot.evidenceIds.includes(file.id))?.key,
  ok: usable(file),
  problems: file.quality.problems,
});

/** Lays these files of the talk on a case, as it keeps them; those it has already are left out. */
export function takeFiles(
  draft: Draft,
  ticket: Ticket,
  ids: readonly string[],
): readonly TicketEvidence[] {
  const slots = checklistOf(draft, ticket);
  const known = new Set(ticket.evidence.map((file) => file.id));
  const evidence = filesOf(draft, ticket)
    .filter((file) => ids.includes(file.id) && !known.has(file.id))
    .map((file) => onTicket(slots, file));
  for (const file of evidence) draft.attach(file.id, ticket.id, file.key);
  return evidence;
}

/** E03: asks for what is missing, and only for that, naming what was wrong with a photo that failed. */
export function requestEvidence(
  draft: Draft,
  ticket: Ticket,
  {
    failed,
    sent,
    anew = false,
  }: {
    readonly failed: readonly FilledSlot[];
    readonly sent: boolean;
    /** The case was opened a while ago, and only now the talk comes to it. */
    readonly anew?: boolean;
  },
): void {
  const slots = checklistOf(draft, ticket);
  const missing = missingSlots(slots);
  const first = ticket.evidenceAsks === 0;
  if (first || failed.length > 0)
    draft.act(ticket.id, { type: 'request_evidence', keys: missing.map((slot) => slot.key) });
  draft.showTicket(ticket.id);
  const askId = draft.id('ask');
  draft.show({
    type: 'evidence_request',
    askId,
    slot: 'evidence',
    text: requestText(draft, ticket, {
      missing,
      failed,
      first: first || anew,
      sent,
      required: slots.filter((slot) => slot.required).length,
    }),
    checklist: slots.map((slot) => checklistItem(draft, ticket, slot)),
  });
  draft.note({ type: 'asked', pending: { askId, slot: 'evidence' } });
}

interface Request {
  readonly missing: readonly FilledSlot[];
  readonly failed: readonly FilledSlot[];
  readonly first: boolean;
  /** Files came with this message. */
  readonly sent: boolean;
  /** Required slots in all. */
  readonly required: number;
}

function requestText(
  draft: Draft,
  ticket: Ticket,
  { missing, failed, first, sent, required }: Request,
): string {
  const { locale } = draft;
  const label = (slot: FilledSlot) => labelOf(draft, ticket, slot);
  const list = missing.map((slot) => ({ kind: 'word', word: label(slot) }) as const);
  const [wanted] = ticket.wanted?.from === 'buyer' ? [ticket.wanted] : [];
  if (failed.length === 0 && wanted && !sent)
    return render(
      {
        name: 'evidence_wanted',
        facts: {
          list,
          deadline: { kind: 'instant', at: wanted.until, cite: { kind: 'action', id: ticket.id } },
        },
      },
      locale,
      draft.timeZone,
    ).text;
  if (failed.length === 0)
    return render(
      {
        name: first ? 'evidence_ask' : sent ? 'evidence_missing' : 'back_to_evidence',
        facts: { list },
      },
      locale,
    ).text;
  const retakes = failed.map((slot) => render(retake(draft, ticket, slot), locale).text);
  const again = new Set(failed.map((slot) => slot.key));
  const untouched = missing.filter((slot) => !again.has(slot.key));
  const tail: Speech =
    untouched.length === 0
      ? { name: 'evidence_retake_rest' }
      : {
          name: 'evidence_missing',
          facts: { list: untouched.map((slot) => ({ kind: 'word', word: label(slot) }) as const) },
        };
  // Where every required photo failed, there is no rest to speak of.
  const only = required === failed.length;
  const said = [...retakes, ...(only ? [] : [render(tail, locale).text])];
  return said.join(locale === 'en' ? ' ' : '');
}

function retake(draft: Draft, ticket: Ticket, slot: FilledSlot): Speech {
  const { locale } = draft;
  const said = (text: string) => ({ kind: 'word', word: text }) as const;
  const facts = {
    label: said(labelOf(draft, ticket, slot)),
    hint: said(hintOf(draft, ticket, slot)),
  };
  if (slot.problem === 'wrong_kind')
    return {
      name: 'evidence_wrong_kind',
      facts: { ...facts, kind: said(word(`kind.${slot.kind}`, locale)) },
    };
  const problem = said(word(`problem.${slot.problem ?? 'unreadable'}`, locale));
  return { name: 'evidence_retake', facts: { ...facts, problem } };
}

/** What a photo or film is called to this buyer, of this claim. */
export const labelOf = (draft: Draft, ticket: Ticket, slot: FilledSlot): string =>
  evidenceLabel(slot.key, {
    wanting: slot.wanting,
    category: ticket.category,
    description: ticket.claim.description,
    leaf: ticket.claim.leaf,
    flaws: flawsToSee(ticket),
    locale: draft.locale,
  });

/** How to take it. */
export const hintOf = (draft: Draft, ticket: Ticket, slot: FilledSlot): string =>
  evidenceHint(slot.key, draft.locale, { leaf: ticket.claim.leaf, flaws: flawsToSee(ticket) });

const flawsToSee = ({ claim }: Ticket): number =>
  leavesOf(claim).filter((leaf) =>
    evidenceSlots([leaf], false).some(({ key }) => key === 'photo_closeup'),
  ).length;

const checklistItem = (draft: Draft, ticket: Ticket, slot: FilledSlot): ChecklistItem => ({
  key: slot.key,
  label: labelOf(draft, ticket, slot),
  hint: hintOf(draft, ticket, slot),
  kind: slot.kind,
  required: slot.required,
  ...(slot.satisfiedBy !== undefined && { satisfiedBy: slot.satisfiedBy }),
  ...(slot.problem !== undefined && { problem: slot.problem }),
});
