import type { MessageBody } from '../contract/buyer-channel.ts';
import { type Heard, hear } from '../dialogue/hear.ts';
import { isTerminal } from '../terms/state.ts';
import type { ItemReading, Understanding } from '../terms/understanding.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Draft } from './draft.ts';
import { type Outcome, respond, type Said } from './respond.ts';
import { caseNamed, itemOf, openCases, takeUp } from './steps/cases.ts';
import { advanceClaim } from './steps/claim.ts';
import { orderOfItem } from './steps/focus.ts';
import { itemByPart } from './steps/item-by-part.ts';
import { moveToItem } from './steps/move-item.ts';
import { goesOnWithNext, showStep } from './steps/next-case.ts';
import { claimSeveral, hearOf } from './steps/several-items.ts';
import { statusOf } from './steps/status.ts';

/** A buyer's message, as it is turned to one of their cases. */
export interface Message {
  readonly body: MessageBody;
  readonly understanding: Understanding | undefined;
  /** A card says which case it is for. */
  readonly isTapped: boolean;
  /** The order it is about, where that is known beside its words. */
  readonly order?: string | undefined;
}

/** Which case a message is for, where the talk has several: by what was tapped, else by its words. */
export function turnToCase(
  draft: Draft,
  { body, understanding: said, isTapped, order }: Message,
): Outcome {
  const hearNow = () => {
    const heard = itemByPart(draft, hear(body, said, draft.state));
    return order === undefined ? heard : { ...heard, order };
  };
  const heard = hearNow();
  const plain = !(heard.safety ?? body.choose ?? body.offer ?? body.confirm) && !heard.sends;
  if (!plain || heard.legal || heard.topic === 'person') return respond(draft, body, heard);
  const next = goesOnWithNext(draft, heard);
  if (next) return next === true ? undefined : next;
  if (said?.perItem) return respondPerItem(draft, body, said.perItem);
  const named = isTapped ? undefined : caseNamed(draft, heard);
  if (named && named.id !== draft.state.ticketId) {
    const elsewhere = takeUp(draft, named);
    if (elsewhere) return elsewhere;
    return respondIn(draft, named, { body, heard: hearNow() });
  }
  const moved = !isTapped && moveToItem(draft, heard);
  if (moved) return moved === true ? undefined : moved;
  if (tellsOfAnother(draft, heard)) {
    const order = orderOfItem(draft, heard.item);
    if (order) draft.note({ type: 'claim_begun', orderId: order, itemId: heard.item ?? '' });
    return respond(draft, body, hearNow());
  }
  return respond(draft, body, heard);
}

/** A fault of an item that no case is open for: a claim of its own beside the one in hand, or being told. */
function tellsOfAnother({ ticket, state }: Draft, { item, topic, draft }: Heard): boolean {
  if (item === undefined || topic !== 'claim' || draft.leaf === undefined) return false;
  if (ticket && !isTerminal(ticket.state)) return item !== ticket.itemId;
  return (
    state.draft.leaf !== undefined &&
    state.focus?.itemId !== undefined &&
    item !== state.focus.itemId
  );
}

/** A case is named and nothing is said of it. */
const BARE =
  /^[^,，。!！?？]{0,24}(?:那|这|的)(?:个|件|台|一个)?呢[?？。~]*$|^(?:and )?(?:what|how) about (?:the |my )?[^,.?!]{1,24}\??$/i;

/** Words that do no more than name a case get where it stands and what it waits for. */
function respondIn(draft: Draft, ticket: Ticket, { body, heard }: Said): Outcome {
  const bare =
    BARE.test(heard.text) ||
    (['unclear', 'off_topic', 'small', 'silent'].includes(heard.topic) &&
      heard.stance === undefined &&
      Object.keys(heard.draft).length === 0);
  if (!bare) {
    draft.say([{ name: 'about_case', facts: { item: itemOf(ticket) } }]);
    return respond(draft, body, heard);
  }
  draft.say([
    { name: 'case_named', facts: { item: itemOf(ticket), status: statusOf(draft, ticket) } },
  ]);
  return void showStep(draft, ticket);
}

/** A message that says something of each of several items: each is answered as its own. */
function respondPerItem(
  draft: Draft,
  body: MessageBody,
  readings: readonly ItemReading[],
): Outcome {
  const claims: ItemReading[] = [];
  for (const reading of readings) {
    const ticket = openCases(draft).find(({ itemId }) => itemId === reading.itemId);
    const away = ticket && takeUp(draft, ticket);
    if (away) return away;
    const heard = hearOf(draft, reading);
    if (!ticket && heard.topic === 'claim') claims.push(reading);
    else {
      const part = { clientId: body.clientId, text: reading.text };
      const outcome = ticket
        ? respondIn(draft, ticket, { body: part, heard })
        : respond(draft, part, heard);
      if (outcome) return outcome;
    }
  }
  const [only] = claims;
  if (claims.length > 1) return claimSeveral(draft, claims);
  const order = only && orderOfItem(draft, only.itemId);
  if (!only || !order) return undefined;
  draft.note({ type: 'claim_begun', orderId: order, itemId: only.itemId });
  return advanceClaim(draft, hearOf(draft, only));
}
