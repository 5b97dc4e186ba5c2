import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { ServerOptions } from 'socket.io';
import { drawListingPhoto } from '../../prisma/demo/listing-photos.ts';
import { isDemoBuyer } from '../../prisma/seed.ts';
import { buyerNamespace } from '../channels/buyer-socket.ts';
import type { BusinessClock } from '../channels/clock.ts';
import { conversationRoutes } from '../channels/conversations.ts';
import type { DeadlineDoor } from '../channels/deadlines.ts';
import { demoRoutes } from '../channels/demo.ts';
import { type DeskRuleBook, deskRoutes } from '../channels/desk.ts';
import { deskEvents } from '../channels/desk-events.ts';
import { type SettingsDoor, settingRoutes } from '../channels/desk-settings.ts';
import { feedRoutes } from '../channels/feed.ts';
import { type OfficeWrites, officeRoutes } from '../channels/office.ts';
import { operationRoutes } from '../channels/operations.ts';
import { payoutRoutes } from '../channels/payouts.ts';
import type * as ports from '../channels/ports.ts';
import { releaseRoutes } from '../channels/releases.ts';
import { rooms } from '../channels/rooms.ts';
import type { Route } from '../channels/route.ts';
import type { Namespace } from '../channels/socket-event.ts';
import { staffRoutes } from '../channels/staff.ts';
import { staffNamespace } from '../channels/staff-socket.ts';
import { storefrontRoutes } from '../channels/storefront.ts';
import type { ViewParts } from '../channels/ticket-view.ts';
import { ticketRoutes } from '../channels/tickets.ts';
import type { Config } from '../config.ts';
import { DESK_GROUPS_KEY, DESK_HOURS } from '../store/desk-settings.ts';
import type { TurnService } from '../turn/service.ts';
import { authenticator, BUYER_TOKEN_SECONDS } from './authenticator.ts';
import type { Broadcast } from './broadcast.ts';
import { type Doors, doors, staffDoor } from './doors.ts';
import { inFlight } from './in-flight.ts';
import type { Log } from './logger.ts';
import { metrics } from './metrics.ts';
import { origins } from './origins.ts';
import { hashPassword } from './passwords.ts';
import { noLimits, rateLimits } from './rate-limits.ts';
import { sessionSecret } from './session-secret.ts';
import { sessions } from './sessions.ts';
import { publicKey, signToken } from './tokens.ts';

/** Everything behind the doors, however it is made: really in `app.ts`, by hand in tests. */
export interface Household extends ViewParts {
  readonly turn: TurnService;
  readonly tickets: ports.TicketReads;
  readonly conversations: ports.ConversationReads;
  readonly talks: ports.TalkReads;
  readonly deskRules: DeskRuleBook;
  /** Somebody came to the desk, or left it. */
  readonly presence: () => void;
  /** The groups were changed. */
  readonly regrouped: () => Promise<void>;
  readonly writes: ports.StorefrontWrites;
  readonly payouts: ports.PayoutDesk;
  readonly feed: ports.FeedReads;
  readonly staff: ports.StaffReads;
  readonly office: OfficeWrites & SettingsDoor['office'];
  readonly desk: Pick<ports.DeskReads, 'hours' | 'groups'>;
  readonly idempotency: ports.IdempotencyStore;
  readonly settings: ports.SettingsStore;
  readonly shop: ports.DemoReads;
  readonly clock: BusinessClock;
  readonly deadlines: DeadlineDoor;
  readonly dependencies: readonly ports.Dependency[];
  readonly broadcast: Broadcast;
  readonly log: Log;
  /** Routes of parts that bring their own, such as evidence. */
  readonly more?: readonly Route[];
  readonly namespaces?: readonly Namespace[];
  readonly redis?: { readonly client: unknown; readonly adapter: ServerOptions['adapter'] };
  /** For measuring and for tests. */
  readonly unlimited?: boolean;
  readonly checkAnswers?: boolean;
}

/** Hangs every door of the house in its frame. */
export async function openDoors(config: Config, house: Household): Promise<Doors> {
  const { staff, settings } = house;
  const limits = house.unlimited ? noLimits : rateLimits(house.redis?.client);
  const own = sessions({
    secret: await sessionSecret(config.sessionSecret, config.dataDir),
    staff,
    settings,
    onRevoked: (id) => house.broadcast.end(rooms.session(id)),
  });
  const work = inFlight();
  const figures = metrics();
  const login = staffDoor({
    accounts: staff,
    sessions: own,
    limits,
    secureCookie: config.production,
  });
  const opened = await doors({
    ...house,
    origins: origins(config.allowedOrigins),
    authenticator: authenticator({
      integrationKey: config.integrationKey,
      storefrontKeys: await storefrontKeys(config),
      sessions: own,
    }),
    inFlight: work,
    limits,
    metrics: figures,
    adapter: house.redis?.adapter,
    namespaces: [
      buyerNamespace({ ...house, send: house.broadcast.send }),
      staffNamespace({ ...house, events: deskEvents({ ...house, send: house.broadcast.send }) }),
      ...(house.namespaces ?? []),
    ],
    pages: pageFolders(config),
    checkAnswers: house.checkAnswers ?? false,
    routes: (openapi) => [
      ...storefrontRoutes(house),
      ...conversationRoutes(house.turn, house.broadcast.hear),
      ...ticketRoutes(house),
      ...deskRoutes({ ...house, rules: house.deskRules }),
      ...payoutRoutes(house),
      ...releaseRoutes(house),
      ...feedRoutes(house.feed),
      ...staffRoutes(login),
      ...officeRoutes({
        ...house,
        hashPassword,
        shutOut: house.broadcast.shutOut,
      }),
      ...settingRoutes({
        ...house,
        keys: { hours: DESK_HOURS, groups: DESK_GROUPS_KEY },
      }),
      ...operationRoutes({
        ...house,
        draining: () => work.draining,
        metrics: figures.page,
        openapi,
      }),
      ...(config.demo
        ? demoRoutes({
            ...house,
            now: house.clock.now,
            buyerToken: buyerTokens(config),
            listingPhoto: drawListingPhoto,
            isOwnBuyer: isDemoBuyer,
          })
        : []),
      ...(house.more ?? []),
    ],
  });
  return opened;
}

async function storefrontKeys(config: Config) {
  return {
    ...(config.storefrontSecret ? { HS256: encode(config.storefrontSecret) } : {}),
    ...(config.storefrontPublicKey ? await publicKey(config.storefrontPublicKey) : {}),
  };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Mints buyer tokens as the demo shop's own back end would. */
function buyerTokens({ storefrontSecret = '' }: Config) {
  return async ({ id, name }: { id: string; name: string }) => {
    const issuedAt = Math.floor(Date.now() / 1000);
    const expiresAt = issuedAt + BUYER_TOKEN_SECONDS;
    const claims = { sub: id, jti: randomUUID(), name };
    const secret = encode(storefrontSecret);
    const token = await signToken(claims, { secret, audience: 'redress', issuedAt, expiresAt });
    return { token, expiresAt: new Date(expiresAt * 1000).toISOString() };
  };
}

/** The demo's shop page is the only one that a real installation does not serve. */
const pageFolders = ({ demo }: Config) => [
  { prefix: '/widget', folder: built('widget') },
  { prefix: '/console', folder: built('console') },
  ...(demo ? [{ prefix: '/', folder: built('storefront') }] : []),
];

const built = (name: string): string =>
  fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
