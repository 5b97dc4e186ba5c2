import { randomBytes } from 'node:crypto';
import type { BusinessClock } from './channels/clock.ts';
import { coverRoutes } from './channels/cover.ts';
import { deadlineDoor } from './channels/deadlines.ts';
import { evidenceRoutes } from './channels/evidence.ts';
import { type LabelSheet, labelRoutes } from './channels/labels.ts';
import type { ViewParts } from './channels/ticket-view.ts';
import type { Config } from './config.ts';
import { createEvidence } from './evidence/evidence.ts';
import { prepareGround } from './ground.ts';
import { createNoticeWorld } from './notices.ts';
import { broadcast } from './plugins/broadcast.ts';
import { casefile } from './plugins/casefile.ts';
import { casefileKey } from './plugins/casefile-key.ts';
import { createChores } from './plugins/chores.ts';
import { prepareDesk } from './plugins/desk.ts';
import type { Doors } from './plugins/doors.ts';
import { openDoors } from './plugins/house.ts';
import { jury } from './plugins/jury.ts';
import { languageModel } from './plugins/language-model.ts';
import { type Log, logger } from './plugins/logger.ts';
import { merchantCentre } from './plugins/merchant-centre.ts';
import { tierRules } from './plugins/merchant-rules.ts';
import { payoutDesk } from './plugins/payout-desk.ts';
import { payoutHold } from './plugins/payout-hold.ts';
import { quiet } from './plugins/quiet.ts';
import { policyAt } from './plugins/rule-sets.ts';
import { storefrontDesk } from './plugins/storefront-desk.ts';
import { threads } from './plugins/threads.ts';
import { createConversations } from './store/conversations.ts';
import type { Database } from './store/database.ts';
import { createDeadlines } from './store/deadlines.ts';
import { deliveredAt } from './store/delivered-at.ts';
import { createDemoReads } from './store/demo-reads.ts';
import { createDeskSettings } from './store/desk-settings.ts';
import { createEvidenceStore } from './store/evidence.ts';
import { createIdempotency } from './store/idempotency.ts';
import { createJury } from './store/jury.ts';
import { createOffice } from './store/office.ts';
import { receiverOf } from './store/receiver.ts';
import { createRefundIndex } from './store/refunds.ts';
import { createRuleSets } from './store/rule-sets.ts';
import { createShipWatch } from './store/ship-watch.ts';
import { createSimilar } from './store/similar.ts';
import { createStaff } from './store/staff.ts';
import { createStorefrontFeed } from './store/storefront-feed.ts';
import { createTicketReads } from './store/tickets.ts';
import { createTurnStore } from './store/turn-store.ts';
import { createTurnService, type TurnParts } from './turn/handle.ts';
import { actionContext } from './turn/limits.ts';
import type { TurnStore } from './turn/ports.ts';
import type { TurnService } from './turn/service.ts';
import { etaOf } from './turn/ticket-card.ts';
import { loadUnderstanding } from './understanding/load-model.ts';
import { createWorld } from './world.ts';

