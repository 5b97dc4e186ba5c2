import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readConfig } from './config.ts';
import { casefileKey } from './plugins/casefile-key.ts';
import { CASEFILE_FORMAT, type Casefile, casefileFault, publicKeyOf } from './turn/casefile.ts';

/**
 * `npm run casefile:verify -- FILE [PUBLIC_KEY]`: checks a case file without the server. The key is the
 * one of `GET /v1/casefile-key`; this installation's own where none is given. Exit code 1 on any fault.
 */
const Shape = z.looseObject({ format: z.literal(CASEFILE_FORMAT), events: z.array(z.unknown()) });

const [file, given] = process.argv.slice(2);
if (!file) fail('casefile: npm run casefile:verify -- FILE [PUBLIC_KEY]');
const casefile = await read(file);
const key = given ?? publicKeyOf(await casefileKey(readConfig(process.env).dataDir));
const fault = casefileFault(casefile, key);
if (fault) fail(`${path.basename(file)}: ${placeOf(fault)}: ${fault.detail}`);
process.stdout.write(
  `${path.basename(file)}: ${casefile.events.length} events, all as they were signed\n`,
);

/** The door's check says what kind of file it is; what is in it, the signature answers for. */
async function read(name: string): Promise<Casefile> {
  try {
    return Shape.parse(JSON.parse(await readFile(name, 'utf8'))) as unknown as Casefile;
  } catch {
    return fail(`casefile: ${name} is no case file`);
  }
}

function placeOf({ what, seq }: NonNullable<ReturnType<typeof casefileFault>>): string {
  return seq === undefined ? `the ${what} is wrong` : `event seq ${seq} is wrong`;
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
