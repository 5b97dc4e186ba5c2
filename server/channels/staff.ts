import { z } from 'zod';
import { LoginAnswer, LoginBody, type StaffUser } from '../contract/staff.ts';
import { Refused } from '../terms/refused.ts';
import type { StaffAccount, StaffReads } from './ports.ts';
import { Answer, defineRoute, type Route, type Session, STAFF } from './route.ts';

/** What logging in needs of the machinery. */
export interface StaffDoor {
  readonly accounts: StaffReads;
  passwordFits(password: string, hash: string | undefined): Promise<boolean>;
  /** Counts a try before it is made; answers 0, or the milliseconds to wait. */
  countTry(email: string, ip: string): Promise<number>;
  /** A try that succeeded was none. */
  forgetTry(email: string, ip: string): Promise<void>;
  startSession(account: StaffAccount): Promise<{ readonly token: string; readonly cookie: string }>;
  endSession(session: Session): Promise<{ readonly cookie: string }>;
}

/** Staff log in and out (protocol §1). */
export function staffRoutes(door: StaffDoor): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      url: '/v1/auth/login',
      summary: 'Log in as staff; answers a token and sets a cookie',
      callers: [],
      body: LoginBody,
      answers: { 200: LoginAnswer },
      limit: { burst: 60, perSecond: 1 },
      handler: ({ body, ip }) => login(door, body, ip),
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/auth/logout',
      summary: 'End the session of the token or cookie',
      callers: [...STAFF, 'juror'],
      answers: { 200: z.strictObject({ ok: z.literal(true) }) },
      async handler({ session }) {
        if (!session) throw new Refused('unauthorized', 'There is no session to end.');
        const { cookie } = await door.endSession(session);
        return new Answer(200, { ok: true }, { 'set-cookie': cookie });
      },
    }),
  ];
}

async function login(
  door: StaffDoor,
  { email, password }: z.infer<typeof LoginBody>,
  ip: string,
): Promise<Answer> {
  const address = email.trim().toLowerCase();
  const waitMs = await door.countTry(address, ip);
  if (waitMs > 0)
    throw new Refused('rate_limited', `Too many tries; wait ${Math.ceil(waitMs / 60_000)} min.`, {
      waitMs,
    });
  const account = await door.accounts.byEmail(address);
  const fits = await door.passwordFits(password, account?.passwordHash);
  if (!fits || !account || account.disabledAt !== undefined)
    throw new Refused('unauthorized', 'E-mail or password is wrong.');
  await door.forgetTry(address, ip);
  const { token, cookie } = await door.startSession(account);
  return new Answer(200, { token, user: userOf(account) }, { 'set-cookie': cookie });
}

const userOf = (account: StaffAccount): z.infer<typeof StaffUser> => ({
  id: account.userId,
  name: account.name,
  email: account.email,
  role: account.role,
  ...(account.merchantId === undefined ? {} : { merchantId: account.merchantId }),
  groups: [...account.groups],
});
