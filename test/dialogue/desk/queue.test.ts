import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type DeskRules, oddRouting } from '../../../server/contract/desk-rules.ts';
import {
  assignTalks,
  before,
  type Taker,
  type Waiting,
} from '../../../server/dialogue/desk/assign.ts';
import { type Routed, routeTalk } from '../../../server/dialogue/desk/route.ts';
import { DESK_RULES } from '../../../server/dialogue/desk/rules.ts';
import { DESK_GROUPS, type Priority } from '../../../server/terms/desk.ts';

const plain: Routed = { group: 'general', reason: 'not_understood', language: 'zh-CN' };

describe('routing', () => {
  test.each<[string, Partial<Routed>, object]>([
    ['nothing special', {}, { group: 'general', priority: 3 }],
    ['a buyer who asked', { reason: 'buyer_asked' }, { group: 'general', priority: 2 }],
    ['danger', { reason: 'safety', leaf: 'DEF.safety' }, { group: 'lead', priority: 0 }],
    ['a threat of law', { reason: 'legal' }, { group: 'lead', priority: 1 }],
    [
      'a counterfeit',
      { leaf: 'AUT.fake' },
      { group: 'appraisal', priority: 1, skill: 'authenticity' },
    ],
    ['a lost parcel', { leaf: 'LOG.lost' }, { group: 'logistics', priority: 2 }],
    [
      'a lost parcel that finance was asked about',
      { leaf: 'LOG.lost', group: 'finance' },
      { group: 'finance', priority: 3 },
    ],
    ['¥19,999.99', { cents: 1_999_999 }, { priority: 2, skill: 'high_value' }],
    ['¥20,000', { cents: 2_000_000 }, { priority: 1, skill: 'high_value' }],
    ['a leaf that only begins alike', { leaf: 'AUTO.x' }, { group: 'general', priority: 3 }],
  ])('%s', (_name, talk, expected) => {
    expect(routeTalk(DESK_RULES, { ...plain, ...talk })).toMatchObject(expected);
  });
});

describe('routing with groups of an operator’s own', () => {
  const night = { id: 'night', names: { 'zh-CN': '夜班', en: 'Night' } };
  const own = (...groups: DeskRules['groups']): DeskRules => ({
    ...DESK_RULES,
    groups: [...DESK_RULES.groups, ...groups],
    routing: [
      {
        when: { leaf: 'NAD', fromCents: 100_000, language: 'en' },
        goes: { group: 'night', skill: 'bags', priority: 1 },
      },
      ...DESK_RULES.routing,
    ],
  });

  it('sends to them by leaf, value and language, for a skill', () => {
    const asked = { ...plain, leaf: 'NAD.size', cents: 100_000, language: 'en' } as const;
    const there = { group: 'night', skill: 'bags', priority: 1 };
    expect(routeTalk(own(night), asked)).toEqual(there);
    for (const other of [{ leaf: 'LOG.lost' }, { cents: 99_999 }, { language: 'zh-CN' }] as const)
      expect(routeTalk(own(night), { ...asked, ...other }).group).not.toBe('night');
  });

  it('sends what a retired group would get to the one that has its work', () => {
    const asked = { ...plain, leaf: 'NAD.size', cents: 100_000, language: 'en' } as const;
    expect(routeTalk(own({ ...night, to: 'finance' }), asked).group).toBe('finance');
  });

  it('may name only groups that there are, and send only where work is taken', () => {
    const places = (...groups: DeskRules['groups']) => {
      const { routing, groups: all } = own(...groups);
      const last = { when: { group: 'day' }, goes: {} };
      return oddRouting([...routing, last], all).map(({ path }) => path);
    };
    const unknown = `routing.${DESK_RULES.routing.length + 1}.when.group`;
    expect(places(night)).toEqual([unknown]);
    expect(places()).toEqual(['routing.0.goes.group', unknown]);
    expect(places({ ...night, to: 'lead' })).toEqual(['routing.0.goes.group', unknown]);
  });
});

const taker = (id: string, changes: Partial<Taker> = {}): Taker => ({
  id,
  name: id,
  groups: ['general'],
  languages: ['zh-CN'],
  skills: [],
  capacity: 2,
  load: 0,
  ...changes,
});
const talk = (conversationId: string, changes: Partial<Waiting['talk']> = {}): Waiting => ({
  conversationId,
  talk: {
    group: 'general',
    priority: 2,
    queuedAt: '2026-11-05T02:00:00.000Z',
    language: 'zh-CN',
    ...changes,
  },
});
const givenTo = (waiting: readonly Waiting[], takers: readonly Taker[]) =>
  assignTalks(waiting, takers).map(({ conversationId, to }) => `${conversationId}→${to.id}`);

describe('assignment', () => {
  it('gives the most urgent and then the oldest to whoever carries least', () => {
    const waiting = [
      talk('late', { queuedAt: '2026-11-05T03:00:00.000Z' }),
      talk('early'),
      talk('urgent', { priority: 0, queuedAt: '2026-11-05T04:00:00.000Z' }),
    ];
    expect(givenTo(waiting, [taker('a'), taker('b', { load: 1 })])).toEqual([
      'urgent→a',
      'early→a',
      'late→b',
    ]);
  });

  it('prefers the language, then the skill, and does without where there is neither', () => {
    const english = talk('x', { language: 'en', skill: 'virtual' });
    const zh = taker('zh', { skills: ['virtual'] });
    const en = taker('en', { languages: ['en'] });
    expect(givenTo([english], [zh, en])).toEqual(['x→en']);
    expect(givenTo([english], [zh])).toEqual(['x→zh']);
  });

  it('does not offer it again to whoever let it pass while there is somebody else', () => {
    const passed = { ...talk('x'), notTo: 'a' };
    expect(givenTo([passed], [taker('a'), taker('b', { load: 1 })])).toEqual(['x→b']);
    expect(givenTo([passed], [taker('a')])).toEqual([]);
  });

  it('never goes beyond a capacity or outside a group, and leaves nothing that somebody could take', () => {
    const group = fc.constantFrom(...DESK_GROUPS);
    const takers = fc.array(
      fc.record({
        groups: fc.uniqueArray(group, { maxLength: 3 }),
        capacity: fc.integer({ min: 0, max: 3 }),
        load: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 6 },
    );
    const waiting = fc.array(
      fc.record({ group, priority: fc.constantFrom<Priority>(0, 1, 2, 3) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(takers, waiting, (people, talks) => {
        const all = people.map((one, n) => taker(`p${n}`, one));
        const queue = talks.map((one, n) => talk(`t${n}`, one));
        const given = assignTalks(queue, all);
        const load = new Map(all.map(({ id, load: had }) => [id, had]));
        for (const { conversationId, to } of given) {
          const person = all.find(({ id }) => id === to.id);
          const one = queue.find((each) => each.conversationId === conversationId);
          expect(person?.groups).toContain(one?.talk.group);
          load.set(to.id, (load.get(to.id) ?? 0) + 1);
          expect(load.get(to.id)).toBeLessThanOrEqual(person?.capacity ?? 0);
        }
        const left = queue.filter(
          (one) => !given.some((g) => g.conversationId === one.conversationId),
        );
        for (const one of left)
          for (const person of all.filter(({ groups }) => groups.includes(one.talk.group)))
            expect(load.get(person.id)).toBeGreaterThanOrEqual(person.capacity);
        const order = given.map(({ conversationId }) =>
          queue.find((one) => one.conversationId === conversationId),
        );
        expect(order).toEqual([...order].sort((a, b) => (a && b ? before(a, b) : 0)));
      }),
      { numRuns: 200 },
    );
  });
});
