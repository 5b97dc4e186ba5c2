import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { woffToSfnt } from '../../server/plugins/woff.ts';

const ARGS = ['--no-sandbox', '--disable-gpu'];

/**
 * Headless Chromium from npm alone, with a Chinese font. `CHROMIUM` names another one. The package's
 * own `args` stay unused: its `--single-process` dies when a context closes.
 */
export async function launchBrowser(): Promise<Browser> {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  home ??= settle();
  const dir = await home;
  return chromium.launch({
    executablePath: join(dir, 'chromium'),
    args: ARGS,
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(dir, 'fonts.conf'),
      LD_LIBRARY_PATH: join(dir, 'al2023/lib'),
    },
  });
}

let home: Promise<string> | undefined;

/**
 * Where the unpacked browser lives. It is unpacked beside it and moved there whole, since several test
 * processes may want it at once and none may start what another is still writing.
 */
async function settle(): Promise<string> {
  const cache = process.env.TEST_CACHE_DIR ?? tmpdir();
  const { devDependencies } = createRequire(import.meta.url)('../../package.json') as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const version = devDependencies['@sparticuz/chromium'];
  const dir = join(cache, `redress-chromium-${process.getuid?.()}-${version}`);
  if (existsSync(dir)) return dir;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(`${dir}-`);
  await unpack(fresh);
  writeFonts(fresh, dir);
  try {
    renameSync(fresh, dir);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(dir)) throw error;
  }
  return dir;
}

/** The package unpacks its libraries only where it believes itself in a lambda; this is one, briefly. */
async function unpack(dir: string): Promise<void> {
  const { TMPDIR, AWS_EXECUTION_ENV } = process.env;
  process.env.TMPDIR = dir;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  } finally {
    restore('TMPDIR', TMPDIR);
    restore('AWS_EXECUTION_ENV', AWS_EXECUTION_ENV);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/** The fonts and their list, written for the place they will be moved to. */
function writeFonts(dir: string, home: string): void {
  mkdirSync(join(dir, 'cjk'), { recursive: true });
  const package_ = dirname(
    createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'),
  );
  for (const weight of [400, 600]) {
    const woff = `files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`;
    const ttf = join(dir, 'cjk', `noto-sans-sc-${weight}.ttf`);
    writeFileSync(ttf, woffToSfnt(readFileSync(join(package_, woff))));
  }
  const dirs = [join(home, 'fonts'), join(home, 'cjk'), '/usr/share/fonts']
    .map((d) => `<dir>${d}</dir>`)
    .join('');
  writeFileSync(
    join(dir, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}<cachedir>${home}/fc-cache</cachedir></fontconfig>`,
  );
}
