import { describe, expect, it } from 'vitest';
import { killRun } from './kill/run.ts';
import { isKept } from './support/findings.ts';

/** Small, so that every run of the tests keeps the proof alive; `npm run prove -- kill` is the real one. */
const RUNS = [
  { engine: 'postgres', kills: 3, clients: 5 },
  { engine: 'pglite', kills: 2, clients: 4 },
] as const;
/** A busy machine takes ten seconds to start a server. */
const PATIENCE_MS = 180_000;

describe('the server killed while buyers talk', () => {
  it.each(RUNS)(
    'keeps its promises on $engine',
    async ({ engine, kills, clients }) => {
      const { findings, counts } = await killRun({
        engine,
        kills,
        clients,
        mode: 'normal',
        seed: 7,
        ageLeases: true,
        say: () => {},
      });
      expect(findings.filter((finding) => !isKept(finding) && finding.looked > 0)).toEqual([]);
      expect(counts.acknowledged).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});
