import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Id } from '../contract/primitives.ts';
import {
  NewUserBody as NewUser,
  type NewUserBody,
  OfficeLogPage,
  OfficeLogQuery,
  UserActionBody,
  UserAnswer,
  UserBody,
  UserPage,
  type UserView,
} from '../contract/users.ts';
import { Refused } from '../terms/refused.ts';
import type { StaffAccount, StaffReads } from './ports.ts';
import { Answer, defineRoute, type Route } from './route.ts';

export interface Hand {
  readonly by: string;
  readonly at: string;
}

/** Changes of accounts, each written down. */
export interface OfficeWrites {
  create(
    userId: string,
    user: Omit<NewUserBody, 'password'>,
    passwordHash: string,
    hand: Hand,
  ): Promise<void>;
  change(userId: string, user: UserBody, hand: Hand): Promise<void>;
  disable(userId: string, hand: Hand): Promise<void>;
  enable(userId: string, hand: Hand): Promise<void>;
  resetPassword(userId: string, passwordHash: string, hand: Hand): Promise<void>;
  log(limit: number, before: string | undefined): Promise<OfficeLogPage>;
}

export interface OfficeDoor {
  readonly office: OfficeWrites;
  readonly staff: StaffReads;
  readonly clock: { now(): string };
  readonly hashPassword: (password: string) => Promise<string>;
  /** Ends all that an account has open, on every node. */
  readonly shutOut: (userId: string) => void;
  /** The desk looks again who is there. */
  readonly presence: () => void;
}

const OPERATOR = ['operator'] as const;
const Path = z.strictObject({ id: Id });
const PASSWORD_BYTES = 9;

/** What operators run the house with: accounts, and what was changed by whom. */
export function officeRoutes(door: OfficeDoor): readonly Route[] {
  const { office, staff, clock } = door;
  const hand = (caller: { readonly userId: string }) => ({ by: caller.userId, at: clock.now() });
  const shutOut = (userId: string) => {
    door.shutOut(userId);
    // What they held goes to others.
    door.presence();
  };
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/users',
      summary: 'Every staff account',
      callers: OPERATOR,
      answers: { 200: UserPage },
      handler: async () => ({ items: (await staff.all()).map(viewOf), nextCursor: null }),
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/users',
      summary: 'A new account; without a password one is made and told once',
      callers: OPERATOR,
      body: NewUser,
      answers: { 201: UserAnswer },
      async handler({ caller, body: { password, ...user } }) {
        const id = `u_${randomUUID().replaceAll('-', '')}`;
        const word = password ?? newPassword();
        await office.create(id, user, await door.hashPassword(word), hand(caller));
        return new Answer(
          201,
          await answerOf(staff, id, password === undefined ? word : undefined),
        );
      },
    }),
    defineRoute({
      method: 'PUT',
      url: '/v1/users/:id',
      summary: 'Change an account’s role, groups, skills, languages or capacity',
      callers: OPERATOR,
      params: Path,
      body: UserBody,
      answers: { 200: UserAnswer },
      async handler({ caller, params, body }) {
        const before = await staff.byId(params.id);
        await office.change(params.id, body, hand(caller));
        // What they may see is decided when they connect.
        if (before?.role !== body.role || before.merchantId !== body.merchantId) shutOut(params.id);
        // What they take may be another: the desk looks again who is there.
        else door.presence();
        return answerOf(staff, params.id);
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/users/:id/actions',
      summary: 'Disable or enable an account, or give it another password',
      callers: OPERATOR,
      params: Path,
      body: UserActionBody,
      answers: { 200: UserAnswer },
      async handler({ caller, params: { id }, body: { action, password } }) {
        if (action === 'disable' && id === caller.userId)
          throw new Refused('action_not_allowed', 'Nobody disables themselves; ask a colleague.');
        const word = password ?? newPassword();
        if (action === 'disable') await office.disable(id, hand(caller));
        else if (action === 'enable') await office.enable(id, hand(caller));
        else await office.resetPassword(id, await door.hashPassword(word), hand(caller));
        if (action !== 'enable') shutOut(id);
        const told = action === 'reset_password' && password === undefined ? word : undefined;
        return answerOf(staff, id, told);
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/v1/office-log',
      summary: 'Who changed which account or setting, newest first',
      callers: OPERATOR,
      query: OfficeLogQuery,
      answers: { 200: OfficeLogPage },
      handler: ({ query }) => office.log(query.limit, query.cursor),
    }),
  ];
}

const newPassword = (): string => randomBytes(PASSWORD_BYTES).toString('base64url');

async function answerOf(staff: StaffReads, id: string, password?: string) {
  const account = await staff.byId(id);
  if (!account) throw new Refused('not_found', 'There is no such account.');
  return { user: viewOf(account), ...(password !== undefined && { password }) };
}

const viewOf = (account: StaffAccount): UserView => ({
  id: account.userId,
  name: account.name,
  email: account.email,
  role: account.role,
  ...(account.merchantId !== undefined && { merchantId: account.merchantId }),
  groups: [...account.groups],
  skills: [...account.skills],
  languages: [...account.languages],
  capacity: account.capacity,
  ...(account.ties?.length && { ties: [...account.ties] }),
  ...(account.disabledAt !== undefined && { disabledAt: account.disabledAt }),
});
