import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { StaffUser } from '../../server/contract/staff.ts';
import type { WordKey } from './words/zh.ts';

/** A page of its own beside the tickets: `#/{name}`, for these roles, its code fetched when opened. */
export interface ConsolePage {
  readonly name: string;
  readonly label: WordKey;
  readonly roles: readonly StaffUser['role'][];
  /** Of the agents, only this group's. */
  readonly group?: string;
  /** Reached from elsewhere than the navigation. */
  readonly aside?: boolean;
  readonly Page: LazyExoticComponent<ComponentType>;
}

/** In the order of the navigation, after the tickets for staff, around them for a merchant. */
export const PAGES: readonly ConsolePage[] = [
  {
    name: 'desk',
    label: 'nav.desk',
    roles: ['agent', 'operator'],
    Page: lazy(() => import('./desk/desk-page.tsx').then((m) => ({ default: m.DeskPage }))),
  },
  {
    name: 'todo',
    label: 'nav.todo',
    roles: ['merchant'],
    Page: lazy(() => import('./merchant/todo-page.tsx').then((m) => ({ default: m.TodoPage }))),
  },
  {
    name: 'people',
    label: 'people.title',
    roles: ['operator'],
    Page: lazy(() => import('./office/people-page.tsx').then((m) => ({ default: m.PeoplePage }))),
  },
  {
    name: 'house',
    label: 'house.title',
    roles: ['operator'],
    Page: lazy(() => import('./office/house-page.tsx').then((m) => ({ default: m.HousePage }))),
  },
  {
    name: 'jury',
    label: 'jury.title',
    roles: ['juror'],
    Page: lazy(() => import('./jury/jury-page.tsx').then((m) => ({ default: m.JuryPage }))),
  },
  {
    name: 'notices',
    label: 'notice.settings',
    roles: ['agent', 'merchant', 'operator', 'juror'],
    aside: true,
    Page: lazy(() =>
      import('./notices/settings-page.tsx').then((m) => ({ default: m.NoticeSettingsPage })),
    ),
  },
  {
    name: 'insight',
    label: 'nav.insight',
    roles: ['merchant'],
    Page: lazy(() =>
      import('./merchant/insight-page.tsx').then((m) => ({ default: m.InsightPage })),
    ),
  },
  {
    name: 'money',
    label: 'nav.money',
    roles: ['merchant'],
    Page: lazy(() => import('./merchant/money-page.tsx').then((m) => ({ default: m.MoneyPage }))),
  },
  {
    name: 'mandate',
    label: 'nav.mandate',
    roles: ['merchant'],
    Page: lazy(() =>
      import('./merchant/mandate-page.tsx').then((m) => ({ default: m.MandatePage })),
    ),
  },
  {
    name: 'payouts',
    label: 'nav.payouts',
    roles: ['agent', 'operator'],
    group: 'finance',
    Page: lazy(() =>
      import('./merchant/payouts-page.tsx').then((m) => ({ default: m.PayoutsPage })),
    ),
  },
];

type Reader = Pick<StaffUser, 'role' | 'groups'>;

export const pagesOf = ({ role, groups = [] }: Reader): readonly ConsolePage[] =>
  PAGES.filter(
    ({ roles, group }) =>
      roles.includes(role) && (group === undefined || role !== 'agent' || groups.includes(group)),
  );

/** Where a role begins: a merchant with what waits, a juror with what they judge, others with the tickets. */
export function homeOf(role: StaffUser['role']): string {
  if (role === 'juror') return '#/jury';
  return role === 'merchant' ? '#/todo' : '#/tickets';
}
