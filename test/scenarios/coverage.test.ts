import { describe, expect, it } from 'vitest';
import leaves from '../../intents/leaves.json' with { type: 'json' };
import { TICKET_STATES } from '../../server/terms/state.ts';
import { SCENARIOS } from './all.ts';
import { PENDING } from './pending.ts';

/** A draft is what a storefront keeps before anything is submitted; no door of ours makes one. */
const NEVER_SEEN = ['draft'];

describe('the scenarios together', () => {
  it('visit every leaf of the taxonomy', () => {
    const visited = new Set(SCENARIOS.map(({ end }) => end.leaf));
    expect(leaves.map(({ code }) => code).filter((code) => !visited.has(code))).toEqual([]);
  });

  it('pass through every state', () => {
    const paths = SCENARIOS.map(({ end }) => end.path).join(' ');
    const visited = new Set(paths.match(/[a-z_]+/g));
    expect(TICKET_STATES.filter((state) => !visited.has(state))).toEqual(NEVER_SEEN);
  });

  it('have names of their own, and none waits that is not there', () => {
    const ids = SCENARIOS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(PENDING).filter((id) => !ids.includes(id))).toEqual([]);
  });
});
