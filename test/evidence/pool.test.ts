import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createImagePool, type ImagePool } from '../../server/evidence/image/pool.ts';
import { scene } from '../support/images.ts';

let folder = '';
let pool: ImagePool;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-pool-'));
  pool = createImagePool(1);
});
afterEach(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

const job = (name: string) => {
  const input = join(folder, name);
  return { input, output: `${input}.out`, preview: `${input}.w` };
};

/** Process ids of this process's children that decode photos. */
function workers(): number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  const isWorker = (id: number): boolean =>
    readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('image/worker.ts');
  return children.trim().split(/\s+/).filter(Boolean).map(Number).filter(isWorker);
}

test.runIf(process.platform === 'linux')(
  'a process that dies on a photo costs that photo alone',
  async () => {
    await writeFile(job('big').input, await scene({ width: 4_032, height: 3_024 }));
    await writeFile(job('next').input, await scene({ width: 800, height: 600 }));
    expect(await pool.read(job('next'))).toMatchObject({ ok: true });
    const [worker] = workers();
    const doomed = pool.read(job('big'));
    const next = pool.read(job('next'));
    if (worker) process.kill(worker, 'SIGKILL');
    expect(await doomed).toEqual({ ok: false, failure: { reason: 'broken' } });
    expect(await next).toMatchObject({ ok: true });
    expect(workers()).not.toContain(worker);
  },
);

test.runIf(process.platform === 'linux')(
  'no secret of the server reaches the process',
  async () => {
    process.env.STOREFRONT_SECRET = 'canary-secret';
    const other = createImagePool(1);
    try {
      for (const id of workers())
        expect(readFileSync(`/proc/${id}/environ`, 'utf8')).not.toContain('canary-secret');
    } finally {
      delete process.env.STOREFRONT_SECRET;
      await other.close();
    }
  },
);

test('a closed pool takes nothing, and what waited is told so', async () => {
  await writeFile(job('a').input, await scene({ width: 800, height: 600 }));
  const all = [1, 2, 3].map(() => pool.read(job('a')));
  await pool.close();
  expect((await Promise.all(all)).every((answer) => !answer.ok)).toBe(true);
  expect(await pool.read(job('a'))).toEqual({ ok: false, failure: 'busy' });
});

test('a crowd beyond what may wait is sent away at once', async () => {
  await writeFile(job('a').input, await scene({ width: 400, height: 300 }));
  await pool.read(job('a'));
  const answers = await Promise.all(Array.from({ length: 80 }, () => pool.read(job('a'))));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(65);
  expect(answers.filter((answer) => !answer.ok && answer.failure === 'busy')).toHaveLength(15);
});
