import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFinding } from '../../server/contract/findings.ts';
import type { Actor } from '../../server/terms/party.ts';
import type { RemedyTerms } from '../../server/terms/verdict.ts';
import { SYSTEM } from '../../server/turn/draft.ts';
import { planAction } from '../../server/turn/plan-command.ts';
import { planReport } from '../../server/turn/plan-report.ts';
import { planGatewayEvent } from '../../server/turn/plan-world.ts';
import { grant } from '../../server/turn/steps/execute.ts';
import { inspectBySilence, onScan } from '../../server/turn/steps/goods.ts';
import { seed } from '../decision/facts.ts';
import { liable, printed } from '../settlement/cases.ts';
import { CaseWorld } from './case-world.ts';

const OPERATOR: Actor = { kind: 'operator', id: 's1', name: '财务' };
const liability = liable(10_000);
let events = 0;

function given(terms: RemedyTerms): CaseWorld {
  const world = new CaseWorld({}, { state: 'arb_decided' });
  world.turn((draft, { id }) => grant(draft, id, { terms, liability, row: 'E20', actor: SYSTEM }));
  return world;
}

/** The partner's bill, by the storefront's report. */
function bills(world: CaseWorld, result: unknown): boolean {
  events += 1;
  const { now, ticket } = world;
  const findings = readFinding({ kind: 'bill', result, at: now });
  const report = {
    ticketId: ticket.id,
    kind: 'bill',
    findings,
    at: now,
    eventId: `e${events}`,
  } as const;
  return world.plan(planReport({ ...world.input(), provider: 'reports', report }));
}

/** The same as an action of the platform's people. */
function files(world: CaseWorld, result: unknown): boolean {
  const { ticket } = world;
  const clientId = '00000000-0000-4000-8000-000000000000';
  const body = {
    action: 'report',
    version: ticket.version,
    clientId,
    kind: 'bill',
    result,
  } as const;
  return world.plan(
    planAction({ ...world.input(), ticketId: ticket.id, body, by: 'platform', actor: OPERATOR }),
  );
}

function comesBack(world: CaseWorld): void {
  world.turn((draft, { id }) =>
    onScan(draft, id, { leg: 'return', code: 'delivered', at: draft.now }),
  );
  world.turn(inspectBySilence);
}

function isPaid(world: CaseWorld): void {
  const refund = world.ticket.refunds.at(-1);
  if (!refund) return;
  const event = { type: 'refund.succeeded', refundId: refund.id, eventId: refund.id } as const;
  world.plan(planGatewayEvent({ ...world.input(), provider: 'psp', event }));
}

const last = (world: CaseWorld) =>
  world.plans.at(-1)?.journals.map(({ event, entries }) => [event, ...printed(entries)]);

const offset = { payer: 'buyer', labelCents: 1_200, offset: true } as const;
const LABEL = { for: 'label', billNo: 'SF-2026-11-0001', amountCents: 1_200 };

describe('a carrier’s bill', () => {
  it('is paid out of what the buyer’s refund left for the label, to the cent (O2-4)', () => {
    const terms = { remedy: 'return_refund', amountCents: 89_900, freight: offset } as const;
    const world = given(terms);
    comesBack(world);
    expect(world.books.of('2007')).toBe(1_200);
    expect(bills(world, LABEL)).toBe(true);
    expect(last(world)).toEqual([['freight.paid', '1001 -1200', '2007 1200']]);
    expect(world.books.of('2007')).toBe(0);
  });

  it('is paid once, whoever tells of it again', () => {
    const world = given({ remedy: 'return_refund', amountCents: 89_900, freight: offset });
    comesBack(world);
    bills(world, LABEL);
    expect(bills(world, LABEL)).toBe(false);
    files(world, LABEL);
    expect(last(world)).toEqual([]);
    expect(world.books.of('2007')).toBe(0);
  });

  it('that comes before the settlement waits for it', () => {
    const world = given({ remedy: 'return_refund', amountCents: 89_900, freight: offset });
    expect(bills(world, LABEL)).toBe(true);
    expect(last(world)).toEqual([]);
    comesBack(world);
    expect(world.books.of('2007')).toBe(0);
    expect(world.ticket.bills).toMatchObject([{ paidCents: 1_200 }]);
  });

  it('is never paid beyond what is owed on the partner’s word alone', () => {
    const world = given({ remedy: 'return_refund', amountCents: 89_900, freight: offset });
    comesBack(world);
    bills(world, { ...LABEL, amountCents: 1_500 });
    isPaid(world);
    expect(world.ticket.state).toBe('completed');
    expect(world.ticket.bills).toMatchObject([{ cents: 1_500, paidCents: 1_200 }]);
    expect(files(world, { ...LABEL, amountCents: 1_500 })).toBe(true);
    expect(last(world)).toEqual([['freight.paid', '1001 -300', '5003 300']]);
    expect(world.ticket.bills).toMatchObject([{ paidCents: 1_500 }]);
  });

  it('for a label that nobody else bears is the platform’s once the case is over', () => {
    const world = given({ remedy: 'refund_only', amountCents: 1_000 });
    files(world, LABEL);
    expect(last(world)).toEqual([]);
    isPaid(world);
    expect(last(world)).toContainEqual(['freight.paid', '1001 -1200', '5003 1200']);
  });
});

