import { describe, expect, it } from 'vitest';
import { raceRun } from './race/race.ts';
import { isKept } from './support/findings.ts';

/** Small, so that every run of the tests keeps the proof alive; `npm run prove -- race` is the real one. */
const SMALL = { orders: 4, attempts: 16, seed: 7, say: () => {} };
/** A busy machine takes ten seconds to start a server. */
const PATIENCE_MS = 180_000;

describe('refunds of one claim by every way at once', () => {
  it(
    'never exceed what was paid, and a wall with the usual bug is caught',
    async () => {
      const findings = await raceRun(SMALL);
      expect(findings.filter((finding) => !isKept(finding))).toEqual([]);
    },
    PATIENCE_MS,
  );
});
