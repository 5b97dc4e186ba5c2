import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  const dir = join(
    process.env.TEST_CACHE_DIR ?? tmpdir(),
    `redress-chromium-${process.getuid?.()}`,
  );
  mkdirSync(dir, { recursive: true });
  const executablePath = await unpack(dir);
  return chromium.launch({
    executablePath,
    args: ARGS,
    env: {
      ...process.env,
      FONTCONFIG_FILE: fontConfig(dir),
      LD_LIBRARY_PATH: join(dir, 'al2023/lib'),
    },
  });
}

/** The package unpacks its libraries only where it believes itself in a lambda; this is one, briefly. */
async function unpack(dir: string): Promise<string> {
  const { TMPDIR, AWS_EXECUTION_ENV } = process.env;
  process.env.TMPDIR = dir;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return await packed.executablePath();
  } finally {
    restore('TMPDIR', TMPDIR);
    restore('AWS_EXECUTION_ENV', AWS_EXECUTION_ENV);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

function fontConfig(dir: string): string {
  const fonts = join(dir, 'cjk');
  mkdirSync(fonts, { recursive: true });
  const package_ = dirname(
    createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'),
  );
  for (const weight of [400, 600]) {
    const ttf = join(fonts, `noto-sans-sc-${weight}.ttf`);
    const woff = `files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`;
    if (!existsSync(ttf)) writeFileSync(ttf, woffToSfnt(readFileSync(join(package_, woff))));
  }
  const file = join(dir, 'fonts.conf');
  const dirs = [join(dir, 'fonts'), fonts, '/usr/share/fonts']
    .map((d) => `<dir>${d}</dir>`)
    .join('');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}<cachedir>${dir}/fc-cache</cachedir></fontconfig>`,
  );
  return file;
}
