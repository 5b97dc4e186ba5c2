import { z } from 'zod';
import type { StaffCaller } from '../terms/caller.ts';
import type { Database } from './database.ts';
import { orAbsent } from './stored.ts';

/** A staff member's account, with what a login needs. */
export interface StaffAccount extends StaffCaller {
  readonly email: string;
  readonly groups: readonly string[];
  /** Argon2id. */
  readonly passwordHash: string;
}

export function createStaff({ prisma }: Database) {
  return {
    /** The case of an address does not matter. */
    async byEmail(email: string): Promise<StaffAccount | undefined> {
      const row = await prisma.staffUser.findUnique({ where: { email: email.toLowerCase() } });
      return row ? StaffRow.parse(row) : undefined;
    },

    async byId(userId: string): Promise<StaffAccount | undefined> {
      const row = await prisma.staffUser.findUnique({ where: { id: userId } });
      return row ? StaffRow.parse(row) : undefined;
    },

    async all(): Promise<readonly StaffAccount[]> {
      return z
        .array(StaffRow)
        .parse(await prisma.staffUser.findMany({ orderBy: { email: 'asc' } }));
    },

    /** Adds the account, or overwrites the one with the same id. */
    async put(account: StaffAccount): Promise<void> {
      const { userId, name, role, passwordHash, merchantId = null } = account;
      const columns = {
        name,
        role,
        passwordHash,
        merchantId,
        email: account.email.toLowerCase(),
        groups: [...account.groups],
      };
      await prisma.staffUser.upsert({
        where: { id: userId },
        create: { id: userId, ...columns },
        update: columns,
      });
    },
  };
}

const StaffRow = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(['agent', 'merchant', 'operator']),
    merchantId: orAbsent(z.string()),
    passwordHash: z.string(),
    groups: z.array(z.string()),
  })
  .transform(({ id, ...row }): StaffAccount => ({ kind: 'staff', userId: id, ...row }));
