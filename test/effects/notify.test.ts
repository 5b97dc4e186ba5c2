import { describe, expect, test } from 'vitest';
import { DEFAULT_PREFERENCES, NoticePreferences } from '../../server/contract/notice-settings.ts';
import { type Leaving, quietUntil, wayOf } from '../../server/effects/notify/channels.ts';
import { isPublicAddress, outwardFault } from '../../server/effects/notify/outward.ts';
import { morningBefore } from '../../server/store/notice-digest.ts';

const SHANGHAI = 'Asia/Shanghai';
const NIGHT = { from: '22:00', to: '08:00' };

describe('quiet hours, in the shop’s own time', () => {
  test.each([
    ['a minute before they begin', '2026-11-05T13:59:00.000Z', undefined],
    ['the minute they begin', '2026-11-05T14:00:30.000Z', '2026-11-06T00:00:00.000Z'],
    ['past midnight', '2026-11-05T20:14:00.000Z', '2026-11-06T00:00:00.000Z'],
    ['the last second', '2026-11-05T23:59:59.000Z', '2026-11-06T00:00:00.000Z'],
    ['the minute they end', '2026-11-06T00:00:00.000Z', undefined],
  ])('%s', (_name, now, until) => {
    expect(quietUntil(NIGHT, now, SHANGHAI)).toBe(until);
  });

  test('may lie within a day, and may be none', () => {
    const noon = { from: '12:00', to: '13:00' };
    expect(quietUntil(noon, '2026-11-05T04:30:00.000Z', SHANGHAI)).toBe('2026-11-05T05:00:00.000Z');
    expect(quietUntil(noon, '2026-11-05T05:00:00.000Z', SHANGHAI)).toBeUndefined();
    expect(quietUntil(null, '2026-11-05T20:14:00.000Z', SHANGHAI)).toBeUndefined();
  });

  // Berlin goes to summer time on 29 March 2026 at 02:00 and back on 25 October at 03:00.
  test.each([
    ['2026-03-28T22:00:00.000Z', '2026-03-29T06:00:00.000Z'],
    ['2026-03-29T00:59:59.999Z', '2026-03-29T06:00:00.000Z'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29T06:00:00.000Z'],
    ['2026-10-24T20:00:00.000Z', '2026-10-25T07:00:00.000Z'],
    ['2026-10-25T01:30:00.000Z', '2026-10-25T07:00:00.000Z'],
    ['2026-10-25T06:59:59.999Z', '2026-10-25T07:00:00.000Z'],
    ['2026-10-25T07:00:00.000Z', undefined],
    ['2026-03-29T06:00:00.000Z', undefined],
  ])('at %s of a night on which the clocks change, until %s', (now, until) => {
    expect(quietUntil(NIGHT, now, 'Europe/Berlin')).toBe(until);
  });

  test('ends where the clock jumps over the end', () => {
    const quiet = { from: '23:00', to: '02:30' };
    const until = quietUntil(quiet, '2026-03-29T00:30:00.000Z', 'Europe/Berlin') ?? '';
    expect(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z']).toContain(until);
  });
});

describe('the ways a notice leaves by', () => {
  const DAY = '2026-11-05T04:00:00.000Z';
  const leaving = (change: Partial<Leaving> = {}): Leaving => ({
    topic: 'act',
    needless: false,
    preferences: DEFAULT_PREFERENCES.merchant,
    hasAddress: true,
    browsers: ['b1'],
    ...change,
  });
  const only = (change: Partial<NoticePreferences>) => ({
    preferences: { ...DEFAULT_PREFERENCES.merchant, ...change },
  });

  test.each([
    ['both', leaving(), { mail: true, browsers: ['b1'] }],
    [
      'no mail without an address',
      leaving({ hasAddress: false }),
      { mail: false, browsers: ['b1'] },
    ],
    ['none that was not chosen', leaving({ topic: 'news' }), { mail: false, browsers: [] }],
    ['mail alone', leaving(only({ push: [] })), { mail: true, browsers: [] }],
    ['push alone', leaving(only({ mail: ['news'] })), { mail: false, browsers: ['b1'] }],
    ['nothing that was seen', leaving({ needless: true }), { mail: false, browsers: [] }],
  ])('%s', (_name, given, way) => {
    expect(wayOf(given, DAY, SHANGHAI)).toEqual({ kind: 'go', ...way });
  });

  test('wait for the night to end, unless nothing would leave anyway', () => {
    const night = '2026-11-05T20:00:00.000Z';
    expect(wayOf(leaving(), night, SHANGHAI)).toEqual({
      kind: 'wait',
      until: '2026-11-06T00:00:00.000Z',
    });
    expect(wayOf(leaving({ needless: true }), night, SHANGHAI).kind).toBe('go');
    expect(wayOf(leaving(only({ quiet: null })), night, SHANGHAI).kind).toBe('go');
  });

  test('what one must do cannot be left out of the list', () => {
    const choice = { ...DEFAULT_PREFERENCES.agent, app: ['news'] };
    expect(NoticePreferences.safeParse(choice).success).toBe(false);
  });
});

describe('an address that a stranger gave us to call', () => {
  test.each([
    'http://example.com/',
    'ftp://example.com/',
    'https://user:pass@example.com/',
    'https://localhost/',
    'https://printer.local/',
    'https://db.internal:5432/',
    'https://intranet/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://100.64.0.1/',
    'not an address',
  ])('%s is refused', (url) => {
    expect(outwardFault(url, false)).toBeTypeOf('string');
  });

  test.each([
    'https://hooks.example.com/redress?x=1',
    'https://93.184.216.34/',
    'https://例子.测试网.com/',
  ])('%s is taken', (url) => {
    expect(outwardFault(url, false)).toBeUndefined();
  });

  test('in a demo this machine will do, a file will not', () => {
    expect(outwardFault('http://127.0.0.1:9000/hook', true)).toBeUndefined();
    expect(outwardFault('file:///etc/passwd', true)).toBeTypeOf('string');
  });

  test.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['172.20.0.1', false],
    ['::ffff:192.168.1.1', false],
    ['nonsense', false],
  ])('%s leads outside: %s', (address, outside) => {
    expect(isPublicAddress(address)).toBe(outside);
  });
});

test.each([
  ['2026-11-05T01:00:00.000Z', '2026-11-05T01:00:00.000Z', '2026-11-05'],
  ['2026-11-05T00:59:59.000Z', '2026-11-04T01:00:00.000Z', '2026-11-04'],
  ['2026-11-05T20:14:31.500Z', '2026-11-05T01:00:00.000Z', '2026-11-05'],
])('the morning before %s in Shanghai is %s', (until, at, day) => {
  expect(morningBefore(until, SHANGHAI)).toEqual({ at, day });
});

test.each([
  ['2026-03-29T07:00:00.000Z', '2026-03-29T07:00:00.000Z', '2026-03-29'],
  ['2026-03-29T06:59:59.000Z', '2026-03-28T08:00:00.000Z', '2026-03-28'],
  ['2026-10-25T08:00:00.000Z', '2026-10-25T08:00:00.000Z', '2026-10-25'],
  ['2026-10-25T07:59:59.000Z', '2026-10-24T07:00:00.000Z', '2026-10-24'],
])('the morning before %s in Berlin, where clocks change, is %s', (until, at, day) => {
  expect(morningBefore(until, 'Europe/Berlin')).toEqual({ at, day });
});
