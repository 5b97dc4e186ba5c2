import { type DeskRules, DeskTable } from '../../contract/desk-rules.ts';
import { DEFAULT_GROUPS, DEFAULT_HOURS } from '../../contract/desk-settings.ts';
import shipped from './default.json' with { type: 'json' };

/** How the desk works as shipped; an installation may have its own. */
export const DESK_TABLE: DeskTable = DeskTable.parse(shipped);
export const DESK_RULES: DeskRules = {
  ...DESK_TABLE,
  hours: DEFAULT_HOURS,
  groups: DEFAULT_GROUPS,
};
