import { z } from 'zod';
import { MAX_GROUPS, Slug } from './desk-settings.ts';
import { Id, Instant, LocaleSchema } from './primitives.ts';
import { ROLES, StaffUser } from './staff.ts';

const MIN_PASSWORD = 8;
const MAX_SKILLS = 30;
const MAX_TIES = 20;
export const MAX_CAPACITY = 100;

const Name = z.string().trim().min(1, 'say who it is').max(60);
const Email = z.email('an e-mail address').max(254);
const Password = z.string().min(MIN_PASSWORD, `at least ${MIN_PASSWORD} characters`).max(200);
const each = <T extends z.ZodType>(item: T, max: number) =>
  z
    .array(item)
    .max(max)
    .refine((items) => new Set(items).size === items.length, 'each once');

/** An account as the office sees it. */
export const UserView = StaffUser.extend({
  skills: z.array(z.string()),
  languages: z.array(LocaleSchema),
  capacity: z.int(),
  /** Buyers and merchants a juror has to do with, by id. */
  ties: z.array(z.string()).optional(),
  disabledAt: Instant.optional(),
});
export type UserView = z.infer<typeof UserView>;

export const UserPage = z.strictObject({ items: z.array(UserView), nextCursor: z.null() });

const Profile = {
  name: Name,
  role: z.enum(ROLES),
  /** Exactly for the role `merchant`. */
  merchantId: Id.optional(),
  groups: each(Slug, MAX_GROUPS),
  skills: each(Slug, MAX_SKILLS),
  languages: each(LocaleSchema, 2).refine((all) => all.length > 0, 'at least one language'),
  capacity: z.int().min(0).max(MAX_CAPACITY),
  /** A juror's own buyers' and merchants' ids: cases of these are not theirs to judge. */
  ties: each(Id, MAX_TIES).optional(),
};
const scoped = ({ role, merchantId }: { role: string; merchantId?: string | undefined }) =>
  (role === 'merchant') === (merchantId !== undefined);
const SCOPE = { path: ['merchantId'], message: 'goes with the role merchant, and only with it' };

export const UserBody = z.strictObject(Profile).refine(scoped, SCOPE);
export type UserBody = z.infer<typeof UserBody>;

export const NewUserBody = z
  .strictObject({ ...Profile, email: Email, password: Password.optional() })
  .refine(scoped, SCOPE);
export type NewUserBody = z.infer<typeof NewUserBody>;

export const UserActionBody = z.strictObject({
  action: z.enum(['disable', 'enable', 'reset_password']),
  /** Of a reset; absent: one is made and told once. */
  password: Password.optional(),
});
export type UserActionBody = z.infer<typeof UserActionBody>;

/** The password stands only in the answer that made it. */
export const UserAnswer = z.strictObject({ user: UserView, password: z.string().optional() });

export const OfficeLogQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'take it from nextCursor')
    .optional(),
});
export const OfficeLogPage = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      at: Instant,
      actor: z.string(),
      /** Who that is, and who was changed, by the names they have now. */
      actorName: z.string().optional(),
      subject: z.string(),
      subjectName: z.string().optional(),
      action: z.string(),
      before: z.unknown(),
      after: z.unknown(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type OfficeLogPage = z.infer<typeof OfficeLogPage>;
