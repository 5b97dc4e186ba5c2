import type { MessageBody } from '../contract/buyer-channel.ts';
import { type Leaf, type Severity, TRUNKS, type Trunk, type Zone } from '../terms/reason.ts';
import type { IntentId, SlotName, SlotValues, Understanding } from '../terms/understanding.ts';
import { slotOf } from '../terms/understanding.ts';
import { namesFault } from '../understanding/fault-words.ts';
import { SURE } from '../understanding/second-opinion.ts';
import { escalates, givesUp } from './about-talk.ts';
import { asSaid } from './as-said.ts';
import { type Asked, asksBeside, asksOf, isQuestion } from './asks.ts';
import type { ClaimDraft, ConversationState } from './conversation.ts';
import { declinedIn } from './declined.ts';
import { demandOf } from './demands.ts';
import { asPiece, detailsOf, PIECES, someOf } from './details.ts';
import { flawsOf, soleFault } from './flaws.ts';
import { leafOf } from './leaf-reading.ts';
import { goesToLaw } from './legal.ts';
import { likelyMeanings, meaningOf } from './likely.ts';
import { commandsMachine } from './machine-talk.ts';
import { wishesPlainly } from './plain-wish.ts';
import { inPlace, pointing } from './pointing.ts';
import { CLAIM_INTENTS, TOPICS, type Topic } from './topics.ts';
import { wishesIn } from './wish.ts';

/** What a message says to us, whichever way it was said: typed, tapped or sent as a card. */
export interface Heard {
  /** The message as it is read: slips of spelling set right. */
  readonly text: string;
  /** The buyer's own words. */
  readonly words: string;
  readonly main: IntentId | undefined;
  readonly topic: Topic;
  readonly stance: SlotValues['stance'] | undefined;
  /** A yes in so many words, in a message that as a whole is a yes: only this may move money. */
  readonly plainYes: boolean;
  readonly correction: SlotValues['correction'] | undefined;
  readonly safety: SlotValues['safety'] | undefined;
  readonly injection: boolean;
  /** Legal steps are announced. */
  readonly legal: boolean;
  readonly angry: boolean;
  /** The message brings files. */
  readonly sends: boolean;
  readonly tracking: string | undefined;
  readonly order: string | undefined;
  readonly item: string | undefined;
  readonly draft: ClaimDraft;
  /** Leaves too close to call. */
  readonly leafChoices: readonly Leaf[];
  /** Every leaf the words may speak of, best first. */
  readonly leaves: Understanding['leaves'];
  /** The trunk that was tapped when asked what it is about. */
  readonly trunk: Trunk | undefined;
  /** What was tapped when we asked which of the likely meanings it is. */
  readonly meant: IntentId | undefined;
  /** Likely meanings of words that are not clear. */
  readonly likely: readonly IntentId[];
  /** One of several things told that the words let go of, or keep to. */
  readonly setAside: Understanding['setAside'];
  /** What a message asks that holds several requests, in order, each in its own words. */
  readonly asks: readonly Asked[];
}

