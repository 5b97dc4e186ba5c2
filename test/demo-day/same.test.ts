import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../support/database.ts';
import { playDay } from './day.ts';
import { digestOf, figuresOf } from './figures.ts';
import { dayPlan } from './plan.ts';
import { embeddedWorld } from './world.ts';

const UNTIL = Date.parse('2026-11-20T08:00:00.000Z');
const CASES = 5;

/** A small marketplace, made from nothing. */
async function made(seed: number) {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'redress-day-'));
  const DATABASE_URL = await ask('postgres');
  const world = await embeddedWorld({ DATA_DIR, DATABASE_URL, LOG_LEVEL: 'silent' }, UNTIL);
  try {
    const cases = await playDay(world, dayPlan(seed, CASES), seed, () => {});
    return {
      digest: digestOf(cases, world.began),
      notes: cases.map(({ note }) => note).filter(Boolean),
      figures: await figuresOf(world, cases),
    };
  } finally {
    await world.close();
    rmSync(DATA_DIR, { recursive: true, force: true });
  }
}

test('the same seed and end make the very same marketplace', { timeout: 600_000 }, async () => {
  const [first, second] = [await made(7), await made(7)];
  expect(second.digest).toBe(first.digest);
  expect(first.notes).toEqual([]);
  expect(second.figures).toEqual(first.figures);
});