/** The whole program, assembled but not yet listening. */
export interface App {
  readonly doors: Doors;
  readonly log: Log;
  readonly clock: BusinessClock;
  readonly turn: TurnService;
  readonly database: Database;
  /** Opens the doors and starts the timers; answers the addresses. */
  start(): Promise<readonly string[]>;
  /** Lets what is under way finish, then shuts everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** What a caller may change: for measuring and for tests. */
export interface AppOptions {
  readonly unlimited?: boolean;
  readonly checkAnswers?: boolean;
  /** Stands between the turns and their store. */
  readonly store?: (real: TurnStore) => TurnStore;
}

const same = (store: TurnStore): TurnStore => store;

/** How long a stop waits for turns, and then for effects, in milliseconds. */
const TURNS_GRACE_MS = 5_000;
const EFFECTS_GRACE_MS = 2_000;
const HOUR_MS = 3_600_000;
const ID_BYTES = 16;

/** Introduces the parts to each other. The only file that knows them all. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const log = logger(config.logLevel);
  const ground = await prepareGround(config, log);
  const { database, clock, redis } = ground;
  const told = broadcast(redis?.ready);
  const { rules, all } = await policyAt(createRuleSets(database), clock.now());
  const staff = createStaff(database);
  const desk = await prepareDesk(ground, staff);
  const similar = createSimilar(database.pool, {
    failed: (err) => log.warn({ err }, 'similar cases'),
  });
  const juries = createJury(database.pool);
  const turn = createTurnService({
    store: (options.store ?? same)(createTurnStore(database.pool)),
    log: createConversations(database),
    refunds: createRefundIndex(database.pool),
    understand: await loadUnderstanding(),
    ...(await languageModel(config, log)),
    rules: () => rules,
    ruleSets: () => all,
    similar,
    jurors: juries.roster,
    ...desk.forTurns,
    newId: (prefix) => `${prefix}_${randomBytes(ID_BYTES).toString('hex')}`,
    clock,
    announce: told.announce,
    nudge: (written) => effects.nudge(written),
  } satisfies TurnParts);
  const { watch, chore, household } = desk.open(turn, told, log);
  const payouts = payoutDesk(database.pool, () => rules);
  const notices = await createNoticeWorld({
    ...ground,
    config,
    broadcast: told,
    nudge: () => effects.nudge(),
  });
  const effects = createWorld({
    ...ground,
    ...{ config, log, turn, payouts },
    rules: () => rules,
    notices: notices.board,
  });
  const deadlines = deadlineDoor({
    deadlines: createDeadlines(database.pool),
    chores: [
      ...notices.chores,
      ...createChores(
        database.pool,
        payoutHold(rules),
        tierRules(() => rules),
      ),
      chore,
      createShipWatch(database.pool, {
        overHours: () => rules.dt7b.late.overHours,
        late: (late) => turn.lateShipment(late),
        failed: (late, error) => log.error({ err: error, late }, 'a late order is not told'),
      }),
    ],
    turn,
    clock,
    settle: () => quiet(database.pool, effects.nudge),
    failed: (due, error) => log.error({ err: error, due }, 'deadline failed'),
  });
  const idempotency = createIdempotency(database.pool);
  const conversations = createConversations(database);
  const evidence = await createEvidence({
    storage: config.storage,
    rows: createEvidenceStore(database),
    conversations,
    deliveredAt: (conversationId) => deliveredAt(database.pool, conversationId),
    clock,
  });
  const tickets = createTicketReads(database, clock);
  const views: ViewParts = {
    eta: (ticket) => etaOf(ticket, rules, similar),
    actions: () => actionContext(rules, clock.now()),
  };
  const seats = jury({ tickets, turn, jury: juries, send: told.send, rules: () => rules });
  const doors = await openDoors(config, {
    ...{ turn, tickets, conversations },
    ...household,
    writes: storefrontDesk(database.pool, clock),
    payouts,
    feed: createStorefrontFeed(database.pool),
    staff,
    office: createOffice(database.pool),
    desk: createDeskSettings(database),
    idempotency,
    settings: ground.settings,
    shop: createDemoReads(database),
    ...views,
    clock,
    deadlines,
    dependencies: [
      ...own(database),
      ...(redis ? [redis.dependency] : []),
      ...evidence.dependencies,
    ],
    broadcast: told,
    log,
    namespaces: [seats.namespace],
    more: [
      ...notices.routes,
      ...evidenceRoutes(evidence.desk),
      ...coverRoutes(evidence.covers),
      ...threads({ turn, tickets, log: conversations }),
      ...seats.routes,
      ...merchantCentre(database, clock, () => rules),
      ...labelRoutes({
        tickets,
        receiverOf: (orderId) => receiverOf(database.pool, orderId),
        returnsDesk: config.returnsDesk,
        drawLabel,
      }),
      ...casefile({ tickets, clock, views, signer: await casefileKey(config.dataDir) }),
    ],
    ...(redis ? { redis } : {}),
    ...options,
  });
  watch.attach(doors.io);
  const sweep = setInterval(() => {
    idempotency.sweep().catch((error: unknown) => log.warn({ err: error }, 'sweep failed'));
  }, HOUR_MS);
  let stopped: Promise<void> | undefined;
  const shut = async () => {
    clearInterval(sweep);
    await deadlines.stop();
    await watch.stop();
    await doors.close(TURNS_GRACE_MS);
    await effects.stop(EFFECTS_GRACE_MS);
    await evidence.close();
    notices.close();
    await redis?.close();
    await database.close();
  };
  return {
    doors,
    log,
    clock,
    turn,
    database,
    async start() {
      const addresses = await doors.listen(config);
      effects.start();
      // A clock that stands still brings nothing due by itself.
      if (!clock.frozen) deadlines.start();
      return addresses;
    },
    stop() {
      stopped ??= shut();
      return stopped;
    },
  };
}

/** The drawing library takes half a second to load, which only the first label need wait for. */
const drawLabel = async (sheet: LabelSheet): Promise<Uint8Array> => {
  const pdf = await import('./plugins/label-pdf.ts');
  return pdf.drawLabel(sheet);
};

const own = ({ pool }: Database) => [
  { name: 'database', check: () => pool.query('SELECT 1').then(() => undefined) },
];
