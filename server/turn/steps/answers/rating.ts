import type { MessageBody } from '../../../contract/buyer-channel.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { asksSomething } from '../../../dialogue/repairs.ts';
import { render, word } from '../../../dialogue/speech.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Draft } from '../../draft.ts';

const SCORES = ['1', '2', '3', '4', '5'];
const RATED: readonly Ticket['state'][] = ['completed', 'rejected', 'cancelled'];
const MAX_NOTE = 500;
/** Whoever gives so little is shown the way to a person. */
const LOW = 2;
/** Words that object to the result are no comment on it. */
const OBJECTS = /申诉|不服|复核|复议|重新打开|重开|人工|appeal|review|disagree|reopen|agent|human/i;
const UNSOLVED = /没(?:有)?解决|还是不行|not (?:re)?solved|unsolved|still (?:not|broken)/i;
/** A rating typed instead of tapped: "5分", "满意", "非常好", "not satisfied". */
const TYPED: readonly (readonly [RegExp, number])[] = [
  [/^(?:很|非常|特别)?不(?:太)?满意|^(?:差劲|太差)|^(?:not|very un|un)\s?satisfied/i, 2],
  [/^(?:非常|很|特别|挺)?满意|^(?:very |totally )?satisfied/i, 5],
  [/^([1-5])\s*(?:分|星|stars?|\/5)?[\s.!。！]*$/i, 0],
];

/** Two taps after a case has ended; a rating is asked for once and never again. */
export function askRating(draft: Draft, ticket: Ticket): void {
  if (!RATED.includes(ticket.state) || ticket.rating || draft.state.rating) return;
  const askId = draft.id('ask');
  const { locale } = draft;
  draft.show({
    type: 'satisfaction',
    askId,
    ticketId: ticket.id,
    questions: [
      {
        id: 'score',
        text: render({ name: 'rate_score' }, locale).text,
        options: SCORES.map((value) => ({ value, label: value })),
      },
      {
        id: 'resolved',
        text: render({ name: 'rate_resolved' }, locale).text,
        options: ['yes', 'no'].map((value) => ({ value, label: word(`option.${value}`, locale) })),
      },
    ],
  });
  draft.note({ type: 'rating_asked', askId, ticketId: ticket.id });
}

/**
 * The answer to the card, tapped or typed, and one free line after it. True where the message was
 * that; anything else closes the card for good.
 */
export function hearRating(draft: Draft, body: MessageBody, heard: Heard): boolean {
  const { rating } = draft.state;
  if (!rating) return false;
  const tapped = body.choose?.askId === rating.askId;
  const given = tapped ? tappedScore(body.choose?.value) : typedScore(rating.score, heard);
  if (given) {
    rate(draft, { ...given, note: tapped ? heard.words : '' });
    return true;
  }
  const comment = rating.score !== undefined && !tapped && isComment(heard);
  if (comment && rating.score !== undefined) {
    const { score, resolved } = rating;
    save(draft, { score, resolved, note: heard.words });
    thank(draft, UNSOLVED.test(heard.text) ? 'rate_thanks_open' : 'rate_noted');
  }
  draft.note({ type: 'rating_over', askId: rating.askId });
  return comment || tapped;
}

interface Given {
  readonly score: number;
  readonly resolved?: boolean | undefined;
  readonly note?: string | undefined;
}

/** `["score:5", "resolved:yes"]`, as the card sends it. */
function tappedScore(value: unknown): Given | undefined {
  const parts = (Array.isArray(value) ? value : [value]).map((one) => String(one).split(':'));
  const of = (id: string) => parts.find(([key]) => key === id)?.[1];
  const score = Number(of('score') ?? parts[0]?.[0]);
  const resolved = of('resolved');
  if (!SCORES.includes(String(score))) return undefined;
  return { score, ...(resolved !== undefined && { resolved: resolved === 'yes' }) };
}

function typedScore(known: number | undefined, { text }: Heard): Given | undefined {
  if (known !== undefined) return undefined;
  for (const [pattern, score] of TYPED) {
    const found = pattern.exec(text);
    if (found) return { score: score || Number(found[1]) };
  }
  return undefined;
}

/** Words that ask for nothing: the free line that may follow a score. */
const isComment = ({ text, topic, main }: Heard): boolean =>
  text !== '' &&
  main !== 'greet' &&
  ['small', 'unclear', 'off_topic', 'status'].includes(topic) &&
  !asksSomething(text) &&
  !OBJECTS.test(text);

function rate(draft: Draft, given: Given): void {
  const askId = draft.state.rating?.askId ?? '';
  const { score, resolved } = given;
  save(draft, given);
  draft.note({ type: 'rating_given', askId, score, resolved });
  thank(draft, resolved === false || score <= LOW ? 'rate_thanks_open' : 'rate_thanks');
}

/** Whoever says that it is not settled gets a way on with the thanks. */
const thank = (draft: Draft, name: 'rate_thanks' | 'rate_thanks_open' | 'rate_noted'): void =>
  draft.say(
    [{ name }],
    name === 'rate_thanks_open' ? { quickReplies: [word('quick.human', draft.locale)] } : {},
  );

function save(draft: Draft, { score, resolved, note }: Given): void {
  const { rating } = draft.state;
  const { buyerId } = draft.snapshot.conversation;
  if (!rating) return;
  draft.act(
    rating.ticketId,
    { type: 'rate', score, resolved, ...(note && { note: note.slice(0, MAX_NOTE) }) },
    { kind: 'buyer', ...(buyerId && { id: buyerId }) },
  );
}
