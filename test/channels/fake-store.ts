import { hash } from '@node-rs/argon2';
import type { SettingsDoor } from '../../server/channels/desk-settings.ts';
import type { OfficeWrites } from '../../server/channels/office.ts';
import type * as ports from '../../server/channels/ports.ts';
import { DEFAULT_GROUPS, DEFAULT_HOURS } from '../../server/contract/desk-settings.ts';
import { DESK_TABLE } from '../../server/dialogue/desk/rules.ts';
import type { Caller } from '../../server/terms/caller.ts';
import { aTicket } from './a-ticket.ts';

/** Ports made of maps. Ticket `t-1` belongs to `buyer-1` and merchant `m-1`. */
export async function fakeStore() {
  const passwordHash = await quickHash;
  const put: { kind: string; value: unknown }[] = [];
  return {
    put,
    tickets: tickets(),
    conversations: { readable: async (caller: Caller) => caller.kind === 'staff' },
    writes: writes(put),
    payouts: NO_PAYOUTS,
    feed: { after: async () => ({ items: [], nextCursor: null }) },
    staff: staff(passwordHash),
    office: NO_OFFICE,
    desk: { hours: async () => DEFAULT_HOURS, groups: async () => DEFAULT_GROUPS },
    idempotency: idempotency(),
    settings: settings(),
    talks: NO_DESK,
    deskRules: { table: () => DESK_TABLE, reread: async () => {}, put: async () => {} },
    presence: () => {},
    regrouped: async () => {},
    shop: {
      buyers: async () => [BUYER],
      merchants: async () => [],
      orders: async () => [],
    },
  };
}

const nothing = async () => {};
/** Nothing is changed there: what operators do is shown on a real database. */
const NO_OFFICE: OfficeWrites & SettingsDoor['office'] = {
  ...{ create: nothing, change: nothing, disable: nothing, enable: nothing },
  ...{ resetPassword: nothing, putSetting: nothing },
  log: async () => ({ items: [], nextCursor: null }),
};

/** Nothing waits there: what the desk does is shown on a real database. */
const NO_DESK: ports.TalkReads = {
  list: async () => ({ items: [], nextCursor: null }),
  one: async () => undefined,
  queues: async () => [],
  loads: async () => new Map(),
  reads: async () => ({ buyer: 0, staff: 0 }),
  markRead: async (_conversationId, _side, seq) => seq,
};

/** Nobody has any: what payouts do is shown on a real database. */
const NO_PAYOUTS: ports.PayoutDesk = {
  list: async () => ({ items: [], nextCursor: null }),
  one: async () => undefined,
  money: async () => undefined,
  setPreauth: async () => {},
  request: async () => Promise.reject(new Error('no payouts here')),
  act: async () => Promise.reject(new Error('no payouts here')),
  held: async () => [],
  release: async () => Promise.reject(new Error('no payouts here')),
};

const quickHash = hash('demo', { memoryCost: 8, timeCost: 1 });

const BUYER = {
  id: 'buyer-1',
  name: '林一',
  registeredAt: '2024-01-01T00:00:00.000Z',
  market: 'CN' as const,
};

function tickets(): ports.TicketReads {
  const sees = (caller: Caller): boolean =>
    caller.kind === 'integration' ||
    (caller.kind === 'buyer' && caller.buyerId === 'buyer-1') ||
    (caller.kind === 'staff' && (caller.role !== 'merchant' || caller.merchantId === 'm-1'));
  return {
    list: async () => ({ items: [], nextCursor: null }),
    one: async (caller, id) =>
      id === 't-1' && sees(caller) ? { ticket: aTicket, events: [], evidence: [] } : undefined,
    some: async (caller, ids) => (sees(caller) && ids.includes('t-1') ? [aTicket] : []),
    ledger: async (caller, id) => (id === 't-1' && sees(caller) ? [] : undefined),
  };
}

const writes = (put: { kind: string; value: unknown }[]): ports.StorefrontWrites => ({
  putMerchant: async (value) => void put.push({ kind: 'merchant', value }),
  putBuyer: async (value) => void put.push({ kind: 'buyer', value }),
  putOrder: async (value) => {
    put.push({ kind: 'order', value });
    return { stale: value.updatedAt < '2026-01-01' };
  },
  addTracking: async (carrier) => ({
    orderIds: carrier === 'sf' ? ['o-1'] : [],
    parcels: carrier === 'SIM' ? [{ ticketId: 't-1', leg: 'return' }] : [],
    waiting: carrier === 'sf' ? [{ ticketId: 't-1', events: LOST }] : [],
  }),
  orderExists: async () => true,
  redeemCoupon: async () => true,
});

const LOST = [{ at: '2026-11-04T00:00:00Z', code: 'lost', text: '' }];

function staff(passwordHash: string): ports.StaffReads {
  const account = (role: 'agent' | 'merchant' | 'operator', merchantId?: string) => ({
    kind: 'staff' as const,
    userId: `u-${role}`,
    name: role,
    role,
    merchantId,
    email: `${role}@demo.redress`,
    groups: [],
    skills: [],
    languages: ['zh-CN' as const],
    capacity: 5,
    passwordHash,
    sessionEpoch: 0,
  });
  const accounts = [account('agent'), account('operator'), account('merchant', 'm-2')];
  return {
    byEmail: async (email) => accounts.find((one) => one.email === email),
    byId: async (id) => accounts.find((one) => one.userId === id),
    all: async () => accounts,
  };
}

function idempotency(): ports.IdempotencyStore {
  const kept = new Map<string, { fingerprint: string; answer?: ports.KeptAnswer }>();
  const at = (scope: string, key: string) => `${scope} ${key}`;
  return {
    async begin(scope, key, fingerprint) {
      const known = kept.get(at(scope, key));
      if (!known) {
        kept.set(at(scope, key), { fingerprint });
        return { outcome: 'fresh' };
      }
      if (known.fingerprint !== fingerprint) return { outcome: 'conflict' };
      return known.answer
        ? { outcome: 'answered', answer: known.answer }
        : { outcome: 'in_flight' };
    },
    async finish(scope, key, answer) {
      const known = kept.get(at(scope, key));
      if (known) known.answer = answer;
    },
    abandon: async (scope, key) => void kept.delete(at(scope, key)),
  };
}

function settings(): ports.SettingsStore {
  const kept = new Map<string, string>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
  };
}
