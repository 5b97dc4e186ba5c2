import type { DeskRules, RoutingRow } from '../../contract/desk-rules.ts';
import { type Group, groupNow, type Priority } from '../../terms/desk.ts';
import type { Cents } from '../../terms/money.ts';
import type { Locale } from '../../terms/party.ts';

/** What routing looks at. */
export interface Routed {
  /** Where the referral would send it. */
  readonly group: Group;
  readonly reason: string;
  readonly language: Locale;
  readonly leaf?: string | undefined;
  readonly cents?: Cents | undefined;
  readonly urgent?: boolean | undefined;
}

export interface Route {
  readonly group: Group;
  readonly priority: Priority;
  readonly skill?: string | undefined;
}

const LAST: Priority = 3;

/** Which queue a talk belongs in, how soon, and what its taker should be good at: the first row that fits. */
export function routeTalk({ routing, groups }: DeskRules, talk: Routed): Route {
  const row = routing.find(({ when }) => fits(when, talk));
  const { group = talk.group, priority = LAST, skill } = row?.goes ?? {};
  return { group: groupNow(groups, group), priority, ...(skill !== undefined && { skill }) };
}

function fits(when: RoutingRow['when'], talk: Routed): boolean {
  const { leaf, reason, fromCents, language, group, urgent } = when;
  return (
    (leaf === undefined || talk.leaf === leaf || (talk.leaf?.startsWith(`${leaf}.`) ?? false)) &&
    (reason === undefined || talk.reason === reason) &&
    (fromCents === undefined || (talk.cents ?? 0) >= fromCents) &&
    (language === undefined || talk.language === language) &&
    (group === undefined || talk.group === group) &&
    (urgent === undefined || (talk.urgent ?? false) === urgent)
  );
}
