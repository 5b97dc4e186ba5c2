import { z } from 'zod';

export const LoginBody = z.strictObject({
  email: z.string().min(3).max(254),
  password: z.string().min(1).max(200),
});

export const ROLES = ['agent', 'merchant', 'operator', 'juror'] as const;
export type Role = (typeof ROLES)[number];

export const StaffUser = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  merchantId: z.string().optional(),
  groups: z.array(z.string()).optional(),
});
export type StaffUser = z.infer<typeof StaffUser>;

export const LoginAnswer = z.strictObject({ token: z.string(), user: StaffUser });
export type LoginAnswer = z.infer<typeof LoginAnswer>;
