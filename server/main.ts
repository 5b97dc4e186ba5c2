import type { App } from './app.ts';
import { type Config, readConfig, WrongSetting } from './config.ts';
import { banner } from './plugins/banner.ts';

/** After this long a stop no longer waits for anything, in milliseconds. */
const STOP_WITHIN_MS = 9_500;

const config = settings();
// Only now: a wrong setting is told before everything else is loaded.
const { createApp } = await import('./app.ts');
const app = await createApp(config).catch((error: unknown) => giveUp(error));
watch(app);
const addresses = await app.start().catch((error: unknown) => giveUp(error));
process.stdout.write(banner(config, addresses, app.clock.frozen ? app.clock.now() : undefined));

function settings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    return giveUp(error);
  }
}

/** A start that cannot be ends with one line for what the operator can mend. */
function giveUp(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  const line =
    Object(error).syscall === 'listen' ? `HOST, PORT: nobody can listen there (${reason})` : reason;
  process.stderr.write(`${error instanceof WrongSetting ? 'setting ' : 'cannot start: '}${line}\n`);
  process.exit(1);
}

/** Stops on a signal, and on a fault nobody caught: then half the truth is in memory, so it ends. */
function watch(running: App): void {
  const stop = (code: number) => {
    setTimeout(() => process.exit(code), STOP_WITHIN_MS).unref();
    running.stop().then(
      () => process.exit(code),
      (error: unknown) => {
        running.log.error({ err: error }, 'stop failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(0));
  for (const fault of ['unhandledRejection', 'uncaughtException'] as const)
    process.on(fault, (error: unknown) => {
      running.log.fatal({ err: error }, fault);
      stop(1);
    });
}
