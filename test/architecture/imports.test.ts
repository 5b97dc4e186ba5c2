import { describe, expect, it } from 'vitest';
import { type Import, importsOf, sources } from './sources.ts';

/** What each folder of the server may import, besides itself (architecture: who may import whom). */
const TERMS = ['server/terms/'];
const WIRE = [...TERMS, 'server/contract/'];
const MAY: Readonly<Record<string, readonly string[]>> = {
  terms: [],
  contract: TERMS,
  ticket: TERMS,
  decision: TERMS,
  negotiation: TERMS,
  settlement: TERMS,
  insight: TERMS,
  understanding: [...TERMS, 'intents/'],
  evidence: WIRE,
  dialogue: [
    ...WIRE,
    'server/understanding/',
    'server/ticket/transitions.ts',
    'prompts/',
    'intents/',
  ],
  turn: [
    ...WIRE,
    ...['ticket', 'decision', 'negotiation', 'settlement', 'evidence', 'insight'].map(pure),
    ...['understanding', 'dialogue'].map(pure),
    'prompts/',
    'intents/',
  ],
  store: [...WIRE, 'prisma/migrate.ts'],
  effects: WIRE,
  channels: [
    ...WIRE,
    ...['actions', 'disclosure', 'proposals', 'transitions'].map(
      (name) => `server/ticket/${name}.ts`,
    ),
  ],
  model: WIRE,
};
/** What shells store, show or implement: the types may be named, nothing of them runs. */
const SHOWN = ['ticket', 'decision', 'settlement', 'evidence', 'insight', 'turn'].map(pure);
const SHELLS = ['store', 'effects', 'channels', 'model', 'evidence'];
/** What introduces the parts to each other, and what is started by hand, may know them all. */
const introduces = (folder: string): boolean => folder === 'plugins' || folder.endsWith('.ts');

function pure(folder: string): string {
  return `server/${folder}/`;
}

const folderOf = (file: string): string => file.split('/')[1] ?? '';
const server = sources(['server'], '.ts');

function allowed({ from, to, typeOnly }: Import): boolean {
  const folder = folderOf(from);
  if (introduces(folder) || to.startsWith(`server/${folder}/`)) return true;
  if (MAY[folder]?.some((place) => to.startsWith(place))) return true;
  return typeOnly && SHELLS.includes(folder) && SHOWN.some((place) => to.startsWith(place));
}

describe('who may import whom', () => {
  it('knows every folder of the server', () => {
    const folders = new Set(server.map(({ file }) => folderOf(file)));
    expect([...folders].filter((name) => !MAY[name] && !introduces(name))).toEqual([]);
  });

  it('is kept by every file of the server', () => {
    const wrong = server
      .flatMap(importsOf)
      .filter(
        ({ to }) => to.includes('/') && /^(server|widget|test|prisma|prompts|intents)\//.test(to),
      )
      .filter((one) => !allowed(one))
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(wrong).toEqual([]);
  });

  it('is kept by the widget: words, contract and the table of transitions, nothing else of the server', () => {
    const wrong = sources(['widget'], '.ts', '.tsx')
      .flatMap(importsOf)
      .filter(({ to }) => to.startsWith('server/') || to.startsWith('test/'))
      .filter(({ to }) => !WIRE.some((place) => to.startsWith(place)))
      .filter(({ to }) => to !== 'server/ticket/transitions.ts')
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(wrong).toEqual([]);
  });

  it('would notice a channel that reaches into the store, and a rule that reads the clock', () => {
    const bad = { from: 'server/channels/x.ts', to: 'server/store/tickets.ts', typeOnly: false };
    expect(allowed(bad)).toBe(false);
    expect(allowed({ ...bad, from: 'server/decision/x.ts', to: 'server/turn/ports.ts' })).toBe(
      false,
    );
  });
});

describe('one library, one file', () => {
  const LIBRARIES = ['fastify-type-provider-zod', 'pino', 'prom-client', 'rate-limiter-flexible'];
  it.each([...LIBRARIES, 'redis', '@fastify/helmet', '@node-rs/argon2', '@fastify/multipart'])(
    '%s',
    (library) => {
      const users = server
        .filter((source) => importsOf(source).some(({ to }) => to === library))
        .map(({ file }) => file);
      expect(users).toHaveLength(1);
      expect(users[0]).toMatch(/^server\/plugins\//);
    },
  );

  it('keeps language models inside their folder', () => {
    const users = server
      .flatMap(importsOf)
      .filter(({ to }) => /^(?:@langchain\/|langchain$|openai$)/.test(to))
      .filter(({ from }) => !from.startsWith('server/model/'));
    expect(users).toEqual([]);
  });

  it('keeps Prisma inside the store', () => {
    const users = server
      .flatMap(importsOf)
      .filter(({ to }) => to.includes('store/generated') || to.startsWith('@prisma/'))
      .filter(({ from }) => !from.startsWith('server/store/'));
    expect(users).toEqual([]);
  });
});
