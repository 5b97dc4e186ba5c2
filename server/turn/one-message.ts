import type { NewConversationEvent } from './ports.ts';

const isWords = ({ type, actor, visibility, body }: NewConversationEvent): boolean =>
  type === 'text' && actor.kind === 'bot' && visibility === 'all' && typeof body.text === 'string';

const listOf = (events: readonly NewConversationEvent[], key: string): readonly unknown[] =>
  events.flatMap(({ body }) => (Array.isArray(body[key]) ? body[key] : []));

const distinct = (list: readonly unknown[]): unknown[] => [
  ...new Map(list.map((one) => [JSON.stringify(one), one])).values(),
];

/** What the bot said in these events as one message of several lines, in the place of the first. */
export function inOneMessage(events: readonly NewConversationEvent[]): NewConversationEvent[] {
  const words = events.filter(isWords);
  const [first] = words;
  if (!first || words.length < 2) return [...events];
  const text = distinct(words.map(({ body }) => body.text)).join('\n');
  const [cites, quickReplies] = ['cites', 'quickReplies'].map((key) =>
    distinct(listOf(words, key)),
  );
  const body = {
    ...first.body,
    text,
    ...(cites?.length && { cites }),
    ...(quickReplies?.length && { quickReplies }),
  };
  return events.flatMap((event) => {
    if (event === first) return [{ ...event, body }];
    return isWords(event) ? [] : [event];
  });
}
