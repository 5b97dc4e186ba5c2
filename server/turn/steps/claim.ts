import { parcelOf } from '../../decision/parcel.ts';
import { PIECES } from '../../dialogue/details.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { partName, wishFact } from '../../dialogue/labels.ts';
import type { OrderItem } from '../../terms/order.ts';
import { type Leaf, LOCATED, TRUNKS } from '../../terms/reason.ts';
import { namesFault } from '../../understanding/fault-words.ts';
import type { Draft } from '../draft.ts';
import type { OrderFacts } from '../ports.ts';
import { evidenceSlots, isLeaf } from '../taxonomy.ts';
import { askAgain } from './answers/repeat.ts';
import { ask, askedBefore, askLeaf, askPart, askTrunk } from './ask.ts';
import { moveEvidence } from './evidence-flow.ts';
import { focusOn, type NeedOrder } from './focus.ts';
import { canBe, choicesAmong, choicesFor, likeliest, properLeaf } from './likely-leaf.ts';
import { openClaim, tellUnderstood } from './open-claim.ts';
import { refer } from './refer.ts';
import { statusOf } from './status.ts';
import { submit } from './submit.ts';
import { tellClaim } from './tell-claim.ts';
import { asksWhichCode } from './which-code.ts';

/** Opens a claim as soon as order, item and reason are known; asks for the first that is missing. */
export function advanceClaim(draft: Draft, heard: Heard): NeedOrder | undefined {
  tellClaim(draft, heard);
  const focus = focusOn(draft, heard);
  if (focus.kind === 'need') return { needOrder: focus.orderId };
  if (focus.kind === 'asked') return undefined;
  const active = focus.facts.lines.find((line) => line.itemId === focus.item.id)?.activeTicketId;
  const known = active && draft.ticketById(active);
  if (active) draft.say([known ? statusOf(draft, known) : { name: 'claim_open_elsewhere' }]);
  else withReason(draft, focus.facts, focus.item, heard);
  return undefined;
}

function withReason(draft: Draft, facts: OrderFacts, item: OrderItem, heard: Heard): void {
  const told = draft.state.draft.leaf;
  if (!told || !isLeaf(told)) {
    askReason(draft, facts, item, heard);
    return;
  }
  const leaf = properLeaf(told, facts, item);
  if (!canBe(leaf, facts, item)) {
    elsewhere(draft, facts, item, heard);
    return;
  }
  const { secondary = [] } = draft.state.draft;
  const possible = secondary.filter((flaw) => canBe(flaw.leaf, facts, item));
  if (possible.length < secondary.length)
    draft.note({ type: 'claim_told', draft: { secondary: possible } });
  if (leaf !== told) draft.note({ type: 'claim_told', draft: { leaf } });
  if (leaf === LOCATED && !draft.state.draft.zone && askedBefore(draft, 'part') === 0) {
    askPart(draft);
    return;
  }
  if (PIECES.includes(leaf) && !draft.state.draft.details?.accessory) {
    // Just told, it cannot have been asked what is missing, whatever else was asked in words.
    const fresh = draft.stateBefore.draft.leaf !== leaf;
    if (fresh || askedBefore(draft, 'description') === 0) {
      ask(draft, 'description', { name: 'ask_missing' });
      return;
    }
  }
  if (asksWhichCode(draft, { item, leaf, text: heard.text })) return;
  const wanted = evidenceSlots(leavesTold(draft, leaf), item.serial !== undefined).some(
    (slot) => slot.required,
  );
  if (!wanted) {
    submit(draft, facts, item, leaf);
    return;
  }
  const ticketId = openClaim(draft, facts, item, leaf);
  tellUnderstood(draft, item, leaf);
  moveEvidence(draft, ticketId, { fileIds: [] });
}

/** Whether it is a reason still, not one that was offered and declined. */
const isOpen = ({ state: { draft } }: Draft) => {
  const { declined = [] } = draft;
  return ({ id }: { readonly id: Leaf }): boolean => !declined.includes(id);
};

/** What was heard cannot be where the goods are: the next likely reason that can, else one question. */
function elsewhere(draft: Draft, facts: OrderFacts, item: OrderItem, heard: Heard): void {
  const likely = likeliest(heard.leaves.filter(isOpen(draft)), facts, item);
  // What cannot be was misheard: the reason that was told before stands.
  const leaf = likely ?? draft.state.draft.earlier?.findLast((one) => canBe(one, facts, item));
  draft.note({ type: 'claim_told', draft: { leaf } });
  if (leaf) withReason(draft, facts, item, heard);
  else askReason(draft, facts, item, heard);
}

/** No word of what is wrong so far: nothing at all, or no more than a wish. */
const tellsNothing = ({ state, stateBefore }: Draft, { draft, leafChoices }: Heard): boolean =>
  !state.draft.description ||
  (!stateBefore.draft.description &&
    draft.remedy !== undefined &&
    leafChoices.length === 0 &&
    draft.part === undefined);

