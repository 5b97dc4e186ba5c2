import {
  DEFAULT_GROUPS,
  DEFAULT_HOURS,
  DeskGroupsSchema,
  DeskHoursSchema,
} from '../contract/desk-settings.ts';
import type { DeskGroup, DeskHours } from '../terms/desk.ts';
import type { Database } from './database.ts';

/** Keys of the installation's settings. */
export const DESK_HOURS = 'desk.hours';
export const DESK_GROUPS_KEY = 'desk.groups';
export const DESK_RULES_KEY = 'desk.rules';

/** When the desk works and which groups it has; the defaults until an operator changes them. */
export function createDeskSettings({ prisma }: Database) {
  const read = async (key: string): Promise<unknown> =>
    (await prisma.appSetting.findUnique({ where: { key } }))?.value;
  return {
    async hours(): Promise<DeskHours> {
      return DeskHoursSchema.parse((await read(DESK_HOURS)) ?? DEFAULT_HOURS);
    },
    /** As they were written; undefined until an operator changes them. */
    async rules(): Promise<unknown> {
      const kept = await read(DESK_RULES_KEY);
      return typeof kept === 'string' ? JSON.parse(kept) : kept;
    },
    async groups(): Promise<readonly DeskGroup[]> {
      return DeskGroupsSchema.parse((await read(DESK_GROUPS_KEY)) ?? DEFAULT_GROUPS);
    },
  };
}
