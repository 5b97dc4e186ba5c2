import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpServer } from '../../server/plugins/fastify.ts';
import { logger } from '../../server/plugins/logger.ts';
import { notFound } from '../../server/plugins/not-found.ts';
import { origins } from '../../server/plugins/origins.ts';
import { pages } from '../../server/plugins/pages.ts';

let root: string;
let app: Awaited<ReturnType<typeof httpServer>>;
beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'redress-pages-'));
  const files = ['widget/chat.html', 'widget/loader.js', 'widget/assets/chat-BJ1epLQx.js'];
  for (const file of [...files, 'console/index.html', 'shop/index.html', '.secret', 'shop/.env']) {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, file), `this is ${file}`);
  }
  const shops = origins(['https://shop.example']);
  app = await httpServer({ log: logger('silent'), origins: shops });
  notFound(app, []);
  const folders = [
    { prefix: '/widget', folder: path.join(root, 'widget') },
    { prefix: '/console', folder: path.join(root, 'console') },
    { prefix: '/', folder: path.join(root, 'shop') },
    { prefix: '/never', folder: path.join(root, 'never-built') },
  ];
  await pages(app, folders, shops);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await rm(root, { recursive: true });
});
const get = (url: string) => app.inject({ url });

describe('the pages', () => {
  it('are served each from its folder', async () => {
    expect((await get('/')).body).toBe('this is shop/index.html');
    expect((await get('/console/')).body).toBe('this is console/index.html');
    expect((await get('/console')).headers.location).toBe('/console/');
    expect((await get('/widget/loader.js')).headers['content-type']).toContain('javascript');
  });

  it('let the chat be framed by the shop, and nothing else by anyone', async () => {
    const chat = (await get('/widget/chat.html')).headers;
    expect(chat['content-security-policy']).toContain('frame-ancestors https://shop.example;');
    expect(chat['x-frame-options']).toBeUndefined();
    for (const url of ['/', '/console/', '/widget/loader.js']) {
      const { headers } = await get(url);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('are kept by a browser for ever only where the name tells the content', async () => {
    const kept = async (url: string) => (await get(url)).headers['cache-control'];
    expect(await kept('/widget/assets/chat-BJ1epLQx.js')).toContain('immutable');
    expect(await kept('/widget/loader.js')).toBe('no-cache');
    expect(await kept('/')).toBe('no-cache');
  });

  it.each(['/../.secret', '/%2e%2e/.secret', '/.env', '/widget/..%2f.secret', '/never/', '/none'])(
    'have nothing at %s',
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.body).not.toContain('this is');
      expect(answer.headers['content-type']).toContain('problem+json');
    },
  );
});