describe('a repairer’s bill', () => {
  it('is charged to who is liable and paid when it is billed, the legs with their carrier (O9)', () => {
    const freight = { payer: 'merchant', labelCents: 2_400, offset: false } as const;
    const world = given({ remedy: 'repair', amountCents: 0, freight });
    world.turn((draft, { id }) =>
      onScan(draft, id, { leg: 'repair', code: 'delivered', at: draft.now }),
    );
    const repaired = readFinding({
      kind: 'repair',
      result: { status: 'fixed', invoiceCents: 18_000 },
      at: world.now,
    });
    const report = { ticketId: 'T1', kind: 'repair', at: world.now, eventId: 'rep' } as const;
    world.plan(
      planReport({ ...world.input(), provider: 'p', report: { ...report, findings: repaired } }),
    );
    world.plan(
      planAction({
        ...world.input(),
        ticketId: 'T1',
        body: {
          action: 'confirm_receipt',
          version: world.ticket.version,
          clientId: '00000000-0000-4000-8000-000000000001',
        },
        by: 'buyer',
        actor: { kind: 'buyer', id: seed.buyer.id },
      }),
    );
    expect(last(world)).toEqual([
      ['settlement.decided', '2001 20400', '2007 -2400', '2008 -18000'],
    ]);
    bills(world, { for: 'repairer', invoiceNo: 'R-7', total_cents: 18_000 });
    expect(last(world)).toEqual([['vendor.paid', '1001 -18000', '2008 18000']]);
    bills(world, { for: 'carrier', invoiceNo: 'R-7/1', total_cents: 2_400 });
    expect(last(world)).toEqual([['freight.paid', '1001 -2400', '2007 2400']]);
    expect(world.ticket.state).toBe('completed');
  });
});

describe('any bills', () => {
  it('leave 2007 owed less paid, never below zero, and no bill paid beyond itself', () => {
    const told = fc.record({
      no: fc.constantFrom('a', 'b', 'c'),
      amountCents: fc.integer({ min: 1, max: 3_000 }),
      byPerson: fc.boolean(),
      when: fc.nat(2),
    });
    fc.assert(
      fc.property(fc.array(told, { maxLength: 6 }), (all) => {
        const world = given({ remedy: 'return_refund', amountCents: 89_900, freight: offset });
        const come = (when: number) => {
          for (const one of all.filter((bill) => bill.when === when))
            (one.byPerson ? files : bills)(world, { ...LABEL, billNo: one.no, ...one });
        };
        come(0);
        comesBack(world);
        come(1);
        isPaid(world);
        come(2);
        const { freight } = world.ticket.payables ?? {};
        expect(world.books.of('2007')).toBe((freight?.owedCents ?? 0) - (freight?.paidCents ?? 0));
        expect(world.books.overdrawn()).toEqual([]);
        for (const bill of world.ticket.bills ?? []) {
          expect(bill.paidCents).toBeLessThanOrEqual(bill.cents);
          if (bill.approved) expect(bill.paidCents).toBe(bill.cents);
        }
      }),
      { numRuns: 100 },
    );
  });
});
