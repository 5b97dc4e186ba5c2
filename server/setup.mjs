/**
 * Makes a checkout ready to run: `node server/setup.mjs start | test | help`. Needs only Node and
 * npm, since it runs before anything is installed. What is up to date already is left alone.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => path.join(ROOT, ...parts);
const NODE_MAJOR = 20;

/** One line per npm script; a script without one is shown as it stands. */
const HELP = {
  help: 'this list',
  start: 'set everything up, then run Redress with embedded defaults',
  test: 'set everything up, then run every check and every test',
  'intents:train': 'train the classifier from intents/',
  'intents:eval': 'measure the classifier on the held-back sentences',
  understand: 'say what the classifier makes of a sentence',
  'ledger:verify': 'recompute the books from their entries',
  'casefile:verify': 'check a case file offline: npm run casefile:verify -- FILE',
  'demo:day': 'fill the demo with a lively day: npm run demo:day -- --seed 7 --cases 60',
  simulate:
    'scripted buyers: npm run simulate -- --seed 7 --cases 200 --persona terse --leaf NAD --show',
  bench: 'measure: npm run bench -- turn',
  prove: 'prove a promise: npm run prove -- kill',
  check: 'formatter, linter and compiler only',
};

/** What comes first, since everything else is made with it. */
const PACKAGES = {
  name: 'packages',
  from: ['package-lock.json'],
  makes: ['node_modules/fastify/package.json'],
  done: installedByHand,
  run: () => npm('ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'),
};

/** What is made from the sources, side by side, and again when its sources have changed. */
const STEPS = [
  {
    name: 'database client',
    from: ['prisma/schema.prisma', 'package-lock.json'],
    makes: ['server/store/generated/client.ts'],
    // The client needs no native engine, so none is fetched.
    run: () =>
      node(['node_modules/prisma/build/index.js', 'generate', '--schema', 'prisma/schema.prisma'], {
        PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      }),
  },
  {
    name: 'pages',
    from: ['widget', 'server/contract', 'server/terms', 'server/ticket', 'package-lock.json'],
    makes: ['dist/widget/chat.html', 'dist/console/index.html', 'dist/storefront/index.html'],
    run: () => node(['widget/build.mjs']),
  },
  {
    name: 'reply facts',
    from: ['prompts/replies', 'server/make-reply-facts.ts'],
    makes: ['server/dialogue/generated/reply-facts.ts'],
    run: () => node(['--import', 'tsx', 'server/make-reply-facts.ts']),
  },
  {
    name: 'label font',
    from: ['server/make-label-font.ts', 'server/plugins/woff.ts', 'package-lock.json'],
    makes: ['dist/label/noto-sans-sc.ttf'],
    run: () => node(['--import', 'tsx', 'server/make-label-font.ts']),
  },
  {
    name: 'classifier',
    from: [
      ...['data', 'reasons', 'lexicons', 'patterns'].map((folder) => `intents/${folder}`),
      ...['classify', 'train', 'text'].map((folder) => `server/understanding/${folder}`),
    ],
    makes: ['intents/generated/model.bin'],
    run: () => node(['--import', 'tsx', 'server/understanding/tools/train.ts']),
  },
];

const [command = 'help'] = process.argv.slice(2);
if (command === 'help') help();
else if (command === 'start' || command === 'test') await setUp();
else fail(`setup: there is no "${command}"; there are start, test and help`);

function help() {
  const { scripts } = JSON.parse(fs.readFileSync(at('package.json'), 'utf8'));
  const shown = Object.keys(scripts).filter((name) => !/^(pre|post)/.test(name));
  const width = Math.max(...shown.map((name) => name.length));
  for (const name of shown)
    console.log(`npm run ${name.padEnd(width)}  ${HELP[name] ?? scripts[name]}`);
}

async function setUp() {
  if (Number.parseInt(process.versions.node, 10) < NODE_MAJOR)
    fail(`setup: Node ${NODE_MAJOR} or newer is needed; this is ${process.versions.node}`);
  await make(PACKAGES);
  await Promise.all(STEPS.map(make));
}

async function make(step) {
  const stampFile = at('node_modules/.redress', step.name.replaceAll(' ', '-'));
  const stamp = hashOf(step.from);
  const made = step.makes.every((file) => fs.existsSync(at(file)));
  if (made && (read(stampFile) === stamp || step.done?.())) return keep(stampFile, stamp);
  const began = Date.now();
  console.log(`setup: ${step.name} …`);
  const { status, output } = await step.run();
  if (status !== 0) fail(`${output}\nsetup: ${step.name} failed`);
  keep(stampFile, stamp);
  console.log(`setup: ${step.name} ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** Whether somebody ran npm themselves after the lock file last changed. */
function installedByHand() {
  const mtime = (file) => fs.statSync(at(file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return mtime('node_modules/.package-lock.json') >= mtime('package-lock.json');
}

/** One hash over the files and folders, by name and content. */
function hashOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(at(source))).sort())
    hash.update(path.relative(ROOT, file)).update('\0').update(fs.readFileSync(file));
  return hash.digest('hex');
}

function filesIn(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [place];
  return fs.readdirSync(place).flatMap((name) => filesIn(path.join(place, name)));
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

function keep(file, stamp) {
  if (read(file) === stamp) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, stamp);
}

/** npm as it was called, so that a start by another npm installs with that one. */
function npm(...args) {
  const { npm_execpath: npmFile } = process.env;
  return npmFile?.endsWith('.js') ? node([npmFile, ...args]) : run('npm', args);
}

function node(args, env = {}) {
  return run(process.execPath, args, env);
}

/** What the program says is shown only when it fails. */
function run(program, args, env = {}) {
  const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: 1, output: error.message }));
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

function fail(line) {
  console.error(line);
  process.exit(1);
}
