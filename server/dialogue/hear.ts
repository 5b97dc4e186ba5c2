import type { MessageBody } from '../contract/buyer-channel.ts';
import { type Leaf, TRUNKS, type Trunk } from '../terms/reason.ts';
import type { IntentId, SlotName, SlotValues, Understanding } from '../terms/understanding.ts';
import { slotOf } from '../terms/understanding.ts';
import { namesFault } from '../understanding/fault-words.ts';
import { SURE } from '../understanding/second-opinion.ts';
import { escalates, givesUp } from './about-talk.ts';
import { asSaid } from './as-said.ts';
import { type Asked, askedOfGoods, asksBeside, asksOf, isQuestion } from './asks.ts';
import { codesIn, draftOf } from './claim-told.ts';
import type { ClaimDraft, ConversationState } from './conversation.ts';
import { declinedIn } from './declined.ts';
import { demandOf } from './demands.ts';
import { asPiece, detailsOf, PIECES, someOf } from './details.ts';
import { flawsOf, soleFault } from './flaws.ts';
import { leafOf } from './leaf-reading.ts';
import { goesToLaw } from './legal.ts';
import { likelyMeanings, meaningOf } from './likely.ts';
import { commandsMachine } from './machine-talk.ts';
import { onlyNames } from './only-names.ts';
import { wishesPlainly } from './plain-wish.ts';
import { inPlace, pointing } from './pointing.ts';
import { opensStory, tellsTrouble } from './prelude.ts';
import { stanceOf } from './stance.ts';
import { CLAIM_INTENTS, TOPICS, type Topic } from './topics.ts';

/** What a message says to us, whichever way it was said: typed, tapped or sent as a card. */
export interface Heard {
  /** The message as it is read: slips of spelling set right. */
  readonly text: string;
  /** The buyer's own words. */
  readonly words: string;
  /** It only opens the story: the thing or a part of it by name, or that something is wrong. */
  readonly opens: boolean;
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
  const trouble = chosen === undefined && tellsTrouble(text) ? true : undefined;
  const opens = chosen === undefined && (opensStory(text) || onlyNames(said, body.text ?? ''));
  // A number that is known to be theirs is no trouble with seeing it.
  const ofOwnOrder = leaf.sure === 'SVC.order_access' && get('order') !== undefined;
  const sure =
    chosen === undefined && leaf.sure ? asSaid(asPiece(leaf.sure, accessory), text) : leaf.sure;
  const draft = {
    ...draftOf({
      said,
      text,
      words: body.text ?? '',
      chosen,
      value,
      leaf: names || opens || ofOwnOrder ? undefined : (sure ?? first?.leaf),
    }),
    ...first,
    ...(secondary.length > 0 && { secondary }),
    ...details,
    ...(chosen === 'digital_code' && codesIn(value)),
    ...declinedIn(value ?? text, state.pending, state.draft.declined),
    ...(pieces !== undefined && { quantity: pieces }),
  };
  const beside = askedOfGoods(said, draft.leaf);
  const takes = draft.remedy !== undefined && isQuestion(main?.id) && wishesPlainly(text);
  return {
    text,
    words,
    opens,
    sends: (body.evidenceIds?.length ?? 0) > 0,
    tracking: chosen === 'tracking' ? value : get('tracking'),
    main: meant ?? main?.id,
    meant,
    likely: likelyMeanings(said),
    setAside: said?.setAside,
    asks:
      takes || beside
        ? asksBeside(said, body.text ?? '', takes ? undefined : beside)
        : asksOf(said, body.text ?? ''),
    topic: commandsMachine(said, text)
      ? 'unclear'
      : meant
        ? (TOPICS[meant] ?? 'small')
        : (demand ?? trouble)
          ? 'claim'
          : (plainTopic(text, state) ??
            inPlace(
              pointing({ text, opens }, topicOf(said, chosen !== undefined || takes, draft)),
              state,
              { text, told: draft.leaf !== undefined },
            )),
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
    leafChoices: first || names || opens ? [] : choicesIn(said, leaf),
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
