import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CoverJob } from './cover.ts';
import type { ImageFacts, ImageFailure, ImageJob } from './facts.ts';
import type { Covered, WorkerAnswer } from './worker.ts';

/** At most two processes decode beside the server; a third photo waits. */
const DEFAULT_WORKERS = 2;
/** Milliseconds a photo may take before its process is killed; its start does not count. */
const JOB_MS = 8_000;
/** Milliseconds a process may take to start, on a machine that is busy. */
const START_MS = 60_000;
/** Photos that may wait; beyond it a sender is asked to try again. */
const MAX_WAITING = 64;
/** V8's own heap in a worker, in megabytes; the pixels lie outside it. */
const HEAP_MB = 96;

interface Busy {
  readonly ok: false;
  readonly failure: 'busy';
}
export type ImageAnswer = WorkerAnswer | Busy;
export type CoverAnswer = WorkerAnswer<Covered> | Busy;
export type { ImageFacts, ImageFailure };

export interface ImagePool {
  /** Reads one photo; a process that dies or hangs on it makes it unreadable and is replaced. */
  read(job: ImageJob): Promise<ImageAnswer>;
  /** Draws boxes over a kept photo. */
  cover(job: CoverJob): Promise<CoverAnswer>;
  close(): Promise<void>;
}

/** Each kind of job has its own kind of answer, which whoever asked knows. */
type Answer = WorkerAnswer | WorkerAnswer<Covered> | Busy;
interface Task {
  readonly job: ImageJob | CoverJob;
  readonly done: (answer: Answer) => void;
}

/**
 * Processes that decode photos; none of them holds a secret of the server. One is kept warm, further
 * ones start when photos wait, and one that died is replaced when it is needed.
 */
export function createImagePool(workers = DEFAULT_WORKERS): ImagePool {
  const waiting: Task[] = [];
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  let starting = 0;
  let closed = false;

  const start = (): void => {
    const child = spawn();
    all.add(child);
    starting += 1;
    let isReady = false;
    const late = setTimeout(() => child.kill('SIGKILL'), START_MS).unref();
    child.once('message', () => {
      isReady = true;
      starting -= 1;
      clearTimeout(late);
      idle.push(child);
      pump();
    });
    child.once('exit', () => {
      clearTimeout(late);
      all.delete(child);
      const at = idle.indexOf(child);
      if (at >= 0) idle.splice(at, 1);
      if (!isReady) {
        starting -= 1;
        // Where none will start, nobody waits for ever.
        waiting.shift()?.done({ ok: false, failure: { reason: 'broken' } });
      }
      pump();
    });
  };

  const pump = (): void => {
    if (closed) return;
    while (idle.length > 0 && waiting.length > 0) {
      const [child, task] = [idle.shift(), waiting.shift()];
      if (!child || !task) return;
      void run(child, task.job).then((answer) => {
        if (child.connected && !child.killed) idle.push(child);
        task.done(answer);
        pump();
      });
    }
    while (starting < waiting.length && all.size < workers) start();
  };

  start();
  const ask = (job: Task['job']): Promise<Answer> =>
    new Promise((resolve) => {
      if (closed || waiting.length >= MAX_WAITING) return resolve({ ok: false, failure: 'busy' });
      waiting.push({ job, done: resolve });
      pump();
    });
  return {
    read: (job) => ask(job) as Promise<ImageAnswer>,
    cover: (job) => ask(job) as Promise<CoverAnswer>,
    close: async () => {
      closed = true;
      for (const { done } of waiting.splice(0)) done({ ok: false, failure: 'busy' });
      await Promise.all([...all].map(end));
    },
  };
}

/** Gives one job to an idle process and waits for its answer, its death or the time limit. */
function run(child: ChildProcess, job: Task['job']): Promise<Answer> {
  return new Promise((resolve) => {
    const finish = (answer: Answer): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(answer);
    };
    const onMessage = (answer: unknown): void => finish(answer as Answer);
    const onExit = (): void => finish({ ok: false, failure: { reason: 'broken' } });
    const timer = setTimeout(() => {
      child.off('exit', onExit);
      child.kill('SIGKILL');
      finish({ ok: false, failure: { reason: 'too_slow' } });
    }, JOB_MS);
    child.once('message', onMessage);
    child.once('exit', onExit);
    // A process that is dying refuses the job; its exit answers it.
    child.send(job, () => {});
  });
}

function spawn(): ChildProcess {
  const { PATH, HOME, TMPDIR, LD_LIBRARY_PATH } = process.env;
  const env = { PATH, HOME, TMPDIR, LD_LIBRARY_PATH, UV_THREADPOOL_SIZE: '2' };
  return fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [], {
    env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
    execArgv: ['--import', import.meta.resolve('tsx'), `--max-old-space-size=${HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
