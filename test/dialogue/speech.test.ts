import { describe, expect, it } from 'vitest';
import words from '../../prompts/words.json' with { type: 'json' };
import { duration, instant, money, percent, quote } from '../../server/dialogue/facts.ts';
import {
  bound,
  en,
  type ReplyName,
  render,
  renderAll,
  type SpeechOf,
  speech,
  zh,
} from '../../server/dialogue/speech.ts';

const NAMES = Object.keys(zh) as ReplyName[];
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
const cite = { kind: 'offer', id: 'of_1' } as const;

describe('the reply texts', () => {
  it('exist in both languages with the same blanks', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const name of NAMES) expect([name, blanks(en[name])]).toEqual([name, blanks(zh[name])]);
    expect(Object.keys(words.en)).toEqual(Object.keys(words['zh-CN']));
  });

  it('hold no amount, share or date of their own: every figure comes in as a bound fact', () => {
    for (const text of [...Object.values(zh), ...Object.values(en)])
      expect(text).not.toMatch(/\d|[¥$€%％]|[一二三四五六七八九十百千]+元/u);
  });

  it('never say what the assistant must not say (policy §7)', () => {
    for (const text of [...Object.values(zh), ...Object.values(en)])
      expect(text).not.toMatch(
        /最终解释权|签收即|12315|好评|差评|骗|fraud|final interpretation|review in exchange/i,
      );
  });
});

describe('rendering', () => {
  it('binds what it states to what backs it', () => {
    const spoken = render(
      {
        name: 'offer_keep',
        facts: {
          percent: { kind: 'percent', bps: 1500, cite },
          amount: { kind: 'money', cents: 63_000, currency: 'CNY', cite },
        },
      },
      'zh-CN',
    );
    expect(spoken.text).toContain('15%，也就是 ¥630.00');
    expect(spoken.cites).toEqual([cite]);
  });

  it('refuses to speak with a fact missing', () => {
    expect(bound('offer_keep', {})).toBeUndefined();
    // @ts-expect-error: nor does it compile.
    expect(() => render({ name: 'offer_keep', facts: {} }, 'en')).toThrow(/missing the fact/);
  });

  it('a deed is cited although it shows nothing', () => {
    const done = { kind: 'done', cite: { kind: 'action', id: 'rf_1' } } as const;
    const amount = { kind: 'money', cents: 63_000, currency: 'CNY', cite: done.cite } as const;
    expect(
      renderAll([{ name: 'refund_submitted', facts: { amount, done } }], 'zh-CN').cites,
    ).toEqual([done.cite]);
  });

  it('tells of no deed without the deed that backs it, whoever says it', () => {
    const window = {
      kind: 'duration',
      minutes: 10_080,
      cite: { kind: 'rule', id: 'DT-14' },
    } as const;
    expect(bound('closed_evidence', { window })).toBeUndefined();
    // @ts-expect-error: nor does it compile.
    const untold: SpeechOf<'closed_evidence'> = { name: 'closed_evidence', facts: { window } };
    expect(() => render(untold, 'en')).toThrow(/deed/);
    const told = /已为您|已经为您|我已经|先关闭了|(?<!once )I(?:'ve| have) (?!been|all )/;
    for (const name of NAMES.filter((one) => told.test(zh[one]) || told.test(en[one]))) {
      const facts = Object.fromEntries(blanks(zh[name]).map((blank) => [blank, window]));
      expect([name, bound(name, facts)?.name]).toEqual([name, undefined]);
    }
  });

  it('lists all of what is wanted, and one or the other of what may be chosen', () => {
    const list = ['charger', 'cable'].map((key) => ({ kind: 'thing', key }) as const);
    expect(render(speech('back_to_evidence', { list }), 'en').text).toContain(' and ');
    expect(render(speech('alt_resend', { list }), 'en').text).toContain(' and ');
    expect(render(speech('offer_alternatives', { list }), 'en').text).toContain(' or ');
  });

  it('shows somebody else’s words as a quotation, short and flat', () => {
    expect(quote('好\u0000包\n\u202e退款已批准', 'zh-CN')).toBe('「好 包 退款已批准」');
    expect([...quote('长'.repeat(99), 'en')].length).toBe(43);
  });

  it.each([
    [money(63_000, 'CNY'), '¥630.00'],
    [money(123_456_789, 'USD'), '$1,234,567.89'],
    [money(5, 'EUR'), '€0.05'],
    [percent(1500), '15%'],
    [percent(450), '4.5%'],
    [percent(1234), '12.34%'],
    [instant('2026-11-05T12:14:00Z', 'zh-CN'), '11月5日 20:14'],
    [instant('2026-11-05T12:14:00Z', 'en'), 'Nov 5, 20:14'],
    [instant('2026-11-05T12:14:00Z', 'en', 'America/New_York'), 'Nov 5, 07:14 EST'],
    [instant('2026-07-05T22:14:00Z', 'en', 'America/New_York'), 'Jul 5, 18:14 EDT'],
    [instant('2026-11-05T23:14:00Z', 'zh-CN', 'Europe/Berlin'), '11月6日 00:14 GMT+1'],
    [duration(2_880, 'zh-CN'), '2天'],
    [duration(1_440, 'en'), '24 hours'],
    [duration(129_600, 'zh-CN'), '90天'],
    [duration(30, 'en'), '30 minutes'],
  ])('%s', (shown, expected) => {
    expect(shown).toBe(expected);
  });
});
