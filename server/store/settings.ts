import { z } from 'zod';
import type { Database } from './database.ts';

/** Small facts of the installation that outlive a start, such as where the test clock stands. */
export function createSettings({ prisma }: Database) {
  return {
    async get(key: string): Promise<string | undefined> {
      const row = await prisma.appSetting.findUnique({ where: { key } });
      return row ? z.string().parse(row.value) : undefined;
    },

    async set(key: string, value: string): Promise<void> {
      await prisma.appSetting.upsert({
        where: { key },
        create: { key, value },
        update: { value, updatedAt: new Date() },
      });
    },
  };
}
