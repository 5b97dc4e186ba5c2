import { describe, expect, test } from 'vitest';
import {
  DEFAULT_GROUPS,
  DEFAULT_HOURS,
  DeskGroupsSchema,
  DeskHoursSchema,
} from '../../server/contract/desk-settings.ts';

const monday = (...spans: unknown[]) => ({
  ...DEFAULT_HOURS,
  days: { ...DEFAULT_HOURS.days, mon: spans },
});

describe('business hours', () => {
  test.each([
    ['a night up to midnight', monday(['18:00', '24:00'])],
    ['two spans that touch', monday(['09:00', '12:00'], ['12:00', '18:00'])],
    ['a day off', monday()],
    ['a holiday', { ...DEFAULT_HOURS, holidays: ['2027-02-06'] }],
  ])('take %s', (_name, hours) => {
    expect(DeskHoursSchema.safeParse(hours).success).toBe(true);
  });

  test.each([
    ['a span that ends before it begins', monday(['12:00', '09:00'])],
    ['an empty span', monday(['09:00', '09:00'])],
    ['spans that overlap', monday(['09:00', '12:00'], ['11:59', '18:00'])],
    ['spans out of order', monday(['13:00', '18:00'], ['09:00', '12:00'])],
    ['a time that is none', monday(['9:00', '25:00'])],
    ['a zone that is none', { ...DEFAULT_HOURS, timeZone: 'Asia/Atlantis' }],
    ['a date that is none', { ...DEFAULT_HOURS, holidays: ['2027-02-30'] }],
    ['a week without work', { ...DEFAULT_HOURS, days: allOff() }],
    ['a day that is missing', { ...DEFAULT_HOURS, days: { mon: [] } }],
  ])('refuse %s', (_name, hours) => {
    expect(DeskHoursSchema.safeParse(hours).success).toBe(false);
  });
});

test('groups have one id each', () => {
  expect(DeskGroupsSchema.safeParse(DEFAULT_GROUPS).success).toBe(true);
  expect(DeskGroupsSchema.safeParse([...DEFAULT_GROUPS, DEFAULT_GROUPS[0]]).success).toBe(false);
  expect(
    DeskGroupsSchema.safeParse([{ id: 'A b', names: { 'zh-CN': '甲', en: 'A' } }]).success,
  ).toBe(false);
});

test('a retired group names one that takes its work, and those that rights hang on stay', () => {
  const retiring = (id: string, to: string) =>
    DeskGroupsSchema.safeParse(
      DEFAULT_GROUPS.map((group) => (group.id === id ? { ...group, to } : group)),
    );
  expect(retiring('logistics', 'general').success).toBe(true);
  for (const to of ['logistics', 'nobody'])
    expect(retiring('logistics', to).error?.issues[0]?.path).toEqual([1, 'to']);
  for (const id of ['general', 'finance', 'lead'])
    expect(retiring(id, 'appraisal').success).toBe(false);
});

const allOff = () => Object.fromEntries(Object.keys(DEFAULT_HOURS.days).map((day) => [day, []]));
