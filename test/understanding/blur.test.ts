import { expect, it } from 'vitest';
import { twinOf } from '../../server/understanding/train/blur.ts';

const twins = (text: string, language: 'zh' | 'en') =>
  Array.from({ length: 60 }, (_, place) => twinOf({ label: 'x', text }, place * 3, language)?.text);

it('writes a sentence as hasty fingers do, near enough to be read', () => {
  const made = twins('快递怎么还没到 都三天了', 'zh').flatMap((twin) => twin ?? []);
  expect(made.length).toBeGreaterThan(50);
  for (const twin of made) expect(Math.abs(twin.length - 12)).toBeLessThanOrEqual(6);
  expect(new Set(twins('快递怎么还没到 都三天了', 'zh')).size).toBeGreaterThan(8);
  expect(twins('where is my parcel', 'en')).toContain('where is my pacrel');
});

it('gives the same twin every time, under the same label', () => {
  expect(twins('退款什么时候到', 'zh')).toEqual(twins('退款什么时候到', 'zh'));
  expect(twinOf({ label: 'x', text: '退款什么时候到' }, 3, 'zh')?.label).toBe('x');
});

it('leaves the shortest and the longest alone', () => {
  expect(twinOf({ label: 'x', text: '退' }, 0, 'zh')).toBeUndefined();
  expect(twinOf({ label: 'x', text: 'a'.repeat(100) }, 0, 'en')).toBeUndefined();
});
