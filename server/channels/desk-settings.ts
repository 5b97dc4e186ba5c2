import { z } from 'zod';
import type { DeskTable } from '../contract/desk-rules.ts';
import {
  DEFAULT_GROUPS,
  DEFAULT_HOURS,
  DeskGroupsSchema,
  DeskHoursSchema,
} from '../contract/desk-settings.ts';
import { DESK_GROUPS, type DeskGroup, type DeskHours } from '../terms/desk.ts';
import { Refused } from '../terms/refused.ts';
import type { Hand } from './office.ts';
import type { DeskReads } from './ports.ts';
import { defineRoute, type Route } from './route.ts';
import { Based, mustBe, Versioned, versionOf } from './setting-version.ts';

/** How a setting stands at the moment it is changed; undefined where nobody changed it yet. */
export interface Standing {
  readonly before: unknown;
  /** Groups that somebody is in, or that cases are referred to. */
  readonly groupsInUse: readonly string[];
}

export interface SettingsDoor {
  /** Writes a setting and who did it; `check` throws where it may not be written. */
  readonly office: {
    putSetting(
      key: string,
      value: object,
      hand: Hand,
      check: (standing: Standing) => void,
    ): Promise<void>;
  };
  readonly desk: Pick<DeskReads, 'hours' | 'groups'>;
  readonly clock: { now(): string };
  /** The groups were changed: the desk works by them from now on. */
  readonly regrouped: () => Promise<void>;
  readonly deskRules: { table(): Pick<DeskTable, 'routing'> };
  readonly keys: { readonly hours: string; readonly groups: string };
}

const OPERATOR = ['operator'] as const;
const DESK = ['agent', 'operator'] as const;
const HoursAnswer = DeskHoursSchema.safeExtend(Versioned);
const HoursBody = DeskHoursSchema.safeExtend(Based);
const GroupsAnswer = z.strictObject({ groups: DeskGroupsSchema, ...Versioned });
const GroupsBody = z.strictObject({ groups: DeskGroupsSchema, ...Based });

const hoursOf = (kept: unknown): DeskHours => DeskHoursSchema.parse(kept ?? DEFAULT_HOURS);
const groupsOf = (kept: unknown): DeskGroup[] => DeskGroupsSchema.parse(kept ?? DEFAULT_GROUPS);

/** The desk's hours and groups: each read whole and changed whole, by whoever read it last. */
export const settingRoutes = (door: SettingsDoor): readonly Route[] => [
  ...hourRoutes(door),
  ...groupRoutes(door),
];

function hourRoutes({ office, desk, clock, keys }: SettingsDoor): readonly Route[] {
  const answer = async () => {
    const hours = await desk.hours();
    return { ...hours, version: versionOf(hours) };
  };
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/desk/hours',
      summary: 'When the desk works',
      callers: DESK,
      answers: { 200: HoursAnswer },
      handler: answer,
    }),
    defineRoute({
      method: 'PUT',
      url: '/v1/desk/hours',
      summary: 'Change when the desk works: several spans a day, holidays, the time zone',
      callers: OPERATOR,
      body: HoursBody,
      answers: { 200: HoursAnswer },
      async handler({ caller, body: { baseVersion, ...hours } }) {
        const hand = { by: caller.userId, at: clock.now() };
        await office.putSetting(keys.hours, hours, hand, ({ before }) =>
          mustBe(hoursOf(before), baseVersion),
        );
        return answer();
      },
    }),
  ];
}

function groupRoutes(door: SettingsDoor): readonly Route[] {
  const { office, desk, clock, keys, regrouped, deskRules } = door;
  const answer = async () => {
    const groups = [...(await desk.groups())];
    return { groups, version: versionOf(groups) };
  };
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/desk/groups',
      summary: 'The groups of the desk',
      callers: DESK,
      answers: { 200: GroupsAnswer },
      handler: answer,
    }),
    defineRoute({
      method: 'PUT',
      url: '/v1/desk/groups',
      summary: 'Add, rename or retire groups; a retired one names who has its work (`to`)',
      callers: OPERATOR,
      body: GroupsBody,
      answers: { 200: GroupsAnswer },
      async handler({ caller, body: { groups, baseVersion } }) {
        const hand = { by: caller.userId, at: clock.now() };
        const ruled = groupsRuled(deskRules.table());
        await office.putSetting(keys.groups, groups, hand, ({ before, groupsInUse }) => {
          mustBe(groupsOf(before), baseVersion);
          mustStay(groups, [...DESK_GROUPS, ...ruled, ...groupsInUse]);
        });
        await regrouped();
        return answer();
      },
    }),
  ];
}

const groupsRuled = ({ routing }: Pick<DeskTable, 'routing'>): string[] =>
  routing.flatMap(({ when, goes }) => [when.group, goes.group]).filter((id) => id !== undefined);

function mustStay(groups: readonly DeskGroup[], needed: readonly string[]): void {
  const ids = groups.map(({ id }) => id);
  const gone = needed.find((id) => !ids.includes(id));
  if (gone === undefined) return;
  const message = `${gone} is in use: keep it, and name under to which group has its work`;
  throw new Refused('validation_failed', message, { errors: [{ path: 'groups', message }] });
}
