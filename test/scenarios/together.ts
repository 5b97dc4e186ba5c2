import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../support/database.ts';
import { SCENARIOS } from './all.ts';
import { groupsOf } from './groups.ts';
import { PENDING } from './pending.ts';
import { type Played, play } from './player/play.ts';
import { openWorld } from './player/world.ts';
import type { Scenario } from './shape.ts';

/** Long enough for a slow machine that plays them all. */
const ALL_MS = 400_000;

/**
 * Plays scenarios one after the other on few servers, whose clocks only go forward; each then has a
 * test of its own, so that it does not matter which tests are looked at or in which order. A server
 * keeps its data where `database` says, or in an embedded one without an address.
 */
export function playTogether(
  name: string,
  chosen: readonly Scenario[],
  database: () => Promise<string | undefined> = () => ask('postgres'),
): void {
  const ripe = chosen.filter(({ id }) => !(id in PENDING));
  describe(name, () => {
    const played = new Map<string, Played>();
    beforeAll(async () => {
      for (const { start, scenarios } of groupsOf(ripe)) {
        const world = await openWorld(start, await database());
        for (const scenario of scenarios)
          played.set(scenario.id, await play(world, scenario, SCENARIOS.indexOf(scenario) + 1));
        await world.close();
      }
    }, ALL_MS);

    it.each(ripe.map(({ id, title }) => [id, title]))('%s %s', (id) => {
      expect(played.get(id)?.differences).toEqual([]);
    });
  });
}
