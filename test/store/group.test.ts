import { describe, expect, it } from 'vitest';
import { createGroup } from '../../server/store/group.ts';

/** A group whose questions are numbers, answered tenfold once `open` is called; 13 cannot be answered. */
function grouped(lanes = 1, patienceMs = 60_000) {
  const asked: number[][] = [];
  const gates: (() => void)[] = [];
  const group = createGroup<number, number>({
    lanes,
    most: 4,
    patienceMs,
    ask: async (numbers) => {
      asked.push([...numbers]);
      await new Promise<void>((resolve) => gates.push(resolve));
      if (numbers.includes(13)) throw new Error('thirteen');
      return numbers.map((number) => number * 10);
    },
  });
  const open = async (): Promise<void> => {
    while (gates.length === 0) await new Promise((resolve) => setImmediate(resolve));
    gates.shift()?.();
  };
  return { group, asked, open };
}

describe('a group', () => {
  it('asks a lone question at once, and what came meanwhile together', async () => {
    const { group, asked, open } = grouped();
    const answers = [group('a', 1)];
    await open();
    answers.push(...[2, 3, 4, 5, 6].map((n) => group(`k${n}`, n)));
    for (const _group of [1, 2]) await open();
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50, 60]);
    expect(asked).toEqual([[1], [2, 3, 4, 5], [6]]);
  });

  it('never asks two questions of one key together', async () => {
    const { group, asked, open } = grouped(2);
    const answers = [group('a', 1), group('a', 2), group('a', 3)];
    for (const _group of answers) await open();
    expect(await Promise.all(answers)).toEqual([10, 20, 30]);
    expect(asked).toEqual([[1], [2], [3]]);
  });

  it('sends a full group out beside the one under way', async () => {
    const { group, asked, open } = grouped(2);
    const answers = [group('a', 1)];
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    answers.push(...[2, 3, 4, 5, 6].map((n) => group(`k${n}`, n)));
    while (asked.length === 1) await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toEqual([[1], [2, 3, 4, 5]]);
    for (const _group of [1, 2, 3]) await open();
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50, 60]);
  });

  it('waits no longer than it has patience for a group that is stuck, but never beside its own key', async () => {
    const { group, asked, open } = grouped(2, 5);
    const answers = [group('a', 1)];
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    answers.push(group('a', 2), group('b', 3));
    while (asked.length === 1) await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toEqual([[1], [3]]);
    for (const _group of [1, 2, 3]) await open();
    expect(await Promise.all(answers)).toEqual([10, 20, 30]);
    expect(asked).toEqual([[1], [3], [2]]);
  });

  it('answers the others when one cannot be answered', async () => {
    const { group, asked, open } = grouped();
    const answers = [1, 13, 3, 4].map((n) => group(`k${n}`, n));
    const settled = Promise.allSettled(answers);
    for (const _group of [1, 2, 3, 4, 5]) await open();
    expect((await settled).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(asked).toEqual([[1, 13, 3, 4], [1, 13], [1], [13], [3, 4]]);
  });
});
