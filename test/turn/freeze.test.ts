import { describe, expect, it } from 'vitest';
import { openClaim } from '../../server/turn/steps/open-claim.ts';
import { withdraw } from '../../server/turn/steps/withdraw.ts';
import { seed } from '../decision/facts.ts';
import { mature, type Sold } from '../settlement/life.ts';
import { CaseWorld } from './case-world.ts';

/** A sale of 4,200.00 at 10 %, its money matured or not, and no case on it. */
function sold(matured: boolean): CaseWorld {
  const world = new CaseWorld({}, { state: 'cancelled' });
  const { id, items } = world.order;
  const [item = seed.item] = items;
  const line = { ...item, id, merchantCents: 0, reversedCents: 0, hold: undefined, matured: false };
  if (matured) mature(world.books, line as unknown as Sold);
  world.matured = matured;
  return world;
}

const opens = (world: CaseWorld, amountCents?: number) =>
  world.turn((draft) => {
    const { focus } = draft.snapshot;
    if (!focus) throw new Error('no order');
    if (amountCents !== undefined)
      draft.note({ type: 'claim_told', draft: { ...draft.state.draft, amountCents } });
    openClaim(draft, focus, seed.item, 'NAD.appearance');
  });
const buyer = { kind: 'buyer', id: seed.buyer.id } as const;

describe('opening a case', () => {
  it('freezes the merchant’s net of what is contested, where the money has matured', () => {
    const world = sold(true);
    opens(world);
    expect(world.ticket.hold).toEqual({ cents: 378_000, from: '2002' });
    expect(world.balances).toMatchObject({ availableCents: 0, holdCents: 378_000 });
    world.turn((draft, ticket) => withdraw(draft, ticket, buyer));
    expect(world.balances).toMatchObject({ availableCents: 378_000, holdCents: 0 });
  });

  it('leaves what is not asked for free', () => {
    const world = sold(true);
    opens(world, 84_000);
    expect(world.ticket.hold).toEqual({ cents: 75_600, from: '2002' });
    expect(world.balances.availableCents).toBe(378_000 - 75_600);
  });

  it('freezes the part of the pieces it is about, and leaves the others free', () => {
    const world = sold(true);
    const four = { ...seed.item, quantity: 4 };
    world.order = { ...world.order, items: [four] };
    world.turn((draft) => {
      const { focus } = draft.snapshot;
      if (!focus) throw new Error('no order');
      draft.note({ type: 'claim_told', draft: { ...draft.state.draft, quantity: 1 } });
      openClaim(draft, focus, four, 'NAD.appearance');
    });
    expect(world.ticket.hold).toEqual({ cents: 94_500, from: '2002' });
  });

  it('freezes nothing of what is pending anyway', () => {
    const world = sold(false);
    opens(world);
    expect(world.ticket.hold).toBeUndefined();
    expect(world.balances).toMatchObject({ pendingCents: 378_000, holdCents: 0 });
  });

  it('freezes no more than is there', () => {
    const world = sold(true);
    world.books.post({
      key: 'withdrawn',
      event: 'payout.confirmed',
      at: seed.now,
      note: '',
      entries: [
        { account: '2002', partyId: world.merchantId, debitCents: 370_000, creditCents: 0 },
        { account: '1001', debitCents: 0, creditCents: 370_000 },
      ],
    });
    opens(world);
    expect(world.ticket.hold).toEqual({ cents: 8_000, from: '2002' });
  });
});
