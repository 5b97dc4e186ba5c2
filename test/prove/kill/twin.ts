import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { TurnStore } from '../../../server/turn/ports.ts';
import type { TurnService } from '../../../server/turn/service.ts';

/**
 * The server with one fault planted, to show that the proof would see it. `PROVE_TWIN`: `ackfirst`
 * acknowledges a message before it is durable; `nodedup` forgets which messages it has answered.
 */
const twin = process.env.PROVE_TWIN;
const app = await createApp(
  readConfig(process.env),
  twin === 'nodedup' ? { store: forgetful } : {},
);
if (twin === 'ackfirst') acknowledgeFirst(app.turn);
else if (twin !== 'nodedup') throw new Error(`PROVE_TWIN: no such twin: ${twin}`);
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

/** A store that is never told a client's id. */
function forgetful({ load, commit }: TurnStore): TurnStore {
  return {
    load: ({ clientId: _, ...key }) => load(key),
    commit: ({ clientId: _, ...plan }) => commit(plan),
  };
}