/** Reads a message in the light of what stands open. A tapped answer counts as the slot it answers. */
export function hear(
  body: Pick<MessageBody, 'text' | 'choose' | 'evidenceIds'>,
  understanding: Understanding | undefined,
  state: ConversationState,
): Heard {
  const chosen =
    body.choose && state.pending?.askId === body.choose.askId ? state.pending.slot : undefined;
  const value = chosen ? String(body.choose?.value) : undefined;
  const said = understanding;
  const main = said?.intents[0];
  const get = <N extends SlotName>(name: N): SlotValues[N] | undefined =>
    said ? slotOf(said, name) : undefined;
  const words = body.text?.trim() ?? '';
  const text = said?.readAs?.trim() ?? words;
  const meant = chosen === 'reason' ? meaningOf(value) : undefined;
  const demand = demandOf(said, text);
  const leaf = demand
    ? { sure: demand.leaf, close: [] }
    : (soleFault(said) ?? leafOf(said, chosen === 'leaf' ? value : undefined));
  const flaws = flawsOf(said, body.text ?? '');
  const [first, ...secondary] = flaws;
  const details = told(text, demand?.freightCents);
  const pieces = someOf(text);
  const { accessory } = details.details ?? {};
  const other = get('item') !== undefined && get('item') !== state.focus?.itemId;
  const names =
    (!other && namesPiece(state, accessory)) ||
    (!other && get('part') !== undefined && namesPlace(state, text));
  const sure =
    chosen === undefined && leaf.sure ? asSaid(asPiece(leaf.sure, accessory), text) : leaf.sure;
  const draft = {
    ...draftOf({ said, text, chosen, value, leaf: names ? undefined : (sure ?? first?.leaf) }),
    ...first,
    ...(secondary.length > 0 && { secondary }),
    ...details,
    ...(chosen === 'digital_code' && codesIn(value)),
    ...declinedIn(value ?? text, state.pending, state.draft.declined),
    ...(pieces !== undefined && { quantity: pieces }),
  };
  const takes = draft.remedy !== undefined && isQuestion(main?.id) && wishesPlainly(text);
  return {
    text,
    words,
    sends: (body.evidenceIds?.length ?? 0) > 0,
    tracking: chosen === 'tracking' ? value : get('tracking'),
    main: meant ?? main?.id,
    meant,
    likely: likelyMeanings(said),
    setAside: said?.setAside,
    asks: takes ? asksBeside(said, body.text ?? '') : asksOf(said, body.text ?? ''),
    topic: commandsMachine(said, text)
      ? 'unclear'
      : meant
        ? (TOPICS[meant] ?? 'small')
        : demand
          ? 'claim'
          : (plainTopic(text, state) ??
            inPlace(pointing(text, topicOf(said, chosen !== undefined || takes, draft)), state)),
    stance:
      chosen === 'confirm'
        ? value === 'yes'
          ? 'accept'
          : 'reject'
        : stanceOf(said, get('stance'), text),
    plainYes: get('stance') === 'accept' && main?.id === 'affirm',
    correction: get('correction'),
    safety: get('safety') ?? (chosen === 'leaf' && value === 'DEF.safety' ? 'danger' : undefined),
    injection: get('injection') !== undefined,
    legal: goesToLaw(text),
    angry: said?.sentiment === 'angry',
    order: chosen === 'order' ? value : get('order'),
    item: chosen === 'item' ? value : get('item'),
    draft,
    leafChoices: first || names ? [] : choicesIn(said, leaf),
    leaves: said?.leaves ?? [],
    trunk: chosen === 'reason' ? TRUNKS.find((trunk) => trunk === value) : undefined,
  };
}

/** The likely leaves where none is sure; a sure one that the words do not bear out leaves the others. */
const choicesIn = (
  said: Understanding | undefined,
  { sure, close }: { readonly sure?: Leaf; readonly close: readonly Leaf[] },
): readonly Leaf[] =>
  sure ? (said?.leaves ?? []).flatMap(({ id }) => (id === sure ? [] : [id])) : close;

/** The code that was tapped; all of them are what goes without saying. */
const codesIn = (value: string | undefined): ClaimDraft =>
  value === undefined || value === 'all'
    ? { quantity: undefined }
    : { details: { codeIds: [value] }, quantity: 1 };

/** Asked what is missing, the name of a piece is the answer, and no fault of it: "the charger". */
const namesPiece = ({ pending, draft: { leaf } }: ConversationState, piece?: string): boolean =>
  piece !== undefined &&
  pending?.slot === 'description' &&
  leaf !== undefined &&
  PIECES.includes(leaf);

/** Asked where it is, the name of a part is the answer, and no other fault: "the screen". */
const namesPlace = ({ pending, draft: { leaf } }: ConversationState, text: string): boolean =>
  pending?.slot === 'part' && leaf !== undefined && !namesFault(text.toLowerCase(), false);

