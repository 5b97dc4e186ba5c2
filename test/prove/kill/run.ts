import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../../server/store/database.ts';
import { type Dice, dice } from '../support/dice.ts';
import type { Finding } from '../support/findings.ts';
import { aMerchant } from '../support/shop.ts';
import { type BuyerUnderProof, buyerUnderProof } from './buyer.ts';
import { checkMoney } from './check-money.ts';
import { checkTalk, type Read } from './check-talk.ts';
import { checkTickets } from './check-tickets.ts';
import { drained } from './drain.ts';
import { type Ground, prepare, withDatabase } from './ground.ts';
import type { KillOptions } from './options.ts';

export interface KillRun {
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Buyers to a merchant. */
const PER_MERCHANT = 5;
const SAID_EVERY = 5;
/** How long the clients' return is waited for. */
const BACK_MS = 20_000;
/** Answers given before the next kill: by work, not by time, so that a slow machine proves as much. */
const ANSWERS = { least: 5, most: 90 };
const TALK_MS = 45_000;
/** The kill comes at any moment of a turn. */
const JITTER_MS = 60;
/** A refund is under way for so long after its confirmation; some kills are aimed into it. */
const REFUND_MS = 1_400;
const AIMED = 0.35;

/** Kills a talking server again and again, then holds what is left against what was promised. */
export async function killRun(options: KillOptions): Promise<KillRun> {
  const ground = await prepare(options);
  try {
    const started = Date.now();
    const { buyers, aimed } = await talkAndKill(options, ground);
    await drained(options, ground);
    const reads = await readAgain(buyers);
    for (const { line } of buyers) line.close();
    await ground.server?.stop('SIGTERM');
    const checked = await withDatabase(ground, (database) => check(database, reads));
    return {
      findings: [...checked.findings, noFaults(buyers)],
      counts: {
        kills: options.kills,
        'kills with a refund under way': aimed,
        clients: options.clients,
        ...countTalk(reads),
        ...checked.counts,
        seconds: Math.round((Date.now() - started) / 1_000),
      },
    };
  } finally {
    await ground.release();
  }
}

const noFaults = (buyers: readonly BuyerUnderProof[]): Finding => ({
  promise: 'the server never answered with a fault of its own',
  looked: buyers.reduce((sum, { line }) => sum + line.answered, 0),
  breaches: buyers.flatMap(({ line }) => line.faults),
});

function countTalk(reads: readonly Read[]): Readonly<Record<string, number>> {
  const sent = reads.flatMap(({ book }) => book.sent);
  const answered = (kind: 'number' | 'string') =>
    sent.filter(({ answers }) => typeof answers[0] === kind).length;
  return {
    conversations: reads.length,
    'messages sent': sent.length,
    tries: sent.reduce((sum, { tries }) => sum + tries, 0),
    acknowledged: answered('number'),
    'refused for cause': answered('string'),
  };
}

async function talkAndKill(options: KillOptions, ground: Ground) {
  const { clients, kills, seed, say } = options;
  const chance = dice(seed);
  let enough = false;
  let confirmedAt = 0;
  await ground.start();
  for (let i = 0; i < clients; i += PER_MERCHANT)
    await ground.shop.merchant(aMerchant(merchantOf(i)));
  const buyers = Array.from({ length: clients }, (_, i) =>
    buyerUnderProof({
      ...ground,
      id: `B${seed}-${i}`,
      merchantId: merchantOf(i),
      dice: chance.fork(i),
      enough: () => enough,
      confirmed: () => {
        confirmedAt = Date.now();
      },
    }),
  );
  const watch: Watch = {
    answers: () => buyers.reduce((sum, { line }) => sum + line.answered, 0),
    confirmedAt: () => confirmedAt,
  };
  const talking = Promise.all(buyers.map((buyer) => buyer.talk()));
  // Whoever fails ends the run, also while it is the server's turn to die.
  const failed = new Promise<never>((_resolve, reject) => talking.catch(reject));
  let aimed = 0;
  for (let n = 1; n <= kills; n += 1) {
    await Promise.race([allTalk(buyers), failed]);
    await Promise.race([untilTheMoment(chance, watch), failed]);
    if (Date.now() - confirmedAt < REFUND_MS) aimed += 1;
    await ground.kill();
    await ground.start();
    if (n % SAID_EVERY === 0) say(`${n} of ${kills} kills`);
  }
  enough = true;
  await talking;
  return { buyers, aimed };
}

/** Every client is back: a kill among clients that wait for their connection proves little. */
async function allTalk(buyers: readonly BuyerUnderProof[]): Promise<void> {
  const until = Date.now() + BACK_MS;
  while (Date.now() < until && !buyers.every(({ line }) => line.isUp)) await sleep(20);
}

const merchantOf = (buyer: number): string => `M${Math.floor(buyer / PER_MERCHANT)}`;

interface Watch {
  readonly answers: () => number;
  readonly confirmedAt: () => number;
}

/** A random moment in the work; now and then one soon after a confirmation, in the midst of its refund. */
async function untilTheMoment(chance: Dice, { answers, confirmedAt }: Watch): Promise<void> {
  const until = Date.now() + TALK_MS;
  const enough = answers() + chance.int(ANSWERS.least, ANSWERS.most);
  const before = confirmedAt();
  const aimed = chance.chance(AIMED);
  const isTime = () => (aimed ? confirmedAt() !== before : answers() >= enough);
  while (Date.now() < until && !isTime()) await sleep(5);
  await sleep(chance.int(0, aimed ? REFUND_MS : JITTER_MS));
}

async function readAgain(buyers: readonly BuyerUnderProof[]): Promise<readonly Read[]> {
  const reads = await Promise.all(
    buyers.map(async (buyer) => {
      const whole = await buyer.readAgain();
      return buyer.books.map((book) => ({ book, again: whole.get(book.conversationId) ?? [] }));
    }),
  );
  return reads.flat();
}

async function check(database: Database, reads: readonly Read[]) {
  const { pool } = database;
  const one = async (sql: string) => Number((await pool.query<{ n: string }>(sql)).rows[0]?.n ?? 0);
  return {
    findings: [
      ...(await checkTalk(pool, reads)),
      ...(await checkMoney(pool)),
      ...(await checkTickets(pool)),
    ],
    counts: {
      events: await one('SELECT count(*) AS n FROM conversation_event'),
      tickets: await one('SELECT count(*) AS n FROM ticket'),
      refunds: await one('SELECT count(*) AS n FROM refund'),
      coupons: await one('SELECT count(*) AS n FROM coupon'),
      'cents refunded': await one('SELECT coalesce(sum(amount_cents), 0) AS n FROM refund'),
      parked: await one(`SELECT count(*) AS n FROM outbox WHERE state = 'parked'`),
    },
  };
}
