import { mustBe } from '../channels/setting-version.ts';
import { type DeskRules, DeskTable, oddRouting } from '../contract/desk-rules.ts';
import { DESK_TABLE } from '../dialogue/desk/rules.ts';
import type { Hand } from '../store/office.ts';
import type { DeskGroup, DeskHours } from '../terms/desk.ts';
import { Refused } from '../terms/refused.ts';

/** How old a change made elsewhere may get before this node hears of it. */
const REFRESH_MS = 10_000;

interface Kept {
  /** As an operator left them; undefined where nobody changed them. */
  readonly rules: () => Promise<unknown>;
  /** Writes them, and who did it, unless `check` throws at how they stand. */
  readonly write: (table: DeskTable, hand: Hand, check: (before: unknown) => void) => Promise<void>;
  readonly hours: () => Promise<DeskHours>;
  readonly groups: () => Promise<readonly DeskGroup[]>;
}

/**
 * How this installation's desk works: as shipped until an operator changes it. Throws at the start when
 * what was kept does not fit: no clock runs by rules that cannot be read.
 */
export async function deskRules(
  { rules: readTable, write, hours, groups }: Kept,
  now: () => number = Date.now,
) {
  const read = async (): Promise<DeskRules> => {
    return { ...tableOf(await readTable()), hours: await hours(), groups: await groups() };
  };
  let rules = await read();
  let readAt = now();
  /** What was changed here is in force here at once. */
  const reread = async () => {
    rules = await read();
    readAt = now();
  };
  const refresh = () => {
    if (now() - readAt < REFRESH_MS) return;
    readAt = now();
    // What is known goes on while the database is away.
    read().then((fresh) => {
      rules = fresh;
    }, ignore);
  };
  return {
    get(): DeskRules {
      refresh();
      return rules;
    },
    table(): DeskTable {
      const { hours: _hours, groups: _groups, ...table } = rules;
      return table;
    },
    async put(changed: DeskTable, baseVersion: string, hand: Hand): Promise<void> {
      const errors = oddRouting(changed.routing, await groups());
      if (errors[0]) throw new Refused('validation_failed', errors[0].message, { errors });
      await write(changed, hand, (before) => mustBe(tableOf(before), baseVersion));
      await reread();
    },
    reread,
  };
}

const tableOf = (kept: unknown): DeskTable =>
  DeskTable.parse(typeof kept === 'string' ? JSON.parse(kept) : (kept ?? DESK_TABLE));

const ignore = () => undefined;
