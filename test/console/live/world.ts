import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { hash } from '@node-rs/argon2';
import { expect, vi } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { rooms } from '../../../server/channels/rooms.ts';
import { readConfig } from '../../../server/config.ts';
import type { LoginAnswer } from '../../../server/contract/staff.ts';
import { quiet } from '../../../server/plugins/quiet.ts';
import { createEvidenceStore } from '../../../server/store/evidence.ts';
import { createStaff, type StaffDraft } from '../../../server/store/staff.ts';
import { createStorefrontWrites } from '../../../server/store/storefront-writes.ts';
import { createTicketReads } from '../../../server/store/tickets.ts';
import { session } from '../../../widget/console/api/session.ts';
import { ask } from '../../support/database.ts';
import { seatRoster } from '../../support/jurors.ts';
import type { Marketplace } from '../../support/talk.ts';
import type { View } from './views.ts';

/** Loopback answers within a few of these. */
const POLL = { interval: 2 };
const PASSWORD = 'live-views-password';
const INTEGRATION_KEY = 'live-views-integration-key-0123456789';

/** The whole program on a port, its clock in our hands, and the console's own code able to talk to it. */
export async function openWorld() {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'redress-live-'));
  const config = readConfig({
    ...{
      DATA_DIR: dataDir,
      DATABASE_URL: await ask('postgres'),
      DEMO: '0',
      PORT: '0',
      LOG_LEVEL: 'silent',
    },
    ...{ TEST_CLOCK: '2026-11-05T12:14:00.000Z', ALLOWED_ORIGINS: 'http://localhost:9999' },
    ...{ INTEGRATION_KEY, STOREFRONT_SECRET: 'live-views-storefront-secret-0123456789' },
  });
  const app = await createApp(config, { unlimited: true });
  const [, origin = ''] = await app.start();
  asBrowser(origin);
  const { database: db, clock, turn } = app;
  const passwordHash = await hash(PASSWORD, { memoryCost: 8, timeCost: 1 });
  const jurors = await seatRoster(db, { jurors: 17, passwordHash });
  const writes = createStorefrontWrites(db.pool, clock);
  const integration = async (method: string, url: string, body?: object) => {
    const answer = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${INTEGRATION_KEY}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
  };
  const market: Marketplace = {
    ...{ db, turn, clock },
    tickets: createTicketReads(db, clock),
    files: createEvidenceStore(db),
    async stock({ merchants, buyer, orders }) {
      for (const merchant of merchants) await writes.putMerchant(merchant);
      await writes.putBuyer(buyer);
      for (const order of orders) await writes.putOrder(order);
    },
    advanceTo: (to) => integration('POST', '/v1/test-clock', { to }),
  };
  let said = 0;
  return {
    app,
    market,
    jurors,
    /** Adds one of the staff, unless they are there, and lets them in. */
    async login(account: Omit<StaffDraft, 'passwordHash' | 'email' | 'name'>) {
      const email = `${account.userId}@live.test`;
      if (account.role !== 'juror')
        await createStaff(db).put({ ...account, email, name: account.userId, passwordHash });
      const answer = await fetch('/v1/auth/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          email: account.role === 'juror' ? `${account.userId}@jury.test` : email,
          password: PASSWORD,
        }),
      });
      return (await answer.json()) as LoginAnswer;
    },
    /** Waits until every open page is let in to what it wants to hear of. */
    async joined(views: readonly View[], conversationId: string) {
      const wanted = new Map<string, number>();
      for (const view of views)
        for (const room of new Set(roomsFor(view, conversationId)))
          wanted.set(room, (wanted.get(room) ?? 0) + 1);
      const { adapter } = app.doors.io.of('/staff');
      const inside = () => [...wanted.keys()].map((room) => [room, adapter.rooms.get(room)?.size]);
      await expect.poll(inside, POLL).toEqual([...wanted]);
    },
    /** Waits until what was set off is done, and every open page was told of it. */
    async settled(views: readonly View[]) {
      await quiet(db.pool, () => undefined);
      said += 1;
      const mark = `mark-${said}`;
      for (const space of ['/staff', '/jury']) app.doors.io.of(space).emit('read', { mark });
      const deaf = () => views.filter((view) => !view.heard(mark)).map(({ name }) => name);
      await expect.poll(deaf, POLL).toEqual([]);
    },
    /** Waits until the last of them has gone. */
    async closed(views: readonly View[]) {
      for (const view of views) view.close();
      await expect.poll(() => app.doors.io.of('/staff').sockets.size, POLL).toBe(0);
    },
    async close() {
      vi.unstubAllGlobals();
      await app.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

/** The rooms in which the server tells what a page wants to hear of. */
function roomsFor({ topics, merchantId }: View, conversationId: string): readonly string[] {
  const { queues = [], ticketIds = [], conversationIds = [] } = topics();
  return [
    ...(queues.length > 0 ? [rooms.desk] : []),
    ...(merchantId === undefined ? [] : [rooms.merchant(merchantId)]),
    ...ticketIds.map((id) =>
      merchantId === undefined ? rooms.conversation(conversationId) : rooms.ticket(id),
    ),
    ...conversationIds.map(rooms.conversation),
  ];
}

/** What the console finds in a browser: an address, a page that is seen, and a store for its session. */
function asBrowser(origin: string): void {
  const { host, hostname, port } = new URL(origin);
  const real = globalThis.fetch;
  const kept = new Map<string, string>();
  vi.stubGlobal('location', { protocol: 'http:', host, hostname, port });
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  vi.stubGlobal('fetch', (where: string, init?: RequestInit) => real(new URL(where, origin), init));
}

/** Does something as this person; the console knows one at a time. */
export function as<T>(who: LoginAnswer, work: () => Promise<T>): Promise<T> {
  session.start(who);
  return work();
}

export const newId = (): string => randomUUID();