const told = (text: string, freightCents?: number): Pick<ClaimDraft, 'details'> => {
  const details = { ...detailsOf(text), ...(freightCents !== undefined && { freightCents }) };
  return Object.keys(details).length > 0 ? { details } : {};
};

/** Said in so many words, whatever else they are near to. */
const plainTopic = (text: string, { ticketId }: ConversationState): Topic | undefined =>
  escalates(text) ? 'person' : ticketId !== undefined && givesUp(text) ? 'withdraw' : undefined;

interface Told {
  readonly said: Understanding | undefined;
  readonly text: string;
  readonly chosen: string | undefined;
  readonly value: string | undefined;
  readonly leaf: Leaf | undefined;
}

function draftOf({ said, text, chosen, value, leaf }: Told): ClaimDraft {
  const get = <N extends SlotName>(name: N): SlotValues[N] | undefined =>
    said ? slotOf(said, name) : undefined;
  const part = chosen === 'part' ? value : get('part');
  const zone = chosen === 'part' && isZone(value) ? value : get('zone');
  const severity = chosen === 'severity' ? (value as Severity) : get('severity');
  const amountCents = chosen === 'amount' ? Number(value) : get('amount');
  const percentBps = get('share');
  return {
    ...(leaf && { leaf }),
    ...(part && { part }),
    ...(zone && { zone }),
    ...(severity && { severity }),
    ...wishesIn({ said, text, chosen, value }),
    ...(amountCents !== undefined &&
      Number.isSafeInteger(amountCents) &&
      amountCents > 0 && { amountCents, percentBps: undefined }),
    ...(percentBps !== undefined && percentBps > 0 && { percentBps, amountCents: undefined }),
  };
}

const isZone = (value: string | undefined): value is Zone =>
  value === 'primary' || value === 'secondary' || value === 'hidden';

/** "就是左下角那里" says where it is, and yes to nothing. */
const TELLS_WHERE =
  /[角边缘侧]|[上下里面旁]面?(?:那里|这里|那块|那边|一点)|(?:那|这)(?:里|块|边|个位置)|\b(?:corner|edge|side|top|bottom|right there|near the)\b/i;

/** A message that as a whole says no is never a yes, whatever words of assent it holds. */
function stanceOf(
  said: Understanding | undefined,
  stance: SlotValues['stance'] | undefined,
  text: string,
) {
  const main = said?.intents[0];
  const sure = main !== undefined && main.confidence >= SURE;
  if (sure && main.id === 'deny' && stance !== 'haggle') return 'reject';
  if (stance) return stance;
  if (!sure) return undefined;
  if (main.id === 'affirm') return TELLS_WHERE.test(text) ? undefined : 'accept';
  return main.id === 'counter_offer' ? 'haggle' : undefined;
}

/** A fault that was told outweighs the small talk, the doubt or the request around it. */
const OUTWEIGHED: readonly Topic[] = ['off_topic', 'uncovered', 'small', 'unclear'];

function topicOf(said: Understanding | undefined, tapped: boolean, draft: ClaimDraft): Topic {
  const main = said?.intents[0];
  if (tapped) return 'claim';
  if (!main) return 'silent';
  const sure = main.confidence >= SURE || main.id === 'out_of_scope';
  const topic = sure ? (TOPICS[main.id] ?? 'small') : 'unclear';
  const told = draft.leaf !== undefined || draft.part !== undefined;
  if (told && OUTWEIGHED.includes(topic)) return 'claim';
  // "I want to return it, I have already sent it back" asks nothing about a refund under way.
  const claims = said?.intents.some(
    ({ id, confidence }) => confidence >= SURE && CLAIM_INTENTS.includes(id),
  );
  return draft.leaf !== undefined && claims && topic === 'status' ? 'claim' : topic;
}
