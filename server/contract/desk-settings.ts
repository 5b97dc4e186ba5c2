import { z } from 'zod';
import {
  activeGroups,
  type DeskGroup,
  type DeskHours,
  LASTING_GROUPS,
  WEEKDAYS,
} from '../terms/desk.ts';

/** Spans in one day, and days named as holidays. */
const MAX_SPANS = 6;
const MAX_HOLIDAYS = 400;
export const MAX_GROUPS = 50;

const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time from 00:00 to 24:00');

const Spans = z
  .array(z.tuple([Time, Time]))
  .max(MAX_SPANS)
  .refine((spans) => spans.every(([from, to]) => from < to), 'each span ends after it begins')
  .refine(
    (spans) => spans.every(([from], i) => i === 0 || (spans[i - 1]?.[1] ?? '') <= from),
    'spans stand in order and do not overlap',
  );

export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'an IANA time zone, as Asia/Shanghai');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** When the desk works. Several spans a day; a day without one is a day off. */
export const DeskHoursSchema = z
  .strictObject({
    timeZone: TimeZone,
    days: z.strictObject(
      Object.fromEntries(WEEKDAYS.map((day) => [day, Spans])) as Record<
        (typeof WEEKDAYS)[number],
        typeof Spans
      >,
    ),
    holidays: z.array(z.iso.date()).max(MAX_HOLIDAYS),
  })
  .refine(({ days }) => Object.values(days).some((spans) => spans.length > 0), {
    path: ['days'],
    message: 'at least one day has a span',
  }) satisfies z.ZodType<DeskHours>;

/** A group, skill or the like: a short name for machines. */
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'a-z, 0-9, - and _, at most 40');

const GroupName = z.string().trim().min(1).max(40);

export const DeskGroupsSchema = z
  .array(
    z.strictObject({
      id: Slug,
      names: z.strictObject({ 'zh-CN': GroupName, en: GroupName }),
      /** Retires it: which group has its work and its people from now on. */
      to: Slug.optional(),
    }),
  )
  .max(MAX_GROUPS)
  .refine((groups) => new Set(groups.map(({ id }) => id)).size === groups.length, {
    message: 'each id once',
  })
  .superRefine((groups, { addIssue }) => {
    const active = activeGroups(groups).map(({ id }) => id);
    for (const [index, { id, to }] of groups.entries()) {
      if (to === undefined) continue;
      if (LASTING_GROUPS.includes(id))
        addIssue({
          code: 'custom',
          path: [index, 'to'],
          message: `${id} stays: rights and fallbacks hang on it`,
        });
      else if (!active.includes(to))
        addIssue({
          code: 'custom',
          path: [index, 'to'],
          message: `${to} takes no work; name one of ${active.join(', ')}`,
        });
    }
  }) satisfies z.ZodType<DeskGroup[]>;

const WORKDAY: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '21:00'],
];

/** Until an operator says otherwise: every day, with a break at noon. */
export const DEFAULT_HOURS: DeskHours = DeskHoursSchema.parse({
  timeZone: 'Asia/Shanghai',
  days: Object.fromEntries(WEEKDAYS.map((day) => [day, WORKDAY])),
  holidays: [],
});

export const DEFAULT_GROUPS: readonly DeskGroup[] = [
  { id: 'general', names: { 'zh-CN': '平台客服', en: 'Customer care' } },
  { id: 'logistics', names: { 'zh-CN': '物流理赔', en: 'Logistics claims' } },
  { id: 'appraisal', names: { 'zh-CN': '鉴定', en: 'Appraisal' } },
  { id: 'finance', names: { 'zh-CN': '财务', en: 'Finance' } },
  { id: 'lead', names: { 'zh-CN': '主管', en: 'Team lead' } },
];
