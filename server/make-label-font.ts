import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { LABEL_FONT } from './plugins/label-pdf.ts';
import { woffToSfnt } from './plugins/woff.ts';

/** Unpacks the Chinese font of labels once: read packed, each label would take fifteen seconds. */
const woff = createRequire(import.meta.url).resolve(
  '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff',
);
mkdirSync(path.dirname(LABEL_FONT), { recursive: true });
const draft = `${LABEL_FONT}.${process.pid}`;
writeFileSync(draft, woffToSfnt(readFileSync(woff)));
renameSync(draft, LABEL_FONT);
