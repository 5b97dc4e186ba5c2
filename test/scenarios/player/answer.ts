import type { MessageBody } from '../../../server/contract/buyer-channel.ts';
import type { VisibleEventOf, WireEvent } from '../../../server/contract/conversation-events.ts';
import type { EvidenceKind } from '../../../server/terms/evidence.ts';
import type { FileSketch, Knowledge, Scenario } from '../shape.ts';

type Words = Omit<MessageBody, 'clientId'>;
type CardType = 'ask' | 'evidence_request' | 'confirm' | 'offer';
export type Card = WireEvent & VisibleEventOf<CardType>;

/** What a buyer does about a card: says something, or sends what was asked for. */
export type Reaction =
  | { readonly words: Words }
  | { readonly files: readonly FileSketch[]; readonly text: string };

const CARDS: readonly string[] = ['ask', 'evidence_request', 'confirm', 'offer'];
/** Questions that wait for nobody. */
const IDLE: readonly string[] = ['satisfaction', 'anything_else'];

/** The card that waits for the buyer, if any. */
export function openCard(answer: readonly WireEvent[]): Card | undefined {
  return answer.findLast(
    (event): event is Card =>
      CARDS.includes(event.type) && !('slot' in event && IDLE.includes(event.slot)),
  );
}

/** How a buyer who knows what the scenario knows answers a card; nothing when they cannot. */
export function react(card: Card, scenario: Scenario): Reaction | undefined {
  switch (card.type) {
    case 'confirm':
      return { words: { confirm: { askId: card.askId, digest: card.digest } } };
    case 'evidence_request':
      return { files: missing(card), text: scenario.lang === 'en' ? 'here you are' : '拍好了' };
    case 'offer':
      return takeOffer(card, scenario.knows.remedy);
    case 'ask':
      return answerAsk(card, scenario);
  }
}

const missing = ({ checklist }: VisibleEventOf<'evidence_request'>): FileSketch[] =>
  checklist
    .filter((slot) => slot.required && !slot.satisfiedBy)
    .map(({ key, kind }) => ({ key, kind: kind as EvidenceKind }));

/** Taps the offer of this remedy, the main one when no other was wanted. */
export function takeOffer(offer: VisibleEventOf<'offer'>, remedy?: string): Reaction | undefined {
  const wanted =
    remedy === undefined || offer.remedy === remedy
      ? offer.offerId
      : offer.alternatives.find((other) => other.remedy === remedy)?.offerId;
  return wanted ? { words: { offer: { offerId: wanted, verb: 'accept' } } } : undefined;
}

function answerAsk(ask: VisibleEventOf<'ask'>, scenario: Scenario): Reaction | undefined {
  const told = toldBy(scenario)[ask.slot];
  const options = ask.options ?? [];
  const option = options.find(({ value }) => value === told) ?? options.find(likely(ask.slot));
  if (option) return { words: { choose: { askId: ask.askId, value: option.value } } };
  if (ask.min !== undefined || ask.max !== undefined)
    return { words: { choose: { askId: ask.askId, value: Number(told ?? ask.min ?? 1) } } };
  return told === undefined ? undefined : { words: { text: told } };
}

/** Where nothing is known a buyer says yes to a yes-or-no question, and else leaves it to us. */
const likely =
  (slot: string) =>
  ({ value }: { readonly value: string }): boolean =>
    slot === 'confirm' ? value === 'yes' : value === 'suggest' || value === 'other';

function toldBy(scenario: Scenario): Readonly<Record<string, string | undefined>> {
  const { knows } = scenario;
  return {
    leaf: knows.leaf,
    reason: knows.leaf?.slice(0, 3),
    part: knows.zone,
    severity: knows.severity,
    remedy: knows.remedy,
    amount: knows.amountCents === undefined ? undefined : String(knows.amountCents / 100),
    description: knows.description ?? firstWords(scenario),
    item: '1',
    ...otherAnswers(knows),
  };
}

const otherAnswers = ({ other = {} }: Knowledge) => other;

const firstWords = ({ steps }: Scenario): string | undefined => {
  const said = steps.find((step) => 'say' in step);
  return said && 'say' in said ? said.say : undefined;
};
