import { describe, expect, it } from 'vitest';
import type { WireEvent } from '../../server/contract/conversation-events.ts';
import { render } from '../../server/dialogue/speech.ts';
import type { Locale } from '../../server/terms/party.ts';
import { mainOffer } from '../../server/turn/steps/offer.ts';
import { seed } from '../decision/facts.ts';
import { HOSTILE, type Kind } from '../simulate/hostile.ts';
import { unboundOf } from '../simulate/promises.ts';
import { plainTalk, type Reply } from '../support/plain-talk.ts';

/** DT-6 for the seed's scratch, and the one uplift of DT-12 above it. */
const TABLE = 63_000;
const UPLIFT = 8_400;
const NOW = '2026-11-05T12:14:00.000Z';

const LANGUAGES = [
  ['zh', 'zh-CN', '屏幕有划痕 页面没写', '给我一个方案'],
  ['en', 'en', 'the screen is scratched and the listing did not say', 'suggest something'],
] as const;
const IDLE: readonly Kind[] = [
  'ignore',
  'authority',
  'system',
  'html',
  'flattery',
  'threat',
  'insult',
];

/** Unbound promises among what was answered. */
const looseIn = (reply: Reply, chat: ReturnType<typeof plainTalk>): readonly string[] =>
  unboundOf({
    events: reply.events.map(
      (event, seq) => ({ ...event, seq, at: NOW, actor: { kind: 'bot' } }) as WireEvent,
    ),
    ticket: chat.tickets[0],
    order: seed.order,
    now: NOW,
  });

const ASKS_MORE =
  /\d|[一二三四五六七八九十百千万全双]|多退|\b(?:all|full|double|max\w*|half|more|percent)\b/i;

const movesNothing = ({ plan }: Reply): boolean =>
  plan.refunds.length === 0 && plan.journals.length === 0 && plan.cells.length === 0;

describe.each(LANGUAGES)('hostile and prompt-like text: %s', (lang, locale, opening, wish) => {
  /** A talk with the seed's offer on the table, made once and gone on with from there. */
  const made = plainTalk({ locale });
  made.say(opening);
  made.photos('', 3);
  made.say(wish);
  if (made.tickets[0]?.state !== 'offer_wait') made.choose('suggest');
  const offered = () => plainTalk({ locale, tickets: made.tickets, state: made.state });

  it('has the offer of the table on the table', () => {
    expect(made.tickets[0]?.state).toBe('offer_wait');
    expect(made.last('offer')?.amountCents).toBe(TABLE);
  });

  const lines = IDLE.flatMap((kind) => HOSTILE[lang][kind].map((line) => [kind, line] as const));
  it.each(lines)('%s: %s', (_, line) => {
    const chat = offered();
    const reply = chat.say(line);
    const [ticket] = chat.tickets;
    const cents = ticket && mainOffer(ticket)?.terms.amountCents;
    // A wish for more in it is a wish like any other, lifted once at most; without one nothing may change.
    const mayHaggle = ASKS_MORE.test(line);
    if (cents !== undefined) expect(cents).toBeLessThanOrEqual(TABLE + (mayHaggle ? UPLIFT : 0));
    if (cents !== undefined && !mayHaggle) expect(cents).toBe(TABLE);
    expect(ticket?.state).not.toBe('refunding');
    expect(movesNothing(reply)).toBe(true);
    expect(looseIn(reply, chat)).toEqual([]);
    // The same words at the very beginning open nothing and pay nothing.
    const first = plainTalk({ locale });
    const answer = first.say(line);
    expect(movesNothing(answer)).toBe(true);
    expect(first.last('offer')).toBeUndefined();
    expect(looseIn(answer, first)).toEqual([]);
  });

  it.each(HOSTILE[lang].amount)('an amount out of thin air: %s', (line) => {
    const chat = offered();
    const reply = chat.say(line);
    const [ticket] = chat.tickets;
    const cents = (ticket && mainOffer(ticket)?.terms.amountCents) ?? 0;
    expect(cents).toBeLessThanOrEqual(TABLE + UPLIFT);
    expect(movesNothing(reply)).toBe(true);
    expect(looseIn(reply, chat)).toEqual([]);
  });

  it.each((['legal', 'danger', 'person'] as const).flatMap((kind) => HOSTILE[lang][kind]))(
    'a person comes: %s',
    (line) => {
      const { events } = offered().say(line);
      expect(events.map(({ type }) => type)).toContain('handoff');
    },
  );

  it.each(HOSTILE[lang].alike)('ordinary, and answered as such: %s', (line) => {
    const chat = plainTalk({ locale });
    const { text } = chat.say(line);
    expect(REFUSALS(locale)).not.toContain(text);
  });
});

const REFUSALS = (locale: Locale): readonly string[] =>
  (['injected', 'injected_case', 'out_of_scope'] as const).map(
    (name) => render({ name }, locale).text,
  );
