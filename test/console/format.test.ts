import { describe, expect, it } from 'vitest';
import type { Locale } from '../../server/terms/party.ts';
import { TICKET_STATES } from '../../server/terms/state.ts';
import { formatCents, formatMovement } from '../../widget/console/format/money.ts';
import {
  countdown,
  formatDay,
  formatInstant,
  formatSpan,
  fullInstant,
  ownZone,
} from '../../widget/console/format/time.ts';
import { listHref, parseRoute, ticketHref } from '../../widget/console/hooks/route.ts';
import { faultOf } from '../../widget/console/hooks/use-own-validity.ts';
import { evidenceUrl } from '../../widget/console/ticket/evidence-url.ts';
import { en } from '../../widget/console/words/en.ts';
import { fill } from '../../widget/console/words/fill.ts';
import { label, STATES } from '../../widget/console/words/labels.ts';
import { zh } from '../../widget/console/words/zh.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('money', () => {
  it.each([
    [63_000, 'CNY', '¥630.00'],
    [420_000, 'CNY', '¥4,200.00'],
    [5, 'USD', '$0.05'],
    [-56_700, 'CNY', '−¥567.00'],
    [0, 'EUR', '€0.00'],
    [999_999_999_999, 'CNY', '¥9,999,999,999.99'],
  ])('%i %s', (cents, currency, text) => {
    expect(formatCents(cents, currency)).toBe(text);
  });

  it('signs a movement', () => {
    expect(formatMovement(63_000, 'CNY')).toBe('+¥630.00');
    expect(formatMovement(-1, 'CNY')).toBe('−¥0.01');
  });
});

describe('a sentence', () => {
  it.each([
    ['{n} {n|case|cases}', { n: 1 }, '1 case'],
    ['{n} {n|case|cases}', { n: 0 }, '0 cases'],
    ['{n} {n|case|cases} of {all} {all|order|orders}', { n: 2, all: 1 }, '2 cases of 1 order'],
    ['{amount} {who}', { amount: '¥1.00' }, '¥1.00 {who}'],
  ])('%s with %o is %s', (text, values, told) => {
    expect(fill(text, values)).toBe(told);
  });
});

describe('a field that keeps a form from being sent', () => {
  const fault = (type: string, fault: Partial<ValidityState>) =>
    faultOf({
      type,
      validity: { valueMissing: false, typeMismatch: false, ...fault } as ValidityState,
    });
  it('is told in the reader’s words, by what is wrong with it', () => {
    expect(fault('text', { valueMissing: true })).toBe('form.missing');
    expect(fault('email', { typeMismatch: true })).toBe('form.badEmail');
    expect(fault('url', { typeMismatch: true })).toBe('form.badUrl');
    expect(fault('number', { rangeUnderflow: true })).toBe('form.bad');
  });
});

describe('time', () => {
  it('keeps the two largest units', () => {
    expect(formatSpan(28 * HOUR + 5 * MINUTE, 'zh-CN')).toBe('1天 4小时');
    expect(formatSpan(48 * HOUR, 'zh-CN')).toBe('2天');
    expect(formatSpan(95 * MINUTE, 'en')).toBe('1h 35m');
    expect(formatSpan(180 * MINUTE, 'en')).toBe('3h');
    expect(formatSpan(-35 * MINUTE, 'en')).toBe('35m');
    expect(formatSpan(MINUTE - 1, 'en')).toBe('<1m');
    expect(formatSpan(MINUTE, 'zh-CN')).toBe('1分');
    expect(formatSpan(0, 'zh-CN')).toBe('不到1分');
  });

  it('tells a deadline by both sides of its limits', () => {
    const now = Date.parse('2026-11-05T12:00:00Z');
    const at = (ms: number) => countdown(new Date(now + ms).toISOString(), now).tone;
    expect([at(6 * HOUR), at(6 * HOUR - 1), at(0), at(-1)]).toEqual([
      'calm',
      'soon',
      'soon',
      'overdue',
    ]);
  });

  it('names the year only when it is another one', () => {
    const now = new Date(2026, 10, 6).getTime();
    const [near, far] = [new Date(2026, 10, 5, 8, 4), new Date(2025, 0, 2, 8, 4)];
    const said = (locale: Locale) =>
      [near, far].map((at) => formatInstant(at.toISOString(), now, locale));
    expect(said('zh-CN')).toEqual(['11-05 08:04', '2025-01-02 08:04']);
    expect(said('en')).toEqual(['Nov 5, 08:04', 'Jan 2, 2025, 08:04']);
  });

  it('writes a day as the language does', () => {
    expect(formatDay('2026-08-03', 'en')).toBe('Aug 3');
    expect(formatDay('2026-08-03', 'zh-CN')).toBe('08-03');
  });

  it('names the zone it is in', () => {
    const { name, offset } = ownZone(Date.parse('2026-11-05T12:00:00Z'));
    expect(name).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(offset).toMatch(/^UTC([+-]\d{1,2}(:\d\d)?)?$/);
    expect(fullInstant('2026-11-05T12:00:00Z', 'en')).toMatch(/2026.*GMT/);
  });
});

describe('addresses', () => {
  it('carry the filters there and back', () => {
    const query = { state: 'offer_wait', q: 'ThinkPad 二手', overdue: 'true' } as const;
    expect(parseRoute(listHref(query))).toEqual({ view: 'list', query });
    expect(parseRoute(ticketHref('tkt:1'))).toEqual({ view: 'ticket', id: 'tkt:1' });
  });

  it('drop what the API does not know', () => {
    const route = parseRoute('#/tickets?state=nonsense&holder=me&overdue=1&reason=NAD');
    expect(route).toEqual({ view: 'list', query: { reason: 'NAD' } });
    expect(parseRoute('#/tickets')).toEqual({ view: 'list', query: {} });
    expect(parseRoute('#/tickets/%zz')).toEqual({ view: 'ticket', id: '%zz' });
  });

  it('name a page, and home where they name nothing', () => {
    expect(parseRoute('#/todo')).toEqual({ view: 'page', name: 'todo' });
    expect(parseRoute('')).toEqual({ view: 'page', name: 'home' });
    expect(parseRoute('#/')).toEqual({ view: 'page', name: 'home' });
  });

  it('fetch evidence from ourselves only', () => {
    expect(evidenceUrl({ id: 'e1', url: '/v1/evidence/e1?t=x' }, 320)).toBe(
      '/v1/evidence/e1?t=x&w=320',
    );
    expect(evidenceUrl({ id: 'e1', url: 'https://elsewhere.example/e1' })).toBe('/v1/evidence/e1');
  });
});

describe('words', () => {
  it('name every state in both languages', () => {
    for (const state of TICKET_STATES) {
      expect(label(STATES, state, 'zh-CN')).toMatch(/\p{Script=Han}/u);
      expect(label(STATES, state, 'en')).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('take the same values in both languages', () => {
    const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const key of Object.keys(zh) as (keyof typeof zh)[])
      expect(holes(en[key]), key).toEqual(holes(zh[key]));
  });

  it('show an unknown word as it came', () => {
    expect(label({}, 'brand_new', 'zh-CN')).toBe('brand new');
  });
});
