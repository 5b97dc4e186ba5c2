import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Database } from '../../../server/store/database.ts';
import type { TurnService } from '../../../server/turn/service.ts';

/**
 * The server with one fault planted, to show that the proof would see it. `PROVE_TWIN`: `ackfirst`
 * acknowledges a message before it is durable; `nodedup` forgets which messages it has answered.
 */
const twin = process.env.PROVE_TWIN;
const app = await createApp(readConfig(process.env));
if (twin === 'ackfirst') acknowledgeFirst(app.turn);
else if (twin === 'nodedup') forgetClientIds(app.database);
else throw new Error(`PROVE_TWIN: no such twin: ${twin}`);
await app.start();
process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)));
process.stdout.write('Redress is listening, with a fault\n');

/** How long an answered message stays in memory only, as behind a lazy cache. */
const LAZY_MS = 15;
const END_OF_LOG = 2 ** 31 - 1;

function acknowledgeFirst(turn: TurnService): void {
  const { message, sync } = turn;
  const last = new Map<string, Promise<unknown>>();
  const lazy: TurnService['message'] = async (caller, conversationId, body) => {
    await last.get(conversationId);
    const { lastSeq } = await sync(caller, conversationId, END_OF_LOG);
    const work = new Promise((resolve) => setTimeout(resolve, LAZY_MS)).then(() =>
      message(caller, conversationId, body),
    );
    last.set(
      conversationId,
      work.catch(() => undefined),
    );
    return { ok: true, seq: lastSeq + 1 };
  };
  Object.assign(turn, { message: lazy });
}

function forgetClientIds({ pool }: Database): void {
  const query = pool.query.bind(pool) as (...args: readonly unknown[]) => unknown;
  const forgetful = (told: unknown, ...rest: readonly unknown[]) => query(forget(told), ...rest);
  Object.assign(pool, { query: forgetful });
}

/** The statement without the client's id, where it is a turn's. */
function forget(told: unknown): unknown {
  const statement = told as { readonly name?: string; readonly values?: readonly string[] };
  if (statement.name !== 'redress_load' && statement.name !== 'redress_commit') return told;
  const { clientId: _, ...rest } = JSON.parse(statement.values?.[0] ?? '{}');
  return { ...statement, values: [JSON.stringify(rest)] };
}
