import { createHash } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';

/**
 * Takes a directory for this process alone; the answer gives it back. The kernel frees it when the
 * process dies, however it dies. Throws when another process (or this one) has it already.
 */
export async function lockDirectory(dir: string): Promise<() => Promise<void>> {
  await mkdir(dir, { recursive: true });
  const name = await lockName(dir);
  const server = await listen(name).catch(async (error: unknown) => {
    if (!isInUse(error)) throw error;
    if (!name.startsWith(path.sep) || (await isAlive(name)))
      throw new Error(`the data directory ${path.resolve(dir)} is in use by another process`);
    // A socket file outlives a killed process, unlike an abstract one.
    await rm(name, { force: true });
    return listen(name);
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Named by what the directory is, not by its path: links and binds lead to the same lock. */
async function lockName(dir: string): Promise<string> {
  const { dev, ino } = await stat(dir, { bigint: true });
  const id = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32);
  if (process.platform === 'linux') return `\0redress-${id}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\redress-${id}`;
  return path.resolve(dir, '.lock.sock');
}

function listen(name: string): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(name, () => resolve(server));
  });
}

function isAlive(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(name);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
