import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const setup = (...args: string[]) =>
  spawnSync(process.execPath, ['server/setup.mjs', ...args], { encoding: 'utf8' });

it('has a line of help for every script', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { stdout, status } = setup('help');
  expect(status).toBe(0);
  for (const [name, command] of Object.entries(scripts)) {
    if (/^(pre|post)/.test(name)) continue;
    expect(stdout).toMatch(new RegExp(`^npm run ${name} +\\S`, 'm'));
    // A script shown by its command has no help yet.
    expect(stdout).not.toContain(String(command));
  }
});

it('refuses what it does not know with one line', () => {
  const { stderr, status } = setup('deploy');
  expect(status).toBe(1);
  expect(stderr).toBe('setup: there is no "deploy"; there are start, test and help\n');
});

it('needs nothing installed', () => {
  const source = readFileSync('server/setup.mjs', 'utf8');
  const imports = [...source.matchAll(/^import .* from '([^']+)';/gm)].map((match) => match[1]);
  expect(imports.every((name) => name?.startsWith('node:'))).toBe(true);
});
