import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../../server/ticket/disclosure.ts';
import {
  type Casefile,
  casefileFault,
  publicKeyOf,
  sealCasefile,
} from '../../server/turn/casefile.ts';
import { CHAIN_START } from '../../server/turn/chain.ts';
import { chainHash, tellEvent } from '../../server/turn/disclosed.ts';
import type { NewTicketEvent } from '../../server/turn/ports.ts';
import { NOW, ticketEvent } from '../store/world.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const trusted = publicKeyOf(privateKey);

type Said = Partial<Pick<NewTicketEvent, 'type' | 'actor' | 'note' | 'data' | 'salt'>>;

function chained(said: readonly Said[]): NewTicketEvent[] {
  let hashPrev = CHAIN_START;
  return said.map((one, index) => {
    const { hash: _, ...plain } = ticketEvent(index + 1);
    const event = { ...plain, salt: `salt-${index}`, ...one, hashPrev };
    hashPrev = chainHash('T1', event);
    return { ...event, hash: hashPrev };
  });
}

const step = {
  ruleId: 'DT-5',
  label: 'who must agree',
  facts: { cents: 100 },
  outcome: 'automatic',
};
const EVENTS = chained([
  {
    type: 'ticket_submitted',
    data: { opened: { id: 'T1', claim: { leaf: 'NAD.appearance', description: '加微信 zeisig' } } },
  },
  {
    type: 'verdict_reached',
    data: {
      verdict: {
        kind: 'offer',
        mandate: { version: 7_311 },
        trace: [
          { ...step, kept: { for: 'merchant', facts: { merchantPreauth: 81_127 } } },
          { ...step, kept: { for: 'buyer', facts: { score: 61_357 } } },
        ],
      },
    },
  },
  { type: 'assigned', actor: { kind: 'operator', id: 'u1', name: '周主管' }, note: '内部说明' },
  { type: 'jury_voted', actor: { kind: 'juror', id: 'j1', name: '评审乙' }, data: { seat: '3' } },
  { type: 'found', data: { findings: { bill: { cents: 90_901 }, trace: { status: 'lost' } } } },
  { type: 'rated', actor: { kind: 'buyer', id: 'b1', name: '林晓' }, data: { score: 5 } },
]);
const fileFor = (reader: Reader): Casefile =>
  sealCasefile(
    {
      ...{ exportedAt: NOW, ruleSetVersion: '1', ticket: { id: 'T1' } },
      ...{ evidence: [], ledger: [] },
    },
    EVENTS.map((event) => tellEvent(event, reader)),
    privateKey,
  );

const SECRETS: Readonly<Record<string, readonly Reader[]>> = {
  zeisig: ['buyer', 'platform'],
  81127: ['merchant', 'platform'],
  7311: ['merchant', 'platform'],
  61357: ['buyer', 'platform'],
  周主管: ['platform'],
  内部说明: ['platform'],
  评审乙: ['platform'],
  90901: ['platform'],
  林晓: ['platform'],
};

describe.each(['buyer', 'merchant', 'platform'] as const)('a case file for the %s', (reader) => {
  const file = fileFor(reader);
  const text = JSON.stringify(file);

  it('adds up, whatever of it is kept from them', () => {
    expect(casefileFault(JSON.parse(text), trusted)).toBeUndefined();
  });

  it.each(Object.entries(SECRETS))('holds %s where it is theirs to read', (secret, readers) => {
    expect(text.includes(secret)).toBe(readers.includes(reader));
  });

  it('has the same hashes for everybody', () => {
    expect(file.head.hashes).toEqual(fileFor('platform').head.hashes);
  });

  it('gives away no salt by which what is kept could be guessed', () => {
    for (const { salt = '' } of EVENTS) expect(text).not.toContain(`"${salt}"`);
  });
});

describe('what is opened', () => {
  const forged = (change: (file: Casefile) => void) => {
    const file: Casefile = JSON.parse(JSON.stringify(fileFor('merchant')));
    change(file);
    return casefileFault(file, trusted);
  };

  it('is what was hashed', () => {
    const fault = forged(({ events: [, verdict] }) => {
      const own = Object(verdict?.openings?.merchant?.part).data.verdict.trace[0];
      own.facts.merchantPreauth = 1;
    });
    expect(fault).toMatchObject({
      what: 'event',
      seq: 2,
      detail: expect.stringMatching(/merchant/),
    });
  });

  it('cannot be added for a circle that has nothing there', () => {
    const fault = forged(({ events: [, , , , , rated] }) =>
      Object.assign(rated ?? {}, { openings: { merchant: { salt: 's', part: { data: {} } } } }),
    );
    expect(fault).toMatchObject({ what: 'event', seq: 6 });
  });

  it('cannot be left out, nor an event called withheld, unseen', () => {
    expect(forged(({ events: [, one] }) => delete Object(one).openings)).toMatchObject({
      what: 'contents',
    });
    const changed = forged(({ events: [, one] }) =>
      Object.assign(one ?? {}, { withheld: true, note: 'never said' }),
    );
    expect(changed).toMatchObject({ what: 'contents' });
  });
});

describe('an event without a salt', () => {
  const [event] = chained([
    { type: 'assigned', actor: { kind: 'operator', id: 'u1' }, salt: undefined },
  ]);
  const [plain] = chained([{ type: 'rated', actor: { kind: 'bot' }, salt: undefined }]);

  it('keeps what it must all the same', () => {
    const told = event && tellEvent(event, 'buyer');
    expect(told).toMatchObject({ withheld: true, actor: { kind: 'operator' }, data: {} });
    expect(JSON.stringify(told)).not.toContain('u1');
    expect(event && tellEvent(event, 'platform')).toEqual(event);
  });

  it('is told whole where nothing is kept', () => {
    expect(plain && tellEvent(plain, 'buyer')).toEqual(plain);
  });
});
