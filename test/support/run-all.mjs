/**
 * `npm test`: formatter and linter, compiler, then every test. Ends with the plain line
 * `N passed, N failed`, where a failed check counts as one. Arguments go to vitest.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const bin = (...parts) => path.join(ROOT, 'node_modules', ...parts);

const CHECKS = [
  {
    name: 'format and lint',
    args: [bin('@biomejs/biome/bin/biome'), 'check'],
  },
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit'] },
  ...(fs.existsSync(path.join(ROOT, 'widget/console/tsconfig.json'))
    ? [
        {
          name: 'types of the console',
          args: [bin('typescript/bin/tsc'), '--noEmit', '-p', 'widget/console/tsconfig.json'],
        },
      ]
    : []),
];

let passed = 0;
let failed = 0;
for (const { name, args } of CHECKS) count(name, node(args));

const only = process.argv.slice(2);
if (!only.includes('--checks')) {
  const report = path.join(
    fs.mkdtempSync(path.join(os.tmpdir(), 'redress-report-')),
    'report.json',
  );
  const status = node([
    bin('vitest/vitest.mjs'),
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...only,
  ]);
  readReport(report, status);
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function count(name, status) {
  if (status === 0) passed += 1;
  else failed += 1;
  console.log(`${status === 0 ? 'passed' : 'FAILED'}: ${name}`);
}

/** A file that could not even be loaded has no failed test of its own, yet it failed. */
function readReport(file, status) {
  if (!fs.existsSync(file)) return count('tests', 1);
  const report = JSON.parse(fs.readFileSync(file, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  const unloaded = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  failed += unloaded.length;
  if (status !== 0 && failed === 0) failed += 1;
  fs.rmSync(path.dirname(file), { recursive: true });
}

function node(args) {
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
}
