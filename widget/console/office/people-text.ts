import type { UserView } from '../../../server/contract/users.ts';
import type { Locale } from '../../../server/terms/party.ts';
import { label, TRUNK_NAMES } from '../words/labels.ts';
import { SKILLS } from '../words/skill-labels.ts';
import { TRACE_VALUES } from '../words/trace-values.ts';

/** A skill is a trunk of reasons, a category of goods or one of the routing's; one the house made up stands as it is. */
export function skillText(skill: string, locale: Locale): string {
  if (Object.hasOwn(SKILLS, skill)) return label(SKILLS, skill, locale);
  const trunk = skill.toUpperCase();
  if (Object.hasOwn(TRUNK_NAMES, trunk)) return label(TRUNK_NAMES, trunk, locale);
  return Object.hasOwn(TRACE_VALUES, skill) ? label(TRACE_VALUES, skill, locale) : skill;
}

const ROLES: readonly UserView['role'][] = ['operator', 'agent', 'merchant', 'juror'];

/** By role, then as a person would count: number 2 before number 10. */
export const inOrder = (users: readonly UserView[]): UserView[] =>
  [...users].sort(
    (a, b) =>
      ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
      a.name.localeCompare(b.name, 'zh-CN', { numeric: true }),
  );

/** Whether every word one types is in what is shown of the account. */
export function isSought(user: UserView, q: string, role: string): boolean {
  const said = [user.name, user.email, user.merchantId ?? '', role].join(' ').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
