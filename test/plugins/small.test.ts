import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFlight } from '../../server/plugins/in-flight.ts';
import { addressesOf, origins } from '../../server/plugins/origins.ts';
import { pagePolicy } from '../../server/plugins/page-policy.ts';
import { problemOf } from '../../server/plugins/problem.ts';
import { rateLimits } from '../../server/plugins/rate-limits.ts';
import { sessionSecret } from '../../server/plugins/session-secret.ts';
import { tokenBucket } from '../../server/plugins/token-bucket.ts';

describe('a database out of reach', () => {
  it.each<[string, Error]>([
    ['busy pool', new Error('timeout exceeded when trying to connect')],
    ['lost line', new Error('Connection terminated unexpectedly')],
    ['no server', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['shutdown', Object.assign(new Error('terminating'), { code: '57P01' })],
    ['slow statement', Object.assign(new Error('canceling'), { code: '57014' })],
  ])('%s: the caller may send the same again', (_, error) =>
    expect(problemOf(error)).toMatchObject({ code: 'unavailable', status: 503 }),
  );

  it('is told from a fault of ours', () =>
    expect(problemOf(Object.assign(new Error('x'), { code: '42703' }))).toMatchObject({
      code: 'internal',
    }));
});

describe('a token bucket', () => {
  it('gives a burst, then one at a time as it refills', () => {
    const bucket = tokenBucket({ burst: 2, perSecond: 1 });
    expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([0, 0, 1000]);
    expect(bucket.take(500)).toBe(500);
    expect(bucket.take(1000)).toBe(0);
    expect([bucket.take(60_000), bucket.take(60_000), bucket.take(60_000)]).toEqual([0, 0, 1000]);
  });

  it('is not fooled by a clock that goes back', () => {
    const bucket = tokenBucket({ burst: 1, perSecond: 1 });
    bucket.take(10_000);
    expect(bucket.take(0)).toBeGreaterThan(0);
  });
});

describe('a rate limit', () => {
  const limit = { burst: 2, perSecond: 1 };
  it('counts each caller alone, and gives a try back', async () => {
    const limits = rateLimits(undefined);
    const take = (key: string) => limits.take('x', key, limit);
    expect([await take('a'), await take('a'), await take('b')]).toEqual([0, 0, 0]);
    expect(await take('a')).toBeGreaterThan(0);
    await limits.giveBack('x', 'b', limit);
    expect([await take('b'), await take('b')]).toEqual([0, 0]);
  });
});

describe('work under way', () => {
  it('is waited for, but not for ever', async () => {
    const work = inFlight();
    expect(await work.idle(10)).toBe(0);
    let finish = () => {};
    const running = work.run(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    expect(await work.idle(10)).toBe(1);
    const idle = work.idle(5_000);
    finish();
    expect(await idle).toBe(0);
    await running;
  });

  it('that fails is over too', async () => {
    const work = inFlight();
    await expect(work.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await work.idle(10)).toBe(0);
  });
});

describe('the addresses of the server', () => {
  it('are its two names on the loopback, and its own elsewhere', () => {
    expect(addressesOf('127.0.0.1', 3000)).toEqual([
      'http://localhost:3000',
      'http://127.0.0.1:3000',
    ]);
    expect(addressesOf('10.0.0.7', 80)).toEqual(['http://10.0.0.7']);
  });

  it('let the chat be framed by registered pages only', () => {
    const pages = origins(['https://shop.example']);
    pages.listen(['http://localhost:3000']);
    expect(pagePolicy('chat', pages)).toContain(
      'frame-ancestors https://shop.example http://localhost:3000;',
    );
    expect(pagePolicy('app', pages)).toContain("frame-ancestors 'none';");
    expect(pagePolicy('app', pages)).toMatch(/img-src [^;]*https:\/\/shop\.example/);
    expect(pagePolicy('chat', pages)).toContain("img-src 'self' blob: data:;");
    for (const page of ['chat', 'app'] as const)
      expect(pagePolicy(page, pages)).not.toMatch(/script-src[^;]*unsafe|default-src[^;]*\*/);
  });
});

describe('the secret of our sessions', () => {
  it('is made once, readable by us alone, and the same for two starts at once', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'redress-secret-'));
    const [one, two] = await Promise.all([
      sessionSecret(undefined, dir),
      sessionSecret(undefined, dir),
    ]);
    expect(one).toEqual(two);
    expect(one.length).toBeGreaterThanOrEqual(32);
    expect(new TextDecoder().decode(one)).toBe(
      await readFile(path.join(dir, 'session-secret'), 'utf8'),
    );
    await writeFile(path.join(dir, 'session-secret'), 'x');
    await expect(sessionSecret(undefined, dir)).rejects.toThrow('damaged');
    await rm(dir, { recursive: true });
  });

  it('is the one that was given', async () => {
    expect(new TextDecoder().decode(await sessionSecret('y'.repeat(32), '/nowhere'))).toBe(
      'y'.repeat(32),
    );
  });
});
