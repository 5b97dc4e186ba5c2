import type { StaffReads } from '../channels/ports.ts';
import type { Database } from '../store/database.ts';
import { createDesk } from '../store/desk.ts';
import { createDeskSettings, DESK_RULES_KEY } from '../store/desk-settings.ts';
import { createOffice } from '../store/office.ts';
import { activeGroups, groupNow } from '../terms/desk.ts';
import type { DeskParts } from '../turn/desk/run-command.ts';
import type { TurnService } from '../turn/service.ts';
import type { Broadcast } from './broadcast.ts';
import { deskRules } from './desk-rules.ts';
import { deskChore, deskWatch } from './desk-watch.ts';
import type { Log } from './logger.ts';

interface Ground {
  readonly database: Database;
}

/** The desk's parts: first what turns ask of it, then, with the turns, what it does by itself. */
export async function prepareDesk({ database }: Ground, staff: StaffReads) {
  const office = createOffice(database.pool);
  const book = await deskRules({
    ...createDeskSettings(database),
    write: (table, hand, check) =>
      office.putSetting(DESK_RULES_KEY, table, hand, ({ before }) => check(before)),
  });
  const desk = createDesk(database.pool, () => activeGroups(book.get().groups).map(({ id }) => id));
  const forTurns = {
    desk: book.get,
    ahead: desk.ahead,
    async member(userId: string) {
      const found = await staff.byId(userId);
      if (!found || found.role === 'juror' || found.disabledAt !== undefined) return undefined;
      const { name, role } = found;
      const known = book.get().groups;
      return { id: userId, name, role, groups: found.groups.map((id) => groupNow(known, id)) };
    },
  } satisfies Partial<DeskParts>;
  return {
    forTurns,
    open(turn: TurnService, told: Broadcast, log: Log) {
      const parts = { desk, staff, turn, rules: book.get, send: told.send, log };
      const watch = deskWatch(parts);
      told.onDesk(watch.look);
      return {
        watch,
        chore: deskChore(parts),
        household: {
          talks: desk,
          deskRules: book,
          presence: watch.look,
          async regrouped() {
            await book.reread();
            watch.look();
          },
        },
      };
    },
  };
}
