/** Builds everything that runs in a browser, prints what it weighs, and fails where it weighs too much. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, '..', 'dist');
const KB = 1024;
const LOADER_LIMIT = 5 * KB;
const CHAT_LIMIT = 45 * KB;

/** In this order: the chat's build empties the folder that its page and the loader then join. */
const configs = [
  'vite.config.ts',
  'vite.notify.config.ts',
  'vite.loader.config.ts',
  'vite.storefront.config.ts',
  'console/vite.config.ts',
];
for (const config of configs) {
  const configFile = join(here, config);
  if (existsSync(configFile)) await build({ configFile, logLevel: 'warn' });
}

const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const assets = readdirSync(join(dist, 'widget/assets')).map((name) => join('widget/assets', name));
const weights = ['widget/loader.js', 'widget/chat.html', ...assets].map((name) => ({
  name,
  bytes: gzipped(join(dist, name)),
}));
for (const { name, bytes } of weights)
  console.log(`${(bytes / KB).toFixed(1).padStart(6)} KB gzip  ${name}`);

/** An opened chat fetches one language, so only the heavier of the two counts. */
const isTexts = ({ name }) => /assets\/(zh|en)-/.test(name);
/** Fetched with the first label that is shown, with the first case, after a case, and with a page of its own. */
const isLater = ({ name }) => /assets\/(qr|mount|SatisfactionCard|notify)-/.test(name);
const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
const loader = sum(weights.filter(({ name }) => name.endsWith('loader.js')));
const texts = Math.max(0, ...weights.filter(isTexts).map(({ bytes }) => bytes));
const chat =
  sum(weights.filter((one) => !isTexts(one) && !isLater(one) && !one.name.endsWith('loader.js'))) +
  texts;
console.log(`loader ${(loader / KB).toFixed(1)} of ${LOADER_LIMIT / KB} KB`);
console.log(`opened chat ${(chat / KB).toFixed(1)} of ${CHAT_LIMIT / KB} KB`);
if (loader > LOADER_LIMIT || chat > CHAT_LIMIT) {
  console.error('The widget has become too heavy.');
  process.exitCode = 1;
}
