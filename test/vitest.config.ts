import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** Areas whose tests leave nothing behind in a process: they share one, and import the server once. */
const AREAS = [
  'architecture',
  'channels',
  'contract',
  'conversations',
  'decision',
  'dialogue',
  'effects',
  'insight',
  'model',
  'negotiation',
  'plugins',
  'settlement',
  'simulate',
  'store',
  'terms',
  'ticket',
  'turn',
  'understanding',
  'widget',
];
/** Watches the server's modules while they are imported for the first time. */
const ALONE = 'redos';
const SHARED = AREAS.map((area) => `test/${area}/**/!(${ALONE}).test.{ts,tsx}`);

const EXCLUDED = [...configDefaults.exclude, 'test/bench/**'];

/** Two cores are what the smallest machine has. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    // As long as a test may take: what comes late on a busy machine has still come.
    expect: { poll: { timeout: 50_000 } },
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: SHARED,
          exclude: EXCLUDED,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...EXCLUDED, ...SHARED],
        },
      },
    ],
  },
});
