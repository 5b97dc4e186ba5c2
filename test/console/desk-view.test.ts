import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { DeskEvent } from '../../server/contract/desk.ts';
import type { DeskCommand, Speaker } from '../../server/turn/desk/command.ts';
import {
  addChanges,
  type DeskList,
  EMPTY_DESK,
  neighbour,
  queuesOf,
  rowsOf,
  takeSnapshot,
} from '../../widget/console/desk/desk-list.ts';
import { KEYS, keyMeaning } from '../../widget/console/desk/keys.ts';
import { addEvents, EMPTY_LOG, hasGap } from '../../widget/shared/log.ts';
import { Talk } from '../turn/desk/memory.ts';

const PEOPLE = ['amy', 'ben', 'boss'];
const speaker = (id: string): Speaker => ({
  actor: { kind: 'agent', id, name: id },
  person: { id, name: id },
  leads: id === 'boss',
});
const group = fc.constantFrom('general', 'logistics', 'appraisal', 'finance', 'lead');

/** Another talk of the buyer's. */
const other = fc.constantFrom(
  { conversationId: 'V7', number: 'RD7', title: '键盘' },
  { conversationId: 'V8' },
);

/** Anything anybody may do to a talk, allowed or not. */
const command: fc.Arbitrary<DeskCommand> = fc.oneof(
  fc.record({ type: fc.constant('take' as const), force: fc.boolean() }),
  fc.constant({ type: 'handback' as const }),
  fc.record({ type: fc.constant('transfer' as const), to: fc.record({ group }) }),
  fc.record({
    type: fc.constant('consult' as const),
    to: fc.record({ group }),
    text: fc.constant('怎么看？'),
  }),
  fc.record({
    type: fc.constant('reply' as const),
    text: fc.constantFrom('您好', '备注', '{amount}'),
    visibility: fc.constantFrom('all', 'internal', 'merchant'),
  }),
  fc.record({
    type: fc.constant('pause' as const),
    waitsFor: fc.constantFrom('buyer', 'merchant'),
  }),
  fc.constant({ type: 'resume' as const }),
  fc.record({ type: fc.constant('follow' as const), on: fc.boolean() }),
  fc.constant({ type: 'offer' as const, to: { id: 'ben', name: 'ben' } }),
  fc.constant({ type: 'tick' as const }),
  fc.record({
    type: fc.constantFrom('merge' as const, 'join' as const),
    into: other,
    from: other,
  }),
  fc.constant({ type: 'unmerge' as const }),
  fc.record({
    type: fc.constant('tell' as const),
    from: other,
    words: fc.constantFrom('你好', undefined),
    parted: fc.boolean(),
  }),
) as fc.Arbitrary<DeskCommand>;

const step = fc.record({
  talk: fc.integer({ min: 0, max: 2 }),
  by: fc.constantFrom(...PEOPLE),
  minutes: fc.integer({ min: 0, max: 120 }),
  does: fc.oneof({ weight: 4, arbitrary: command }, { weight: 1, arbitrary: fc.constant('says') }),
});

/** Plays the steps; answers what was said, in order, and when each reading of the whole was made. */
function play(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]) {
  const talks = [0, 1, 2].map((n) => new Talk(`V${n}`));
  let now = Date.parse('2026-11-05T02:00:00.000Z');
  const moments = steps.map(({ talk, by, minutes, does }) => {
    now += minutes * 60_000;
    const at = new Date(now).toISOString();
    const one = talks[talk];
    if (typeof does === 'string') one?.say('在吗', at);
    else one?.command(does, speaker(by), at);
    return {
      rows: talks.flatMap((each) => each.row() ?? []),
      told: talks.map((each) => each.told.length),
    };
  });
  return { talks, moments };
}

const shown = (list: DeskList) =>
  rowsOf(list, { view: { kind: 'all' }, userId: 'amy', q: '' }).map((row) => ({ ...row }));

