import { existsSync } from 'node:fs';
import path from 'node:path';
import statics from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Origins } from './origins.ts';
import { pagePolicy } from './page-policy.ts';

/** A folder of built files and where it is served. */
export interface PageFolder {
  readonly prefix: string;
  readonly folder: string;
}

/** The built widget, console and demo shop; a folder that was not built is simply not there. */
export async function pages(
  app: FastifyInstance,
  folders: readonly PageFolder[],
  origins: Origins,
): Promise<void> {
  let decorateReply = true;
  for (const { prefix, folder } of folders) {
    if (!existsSync(folder)) continue;
    await app.register(statics, {
      root: path.resolve(folder),
      prefix,
      decorateReply,
      redirect: prefix !== '/',
      index: ['index.html'],
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (reply, file) => setHeaders(reply, file, origins),
    });
    decorateReply = false;
  }
}

const YEAR_SECONDS = 31_536_000;

function setHeaders(reply: FastifyReply, file: string, origins: Origins): void {
  // A name with a hash in it never changes its content.
  const hashed = /[-.][\w-]{8,}\.\w+$/.test(file);
  reply.header('cache-control', hashed ? `max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
  if (!file.endsWith('.html')) return;
  const chat = path.basename(file) === 'chat.html';
  reply.header('content-security-policy', pagePolicy(chat ? 'chat' : 'app', origins));
  // That header knows no list of origins; frame-ancestors above says who may frame the chat.
  if (chat) reply.removeHeader('x-frame-options');
}
