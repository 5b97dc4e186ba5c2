import type { Database } from '../../server/store/database.ts';
import { createStaff } from '../../server/store/staff.ts';

/** Puts a roster into the house: so many jurors, the first of them experts of these topics. */
export async function seatRoster(
  db: Database,
  {
    jurors = 24,
    experts = 8,
    topics = ['wrg', 'nad', 'svc'],
    passwordHash = 'none',
  }: {
    readonly jurors?: number;
    readonly experts?: number;
    readonly topics?: readonly string[];
    readonly passwordHash?: string;
  } = {},
): Promise<readonly string[]> {
  const staff = createStaff(db);
  const ids = Array.from({ length: jurors }, (_, index) => `juror-${index + 1}`);
  for (const [index, userId] of ids.entries())
    await staff.put({
      userId,
      name: userId,
      email: `${userId}@jury.test`,
      role: 'juror',
      groups: [],
      skills: index < experts ? topics : [],
      passwordHash,
    });
  return ids;
}