/** An order of its own for each run, and some of it twice. */
const shuffled = <T>(items: readonly T[], dice: readonly number[]): T[] =>
  [...items, ...items.filter((_, n) => (dice[n % dice.length] ?? 0) % 3 === 0)]
    .map((item, n) => ({ item, at: dice[(n * 7) % dice.length] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

const dice = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 40, maxLength: 40 });

describe('the desk as the console knows it', () => {
  it('is, from any reading and what is said since, what a fresh reading shows', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        dice,
        (steps, when, order) => {
          const { talks, moments } = play(steps);
          const read = moments[when % moments.length];
          const fresh = talks.flatMap((one) => one.row() ?? []);
          const said = talks.flatMap((one) => one.told.flatMap(({ desk }) => desk ?? []));
          const since = talks.flatMap((one, n) =>
            one.told.slice(read?.told[n] ?? 0).flatMap(({ desk }) => desk ?? []),
          );
          const expected = shown(takeSnapshot(EMPTY_DESK, fresh));
          // What came while the reading was on its way, and what comes late and twice, changes nothing.
          const after = addChanges(
            takeSnapshot(EMPTY_DESK, read?.rows ?? []),
            shuffled(since, order),
          );
          expect(shown(after)).toEqual(expected);
          const first = addChanges(EMPTY_DESK, shuffled(said, order));
          expect(shown(first)).toEqual(expected);
          // A reading that a change overtook does not undo it; the next one agrees.
          const overtaken = takeSnapshot(first, read?.rows ?? [], EMPTY_DESK);
          expect(shown(overtaken)).toEqual(expected);
          expect(shown(takeSnapshot(overtaken, fresh, overtaken))).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('loses what left the desk unheard, at the next reading', () => {
    const talk = new Talk('V1');
    talk.command({ type: 'take' }, speaker('amy'), '2026-11-05T02:00:00.000Z');
    const before = takeSnapshot(EMPTY_DESK, [talk.row() as DeskEvent]);
    talk.command({ type: 'handback' }, speaker('amy'), '2026-11-05T02:01:00.000Z');
    expect(shown(takeSnapshot(before, [], before))).toEqual([]);
  });

  it('counts each queue as the server does: who waits, and since when', () => {
    const talk = new Talk('V1');
    talk.command({ type: 'take' }, speaker('amy'), '2026-11-05T02:00:00.000Z');
    talk.command(
      { type: 'transfer', to: { group: 'finance' } },
      speaker('amy'),
      '2026-11-05T02:05:00.000Z',
    );
    const list = takeSnapshot(EMPTY_DESK, [talk.row() as DeskEvent]);
    expect([...queuesOf(list).values()]).toEqual([
      { group: 'finance', waiting: 1, oldestAt: '2026-11-05T02:05:00.000Z' },
    ]);
  });
});

describe('a talk as the console shows it', () => {
  it('is whole from any position, whatever order the events come in', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 30 }),
        fc.nat(),
        dice,
        (steps, from, order) => {
          for (const talk of play(steps).talks) {
            const fresh = talk.fresh();
            const pushed = talk.told.flatMap(({ staff }) => staff ?? []);
            expect(pushed).toEqual(fresh);
            const read = fresh.slice(0, fresh.length === 0 ? 0 : from % fresh.length);
            const start = addEvents({ ...EMPTY_LOG, conversationId: talk.id }, read);
            const log = addEvents(start, shuffled(pushed, order));
            expect(log.events).toEqual(fresh);
            expect(hasGap(log)).toBe(false);
            // The buyer's numbering has no hole where staff wrote to each other.
            const buyers = talk.told.flatMap(({ buyer }) => buyer ?? []);
            expect(buyers.map(({ seq }) => seq)).toEqual(buyers.map((_, n) => n + 1));
            expect(JSON.stringify(buyers)).not.toMatch(/visibility|whispered|怎么看/);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the keyboard', () => {
  const pressed = {
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    writing: false,
    composing: false,
  };
  test.each(KEYS)('%s means %s', (key, does) => {
    expect(keyMeaning({ ...pressed, key })).toBe(does);
  });

  it('leaves letters to whoever writes, and everything to who composes a word', () => {
    expect(keyMeaning({ ...pressed, key: 't', writing: true })).toBeUndefined();
    expect(keyMeaning({ ...pressed, key: 'Escape', writing: true })).toBe('escape');
    expect(keyMeaning({ ...pressed, key: 'Escape', composing: true })).toBeUndefined();
    expect(keyMeaning({ ...pressed, key: 'r', ctrlKey: true })).toBeUndefined();
  });

  it('moves to the neighbour and stays at the ends', () => {
    const rows = ['a', 'b'].map((conversationId) => ({ conversationId }) as never);
    expect(neighbour(rows, undefined, 1)).toBe('a');
    expect(neighbour(rows, 'a', 1)).toBe('b');
    expect(neighbour(rows, 'b', 1)).toBe('b');
    expect(neighbour([], 'a', 1)).toBeUndefined();
  });
});
