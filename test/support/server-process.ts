import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A server that a test run started, and must stop. */
export interface ServerProcess {
  readonly pid: number;
  /** The last 8,000 characters it wrote. */
  log(): string;
  stop(signal: NodeJS.Signals): Promise<void>;
}

export interface UserIds {
  readonly uid: number;
  readonly gid: number;
}

interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs as this user instead of ours. */
  readonly as?: UserIds | undefined;
  /** What the kernel sends it when we die, however we die. */
  readonly deathSignal: 'QUIT' | 'KILL';
  /** Its log says this when it is ready. */
  readonly ready: string;
}

const LOG_KEPT = 8_000;

/** Starts a server and waits until its log says it is ready; throws with the log when it ends first. */
export async function startServer(server: ServerCommand): Promise<ServerProcess> {
  const child = spawnBound(server);
  let log = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-LOG_KEPT);
      if (log.includes(server.ready)) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${server.command} exited ${code}: ${log}`)));
  });
  return {
    pid: child.pid ?? 0,
    log: () => log,
    stop: async (signal) => {
      if (hasEnded(child)) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    },
  };
}

/** `setpriv` (essential on Debian) ties the server's life to ours, also when we are killed. */
function spawnBound({ command, args, cwd, env, as, deathSignal }: ServerCommand): ChildProcess {
  const options = { cwd, env: { ...process.env, ...env }, stdio: 'pipe' as const };
  if (!hasCommand('setpriv')) return spawn(command, args, { ...options, ...as });
  const drop = as ? [`--reuid=${as.uid}`, `--regid=${as.gid}`, '--clear-groups'] : [];
  return spawn('setpriv', [...drop, '--pdeathsig', deathSignal, '--', command, ...args], options);
}

const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

export const hasCommand = (name: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

/** The user `nobody` when we are root (PostgreSQL refuses root), else undefined: ourselves. */
export function unprivilegedUser(): UserIds | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody']).toString());
  return { uid: id('-u'), gid: id('-g') };
}

/** Kept between runs: binaries unpacked once. */
export function cacheDir(): string {
  const dir =
    process.env.TEST_CACHE_DIR ??
    path.join(os.tmpdir(), `redress-test-cache-${process.getuid?.() ?? 0}`);
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  return dir;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
