import { describe, expect, it } from 'vitest';
import { codeOf, sources } from './sources.ts';

const MAX_LINES = 250;
const ours = sources(['server', 'widget', 'prisma'], '.ts', '.tsx', '.mjs');

describe('a source file', () => {
  it(`has at most ${MAX_LINES} lines`, () => {
    const long = ours
      .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > MAX_LINES);
    expect(long).toEqual([]);
  });

  it('has no default export but where a tool asks for one', () => {
    const wrong = ours
      .filter(({ file }) => !/vite[\w.-]*\.ts$/.test(file))
      .filter(({ text }) => /^export default/m.test(text));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it('switches no check of the compiler off', () => {
    const wrong = ours.filter(({ text }) => /@ts-(ignore|nocheck|expect-error)/.test(text));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });
});

describe('pure code', () => {
  const FOLDERS = [
    ...['terms', 'contract', 'ticket', 'decision', 'negotiation', 'settlement'],
    'dialogue',
  ];
  const pure = [
    ...sources(
      FOLDERS.map((folder) => `server/${folder}`),
      '.ts',
    ),
    ...sources(['server/turn'], '.ts').filter(({ file }) =>
      /turn\/(steps\/|plan-|draft|ticket-card|answer-card|chain)/.test(file),
    ),
  ];
  const IMPURE: Readonly<Record<string, RegExp>> = {
    'reads the clock': /\bDate\.now\(|\bnew Date\(\)|\bperformance\./,
    'is random': /\bMath\.random\(|\brandom(Bytes|UUID|Int)\(/,
    'reads the environment': /\bprocess\./,
    waits: /\bawait\b|\basync\b|\bsetTimeout\(/,
    logs: /\bconsole\./,
  };
  it.each(Object.keys(IMPURE))('never %s', (name) => {
    const wrong = pure.filter(({ text }) => IMPURE[name]?.test(codeOf(text)));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });
});

describe('the guards', () => {
  const server = sources(['server'], '.ts');
  const users = (pattern: RegExp) =>
    server.filter(({ text }) => pattern.test(codeOf(text))).map(({ file }) => file);

  it('are the only ones to listen to a socket', () => {
    const doors = users(/\bsocket\s*\.(on|once|onAny|prependAny)\(/).filter((file) =>
      /^server\/(plugins|channels)\//.test(file),
    );
    expect(doors).toEqual(['server/plugins/socket-guard.ts', 'server/plugins/sockets.ts']);
    expect(users(/^import \{[^}]*\} from 'socket\.io';/m)).toEqual(['server/plugins/sockets.ts']);
    // There it is the end of a connection, which carries no message.
    const [bare] = server.filter(({ file }) => file === 'server/plugins/sockets.ts');
    expect(bare?.text.match(/\bsocket\.on\w*\([^)]*?,/g)).toEqual(["socket.once('disconnect',"]);
  });

  it('are the only ones to register a route', () => {
    const ways = /\b(app|http|fastify|server)\s*\.(get|post|put|patch|delete|head|all|route)\(/;
    expect(users(ways)).toEqual(['server/plugins/routes.ts']);
  });

  it('leave the environment to the start', () => {
    // Files at the top and in `tools/` are what is started by hand.
    const readers = users(/\bprocess\.env\b/).filter(
      (file) => !/^server\/[^/]+\.ts$|\/tools\//.test(file),
    );
    // The picture worker is a process of its own and is handed the few variables a process needs.
    expect(readers).toEqual(['server/evidence/image/pool.ts']);
  });
});
