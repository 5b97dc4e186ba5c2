import { z } from 'zod';
import { activeGroups, type DeskGroup, type DeskHours } from '../terms/desk.ts';
import { Slug } from './desk-settings.ts';
import { CentsSchema, LocaleSchema } from './primitives.ts';

const Priority = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

const Minutes = z.int().min(1).max(43_200);
/** By priority, 0 to 3. */
const ByPriority = z.tuple([Minutes, Minutes, Minutes, Minutes]);

/** A row of the routing table; the first that fits decides. Absent fields fit everything. */
export const RoutingRow = z.strictObject({
  when: z.strictObject({
    /** A trunk or a leaf, such as `AUT` or `NAD.appearance`. */
    leaf: z.string().max(40).optional(),
    reason: z.string().max(64).optional(),
    fromCents: CentsSchema.optional(),
    language: LocaleSchema.optional(),
    group: Slug.optional(),
    urgent: z.boolean().optional(),
  }),
  goes: z.strictObject({
    group: Slug.optional(),
    skill: z.string().max(40).optional(),
    priority: Priority.optional(),
  }),
});
export type RoutingRow = z.infer<typeof RoutingRow>;

/** How the desk works beside its hours: every number and table that an operator may change. */
export const DeskTable = z.strictObject({
  sla: z.strictObject({
    firstMinutes: ByPriority,
    nextMinutes: ByPriority,
    /** Priorities whose clock runs day and night. */
    always: z.array(Priority),
    /** A talk goes to the lead after so many breaches; after `maxBreaches` nothing more happens. */
    leadAfterBreaches: z.int().min(1).max(9),
    maxBreaches: z.int().min(1).max(9),
  }),
  assignment: z.strictObject({
    /** An offered talk that is not taken in this time is offered to somebody else. */
    offerMinutes: Minutes,
  }),
  routing: z.array(RoutingRow).max(100),
  caps: z.strictObject({
    /** Cash one person may decide alone beyond what the tables give, by role. */
    agentCents: CentsSchema,
    leadCents: CentsSchema,
  }),
});
export type DeskTable = z.infer<typeof DeskTable>;

/** All that the desk goes by. */
export interface DeskRules extends DeskTable {
  readonly hours: DeskHours;
  readonly groups: readonly DeskGroup[];
}

/** What of the routing names a group that there is not, or that takes no work; each with its place. */
export const oddRouting = (
  routing: readonly RoutingRow[],
  groups: readonly DeskGroup[],
): readonly { readonly path: string; readonly message: string }[] => {
  const all = groups.map(({ id }) => id);
  const active = activeGroups(groups).map(({ id }) => id);
  return routing.flatMap(({ when, goes }, index) => [
    ...(when.group === undefined || all.includes(when.group)
      ? []
      : [odd(`routing.${index}.when.group`, when.group, all)]),
    ...(goes.group === undefined || active.includes(goes.group)
      ? []
      : [odd(`routing.${index}.goes.group`, goes.group, active)]),
  ]);
};

const odd = (path: string, id: string, known: readonly string[]) => ({
  path,
  message: `no group ${id} takes work; there are ${known.join(', ')}`,
});
