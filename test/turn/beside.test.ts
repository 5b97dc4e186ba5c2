import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import type { OfferVerdict } from '../../server/terms/verdict.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { planAction } from '../../server/turn/plan-command.ts';
import { planDeadline } from '../../server/turn/plan-deadline.ts';
import { assessClaim } from '../../server/turn/steps/assess.ts';
import { counter } from '../../server/turn/steps/respond-to-offer.ts';
import { rules, seed } from '../decision/facts.ts';
import { CaseWorld } from './case-world.ts';

const BUYER = { kind: 'buyer', id: seed.buyer.id } as const;
const TWO_FLAWS = {
  ...seed.claim,
  requested: {},
  secondary: [{ leaf: 'NAD.appearance', part: 'frame', zone: 'secondary', severity: 'S1' }],
} as const;

/** A case at its automatic offer; every photo is there. */
function offered(about: Partial<Ticket> = {}): CaseWorld {
  const evidence = (['photo_overview', 'photo_closeup', 'photo_serial'] as const).map((key) => ({
    id: key,
    key,
    ok: true,
    problems: [],
  }));
  const world = new CaseWorld({}, { state: 'screening', evidence, ...about });
  world.turn((draft, { id }) => assessClaim(draft, id));
  return world;
}

const offerOf = ({ ticket }: CaseWorld, remedy: string) => {
  const found = ticket.offers.find((one) => one.terms.remedy === remedy && one.status === 'open');
  if (!found) throw new Error(`no ${remedy} is open`);
  return found;
};

let actions = 0;
function does(world: CaseWorld, by: 'buyer' | 'merchant', body: object): boolean {
  actions += 1;
  const clientId = `00000000-0000-4000-8000-${String(actions).padStart(12, '0')}`;
  const { version, id: ticketId } = world.ticket;
  const actor = by === 'buyer' ? BUYER : ({ kind: 'merchant', id: 'm1' } as const);
  const full = { version, clientId, ...body } as Parameters<typeof planAction>[0]['body'];
  return world.plan(planAction({ ...world.input(), ticketId, body: full, by, actor }));
}

describe('an alternative above its own row of DT-5', () => {
  it('is offered with who has to agree, beside what nobody needs to be asked for', () => {
    const world = offered();
    expect(offerOf(world, 'partial_refund').terms.agreedBy).toBeUndefined();
    expect(offerOf(world, 'return_refund').terms).toMatchObject({
      amountCents: 420_000,
      agreedBy: 'merchant',
    });
    expect(offerOf(world, 'coupon').terms.agreedBy).toBeUndefined();
    const cheap = assess({ ...seed, item: { ...seed.item, paidCents: 300_000 } }, rules);
    const back = (cheap as OfferVerdict).alternatives.find(
      ({ remedy }) => remedy === 'return_refund',
    );
    expect(back?.agreedBy).toBeUndefined();
  });

  it('asks the merchant when the buyer takes it, and is carried out with that yes', () => {
    const world = offered();
    const { id: offerId } = offerOf(world, 'return_refund');
    expect(does(world, 'buyer', { action: 'accept_offer', offerId })).toBe(true);
    expect(world.ticket).toMatchObject({ state: 'merchant_review', consent: { offerId } });
    expect(world.plans.at(-1)?.journals).toEqual([]);
    expect(does(world, 'merchant', { action: 'approve' })).toBe(true);
    expect(world.ticket).toMatchObject({
      state: 'return_wait',
      granted: { terms: { remedy: 'return_refund', amountCents: 420_000 } },
    });
  });

  it('is granted by the merchant’s silence (T-05)', () => {
    const world = offered();
    const { id: offerId } = offerOf(world, 'return_refund');
    does(world, 'buyer', { action: 'accept_offer', offerId });
    const { timer = '', at = '' } = world.ticket.deadline ?? {};
    world.plan(planDeadline({ ...world.input(), ticketId: world.ticket.id, timer, at }));
    expect(world.ticket.state).toBe('return_wait');
  });

  it('leaves the rest open where the merchant refuses it', () => {
    const world = offered();
    const { id: offerId } = offerOf(world, 'return_refund');
    does(world, 'buyer', { action: 'accept_offer', offerId });
    does(world, 'merchant', { action: 'reject', reasonCode: 'not_visible', note: '看不出划痕' });
    expect(world.ticket).toMatchObject({ state: 'negotiation', consent: undefined });
    const { id } = offerOf(world, 'partial_refund');
    expect(does(world, 'buyer', { action: 'accept_offer', offerId: id })).toBe(true);
    expect(world.ticket.state).toBe('refunding');
  });

  it('needs nobody where a person has put it to the buyer', () => {
    const world = offered();
    const { offers } = world.ticket;
    expect(offers.some(({ terms }) => terms.agreedBy)).toBe(true);
    const referred = new CaseWorld({}, { ...world.ticket, state: 'platform_review', offers: [] });
    const body = { action: 'approve' } as const;
    const { version, id: ticketId } = referred.ticket;
    const clientId = '00000000-0000-4000-8000-000000009999';
    const actor = { kind: 'operator', id: 's1' } as const;
    referred.plan(
      planAction({
        ...referred.input(),
        ticketId,
        body: { ...body, version, clientId },
        by: 'platform',
        actor,
      }),
    );
    expect(referred.ticket.state).toBe('offer_wait');
    expect(referred.ticket.offers.some(({ terms }) => terms.agreedBy)).toBe(false);
  });
});

describe('a counter', () => {
  const sum = (flaws: readonly { readonly cents: number }[] = []) =>
    flaws.reduce((all, { cents }) => all + cents, 0);

  it('keeps every flaw of the case, each with its part of the new sum', () => {
    const world = offered({ claim: TWO_FLAWS });
    const first = offerOf(world, 'partial_refund').terms;
    expect(first.flaws).toHaveLength(2);
    expect(sum(first.flaws)).toBe(first.amountCents);
    for (const asked of [first.amountCents - 1_001, first.amountCents + 5_000]) {
      const again = offered({ claim: TWO_FLAWS });
      again.turn((draft, ticket) => counter(draft, ticket, asked));
      const { terms } = offerOf(again, 'partial_refund');
      expect(terms.amountCents).not.toBe(first.amountCents);
      expect(terms.flaws?.map(({ part }) => part)).toEqual(first.flaws?.map(({ part }) => part));
      expect(sum(terms.flaws)).toBe(terms.amountCents);
    }
  });

  it('a lower wish from the start shares what it asks out over the flaws', () => {
    const claim = { ...TWO_FLAWS, requested: { amountCents: 10_001 } };
    const { terms } = offerOf(offered({ claim }), 'partial_refund');
    expect([terms.amountCents, sum(terms.flaws)]).toEqual([10_001, 10_001]);
  });

  it('never lifts an offer above what is left of the payment (I9)', () => {
    const world = offered({ claim: { ...seed.claim, requested: {} } });
    world.spend(420_000 - 63_500);
    world.turn((draft, ticket) => counter(draft, ticket, 84_000));
    expect(offerOf(world, 'partial_refund').terms.amountCents).toBe(63_500);
  });
});