const leavesTold = (draft: Draft, leaf: Leaf): readonly Leaf[] => [
  leaf,
  ...(draft.state.draft.secondary ?? []).map((flaw) => flaw.leaf),
];

/** Whoever wants the money back for what has not left yet, and names nothing wrong, calls it off. */
const callsOff = (facts: OrderFacts, item: OrderItem, { draft, leaves }: Heard): boolean =>
  parcelOf(facts.order, item).stage === 'unshipped' &&
  (draft.remedy === 'refund_only' || draft.remedy === 'return_refund') &&
  leaves.every(({ id }) => id.startsWith('NRR.') || !canBe(id, facts, item));

/** Of what is on its way, whoever wants no more than the money back wants it stopped; the card asks first. */
const turnsRound = (facts: OrderFacts, item: OrderItem, { draft, leaves }: Heard): boolean =>
  parcelOf(facts.order, item).stage === 'in_transit' &&
  draft.remedy === 'refund_only' &&
  draft.part === undefined &&
  leaves.every(({ id }) => /^(?:NRR|LOG)\./.test(id) || !canBe(id, facts, item));

/**
 * A wish that needs no reason told: to call off what has not left yet, or, once the rules of a return were
 * told, to return it by them.
 */
function withoutReason(
  draft: Draft,
  facts: OrderFacts,
  item: OrderItem,
  heard: Heard,
): Leaf | undefined {
  if (callsOff(facts, item, heard)) return 'FUL.cancel_unshipped';
  if (turnsRound(facts, item, heard)) return 'NRR.change_mind';
  const told = draft.state.answered?.return_policy !== undefined;
  const likely = likeliest(heard.leaves, facts, item);
  const returns = told && heard.draft.remedy === 'return_refund' && !heard.draft.part;
  return returns && (!likely || likely.startsWith('NRR.')) ? 'NRR.seven_day' : undefined;
}

const isTrunk = (option: string): boolean => TRUNKS.some((trunk) => trunk === option);

/** A wish told before the answer to which reason it is: it is kept, and the question stands. */
function wishesFirst(draft: Draft, { text, leaves, draft: { remedy, leaf } }: Heard): boolean {
  const { pending } = draft.stateBefore;
  const menu = pending?.slot === 'reason' && pending.options?.some((one) => isTrunk(one));
  if (!pending || !(pending.slot === 'leaf' || menu)) return false;
  const tells = leaf !== undefined || (leaves.length > 0 && namesFault(text.toLowerCase(), true));
  if (askedBefore(draft, pending.slot) > 1 || !remedy || tells) return false;
  draft.say([{ name: 'wish_noted', facts: { remedy: wishFact(remedy, draft.locale) } }]);
  return askAgain(draft, pending);
}

/** One question with likely answers; after that a person, never a guess. */
function askReason(draft: Draft, facts: OrderFacts, item: OrderItem, heard: Heard): void {
  const plain =
    askedBefore(draft, 'leaf') === 0 ? withoutReason(draft, facts, item, heard) : undefined;
  if (plain) {
    draft.note({ type: 'claim_told', draft: { leaf: plain } });
    withReason(draft, facts, item, heard);
    return;
  }
  const open = isOpen(draft);
  // Which of a code's faults it is, the issuer's records tell.
  const invalid = 'VIR.code_invalid' as const;
  const digital = parcelOf(facts.order, item).stage === 'digital';
  if (askedBefore(draft, 'leaf') > 0 && digital && open({ id: invalid })) {
    draft.note({ type: 'claim_told', draft: { leaf: invalid } });
    withReason(draft, facts, item, heard);
    return;
  }
  if (wishesFirst(draft, heard)) return;
  const { part } = heard.draft;
  if (heard.opens && part && askedBefore(draft, 'description') < 2) {
    const facts = { part: { kind: 'word', word: partName(part, draft.locale) } } as const;
    ask(draft, 'description', { name: 'ask_part_wrong', facts });
    return;
  }
  if (heard.opens && askedBefore(draft, 'description') === 0) {
    ask(draft, 'description', { name: 'ask_description' });
    return;
  }
  const close = choicesAmong(heard.leafChoices, facts, item);
  const all = close.length > 0 && !heard.trunk ? close : choicesFor(heard.trunk, facts, item);
  const choices = all.filter((id) => open({ id }));
  const asked = askedBefore(draft, 'leaf');
  // A trunk that was tapped deserves its own reasons, even where the first guess was none of them. Where
  // others were declined, even the only one left may be it; else one choice is no question, and their
  // own words tell more.
  const enough = choices.length > 1 || (choices.length === 1 && choices.length < all.length);
  if (enough && asked < (heard.trunk ? 2 : 1)) askLeaf(draft, choices);
  else if (tellsNothing(draft, heard) && askedBefore(draft, 'description') === 0)
    ask(draft, 'description', { name: 'ask_description' });
  else if (askedBefore(draft, 'reason') === 0) askTrunk(draft, 'ask_trunk');
  else {
    openClaim(draft, facts, item, 'SVC.other' as Leaf);
    refer(draft, { group: 'general', reasons: ['not_understood'], row: 'E11' });
  }
}
