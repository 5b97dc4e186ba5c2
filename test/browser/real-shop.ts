import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '../support/server-process.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Shop {
  readonly url: string;
  /** Another buyer's luck: the same laptop bought once more, told by the storefront's own API; with a second item where one is named. */
  readonly sellAgain: (orderId: string, second?: string) => Promise<void>;
  readonly log: () => string;
  readonly close: () => Promise<void>;
}

/** The whole of Redress as `npm start` runs it, on a data folder of its own. */
export async function startShop(): Promise<Shop> {
  if (!existsSync(join(ROOT, 'dist/widget/chat.html')))
    throw new Error('build the widget first: node widget/build.mjs');
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'redress-browser-'));
  const server = await startServer({
    command: process.execPath,
    args: ['--import', 'tsx', 'server/main.ts'],
    cwd: ROOT,
    env: { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data, DEMO: '1', NODE_ENV: 'test' },
    deathSignal: 'KILL',
    ready: 'is listening',
  });
  return {
    url: `http://localhost:${port}`,
    log: server.log,
    sellAgain: (orderId, second) => sellAgain(`http://127.0.0.1:${port}`, orderId, second),
    async close() {
      await server.stop('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The seed claim's order of the demo marketplace. */
export const SEED_ORDER = 'JS20261101004218';

async function sellAgain(url: string, orderId: string, second?: string): Promise<void> {
  const market = (await (await fetch(`${url}/v1/demo/marketplace`)).json()) as {
    orders: Sold[];
  };
  const { id: _id, ...order } = market.orders.find((one) => one.id === SEED_ORDER) ?? NOTHING;
  const sold = second === undefined ? order : beside(order, second);
  const answer = await fetch(`${url}/v1/orders/${orderId}`, {
    method: 'PUT',
    headers: {
      authorization: 'Bearer demo-integration-key',
      'content-type': 'application/json',
    },
    body: JSON.stringify(sold),
  });
  if (!answer.ok) throw new Error(`PUT order: ${answer.status} ${await answer.text()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

interface Sold {
  readonly id: string;
  readonly paidCents: number;
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly shipments: readonly { readonly itemIds: readonly string[] }[];
}
const NOTHING: Sold = { id: '', paidCents: 0, items: [], shipments: [] };

/** The same parcel with another thing in it, at the same price. */
function beside({ items, paidCents, shipments, ...rest }: Omit<Sold, 'id'>, title: string) {
  const both = items.flatMap((item) => [item, { ...item, id: `${item.id}-b`, title }]);
  const itemIds = both.map(({ id }) => id);
  return {
    ...rest,
    paidCents: paidCents * 2,
    items: both,
    shipments: shipments.map((parcel) => ({ ...parcel, itemIds })),
  };
}
