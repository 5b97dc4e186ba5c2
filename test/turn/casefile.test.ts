import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type Casefile,
  casefileFault,
  publicKeyOf,
  sealCasefile,
} from '../../server/turn/casefile.ts';
import { CHAIN_START } from '../../server/turn/chain.ts';
import { chainHash } from '../../server/turn/disclosed.ts';
import type { NewTicketEvent } from '../../server/turn/ports.ts';
import { NOW, ticket, ticketEvent } from '../store/world.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const trusted = publicKeyOf(privateKey);

/** The events' hashes worked out anew, each following the one before. */
function chained(events: readonly NewTicketEvent[]): NewTicketEvent[] {
  let hashPrev = CHAIN_START;
  return events.map(({ hash: _, ...event }) => {
    const unsigned = { ...event, hashPrev };
    hashPrev = chainHash('T1', unsigned);
    return { ...unsigned, hash: hashPrev };
  });
}

const events = chained([1, 2, 3, 4, 5].map((seq) => ticketEvent(seq)));
const sealed = sealCasefile(
  {
    exportedAt: NOW,
    ruleSetVersion: '1',
    ticket: ticket(),
    evidence: [{ id: 'ev1', sha256: 'aa' }],
    ledger: [{ account: '2004', debitCents: 63_000 }],
  },
  events,
  privateKey,
);
/** The file as it comes back from a disk, changed by somebody. */
const tampered = (change: (file: Casefile) => Partial<Casefile> = () => ({})): Casefile => {
  const file: Casefile = JSON.parse(JSON.stringify(sealed));
  return { ...file, ...change(file) };
};
const edit = (list: readonly NewTicketEvent[], seq: number) =>
  list.map((event) => (event.seq === seq ? { ...event, note: 'never said' } : event));

describe('a case file', () => {
  it('is sound as it was sealed', () => {
    expect(casefileFault(tampered(), trusted)).toBeUndefined();
  });

  it.each<[string, (file: Casefile) => Partial<Casefile>, object]>([
    ['an edited event', (f) => ({ events: edit(f.events, 3) }), { seq: 3 }],
    ['a chain cut off', (f) => ({ events: f.events.slice(0, 3) }), { seq: 4 }],
    ['a first event cut off', (f) => ({ events: f.events.slice(1) }), { seq: 1 }],
    [
      'two events swapped',
      ({ events: [a, b, c, ...rest] }) => ({ events: [a, c, b, ...rest] as NewTicketEvent[] }),
      { seq: 2 },
    ],
    [
      'an edit with the chain worked out anew',
      (f) => ({ events: chained(edit(f.events, 2)) }),
      { seq: 2 },
    ],
    [
      'an event added at the end',
      (f) => ({ events: chained([...f.events, ticketEvent(6)]) }),
      { seq: 6 },
    ],
    [
      'an edit with chain and head worked out anew',
      (f) => {
        const anew = chained(edit(f.events, 2));
        return { events: anew, head: { ...f.head, hashes: anew.map(({ hash }) => hash) } };
      },
      { what: 'signature' },
    ],
    ['another ledger', () => ({ ledger: [] }), { what: 'contents' }],
    ['another outcome', (f) => ({ ticket: { ...f.ticket, paidCents: 1 } }), { what: 'contents' }],
  ])('shows %s', (_name, change, fault) => {
    expect(casefileFault(tampered(change), trusted)).toMatchObject(fault);
  });

  it('signed anew by somebody else is not ours', () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    const forged = sealCasefile(sealed, edit(sealed.events, 2), other);
    expect(casefileFault(forged, trusted)).toMatchObject({ what: 'key' });
  });

  it('is checked offline by one command that names the first bad event', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'redress-casefile-'));
    const check = async (name: string, file: Casefile) => {
      const at = path.join(dir, name);
      await writeFile(at, JSON.stringify(file));
      const args = ['--import', 'tsx', 'server/verify-casefile.ts', at, trusted];
      return promisify(execFile)(process.execPath, args).catch((error: unknown) => error);
    };
    expect(await check('good.json', tampered())).toMatchObject({
      stdout: 'good.json: 5 events, all as they were signed\n',
    });
    const bad = tampered((f) => ({ events: edit(f.events, 3) }));
    expect(await check('bad.json', bad)).toMatchObject({
      code: 1,
      stderr: 'bad.json: event seq 3 is wrong: it was changed\n',
    });
    await rm(dir, { recursive: true });
  });
});
