import { z } from 'zod';
import type { AccountRole } from '../terms/caller.ts';
import type { Colleague } from '../terms/desk.ts';
import type { Database } from './database.ts';
import { orAbsent, StoredInstant } from './stored.ts';

/** A staff member's account, with what a login needs. */
export interface StaffAccount extends Omit<Colleague, 'kind' | 'role'> {
  readonly role: AccountRole;
  /** Buyers and merchants they have to do with, by id. */
  readonly ties: readonly string[];
  /** Argon2id. */
  readonly passwordHash: string;
  /** A session holds only while this is what it was when the session began. */
  readonly sessionEpoch: number;
}

/** An account to be written; what is not told stays, or is the default of a new one. */
export type StaffDraft = Omit<StaffAccount, keyof Work | 'disabledAt' | 'sessionEpoch'> &
  Partial<Work> & { readonly kind?: 'staff' };
type Work = Pick<StaffAccount, 'skills' | 'languages' | 'capacity' | 'ties'>;

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

    /** Those who may come in, by their address. */
    async colleagues(): Promise<readonly Colleague[]> {
      const rows = await prisma.staffUser.findMany({
        where: { disabledAt: null, role: { not: 'juror' } },
        orderBy: { email: 'asc' },
        omit: { passwordHash: true, sessionEpoch: true },
      });
      return z.array(ColleagueRow).parse(rows);
    },

    /** Adds the account, or overwrites the one with the same id. */
    async put(account: StaffDraft): Promise<void> {
      const { userId, name, role, passwordHash, merchantId = null } = account;
      const { skills, languages, capacity, ties } = account;
      const columns = {
        name,
        role,
        passwordHash,
        merchantId,
        email: account.email.toLowerCase(),
        groups: [...account.groups],
        ...(skills && { skills: [...skills] }),
        ...(languages && { languages: [...languages] }),
        ...(capacity !== undefined && { capacity }),
        ...(ties && { ties: [...ties] }),
      };
      await prisma.staffUser.upsert({
        where: { id: userId },
        create: { id: userId, ...columns },
        update: columns,
      });
    },
  };
}

const Columns = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['agent', 'merchant', 'operator', 'juror']),
  merchantId: orAbsent(z.string()),
  groups: z.array(z.string()),
  skills: z.array(z.string()),
  languages: z.array(z.enum(['zh-CN', 'en'])),
  capacity: z.int(),
  disabledAt: orAbsent(StoredInstant),
});

const ColleagueRow = Columns.extend({
  role: z.enum(['agent', 'merchant', 'operator']),
}).transform(({ id, ...row }): Colleague => ({ kind: 'staff', userId: id, ...row }));

const StaffRow = Columns.extend({
  passwordHash: z.string(),
  sessionEpoch: z.int(),
  ties: z.array(z.string()),
}).transform(({ id, ...row }): StaffAccount => ({ userId: id, ...row }));
