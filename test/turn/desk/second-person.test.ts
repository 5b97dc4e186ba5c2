import { describe, expect, it } from 'vitest';
import { DESK_RULES } from '../../../server/dialogue/desk/rules.ts';
import { nextActions } from '../../../server/ticket/actions.ts';
import { actionContext } from '../../../server/turn/limits.ts';
import { planAction } from '../../../server/turn/plan-command.ts';
import { assessClaim } from '../../../server/turn/steps/assess.ts';
import { refer } from '../../../server/turn/steps/refer.ts';
import { rules } from '../../decision/facts.ts';
import { CaseWorld } from '../case-world.ts';

const agent = { kind: 'agent', id: 'amy', name: 'amy' } as const;
const other = { kind: 'agent', id: 'ben', name: 'ben' } as const;
const boss = { kind: 'operator', id: 'boss', name: 'boss' } as const;
type Who = typeof agent | typeof other | typeof boss;

let made = 0;
/** A laptop of ¥4,200 whose tables give ¥630, in a person's review. */
function inReview(): CaseWorld {
  const evidence = (['photo_overview', 'photo_closeup', 'photo_serial'] as const).map((key) => ({
    ...{ id: key, key, ok: true, problems: [] },
  }));
  const world = new CaseWorld({}, { state: 'screening', evidence });
  world.turn((draft, { id }) => assessClaim(draft, id));
  world.turn((draft) => refer(draft, { group: 'general', reasons: ['buyer_asked'], row: 'E14' }));
  return world;
}

function does(world: CaseWorld, actor: Who, body: object) {
  made += 1;
  const clientId = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
  const { version, id: ticketId } = world.ticket;
  const full = { version, clientId, ...body } as Parameters<typeof planAction>[0]['body'];
  const outcome = planAction({ ...world.input(), ticketId, body: full, by: 'platform', actor });
  world.plan(outcome);
  return outcome.kind === 'refused' ? outcome.code : outcome.kind;
}

const mayNow = (world: CaseWorld, actor: Who) =>
  nextActions(world.ticket, 'platform', actionContext(rules, world.now, actor.id)).map(
    ({ action }) => action,
  );

const override = (amountCents: number) => ({
  action: 'override',
  decision: 'partial_refund',
  reason: '商家连续漏检',
  amountCents,
});
const CAP = DESK_RULES.caps.agentCents;
/** What the tables give for this case. */
const TABLE = 63_000;

describe('a decision above one person’s cap', () => {
  it('waits for a second person, and moves nothing meanwhile', () => {
    const world = inReview();
    expect(does(world, agent, override(TABLE + CAP + 1))).toBe('plan');
    expect(world.ticket).toMatchObject({
      state: 'platform_review',
      pending: { by: agent, amountCents: TABLE + CAP + 1 },
    });
    const plan = world.plans.at(-1);
    expect(plan?.conversation?.events.every(({ visibility }) => visibility === 'internal')).toBe(
      true,
    );
    expect(plan?.refunds).toEqual([]);
  });

  it('is not the maker’s to confirm, and is carried out by another one’s yes', () => {
    const world = inReview();
    does(world, agent, override(TABLE + CAP + 1));
    expect(mayNow(world, agent)).not.toContain('confirm_ruling');
    expect(does(world, agent, { action: 'confirm_ruling' })).toBe('action_not_allowed');
    expect(mayNow(world, other)).toContain('confirm_ruling');
    expect(does(world, other, { action: 'confirm_ruling' })).toBe('plan');
    expect(world.ticket.state).toBe('offer_wait');
    expect(world.ticket.pending).toBeUndefined();
    const offer = world.ticket.offers.find(
      ({ status, terms }) => status === 'open' && terms.remedy === 'partial_refund',
    );
    expect(offer?.terms.amountCents).toBe(TABLE + CAP + 1);
  });

  it('needs nobody else at the cap itself, and an operator has a larger one', () => {
    const exact = inReview();
    does(exact, agent, override(TABLE + CAP));
    expect(exact.ticket.state).toBe('offer_wait');
    const larger = inReview();
    does(larger, boss, override(TABLE + CAP + 1));
    expect(larger.ticket.state).toBe('offer_wait');
  });

  it('holds a sum of one’s own in a review too, but never what the tables give', () => {
    const world = inReview();
    const body = { action: 'arbitrate', outcome: 'refund_only', reason: '照片清楚' };
    does(world, agent, { ...body, amountCents: 420_000 });
    expect(world.ticket.pending?.action).toBe('arbitrate');
    const tabled = inReview();
    does(tabled, agent, { action: 'arbitrate', outcome: 'buyer', reason: '照片清楚' });
    expect(tabled.ticket.state).toBe('offer_wait');
  });

  it('can be taken back, and dies when the case moves on without it', () => {
    const world = inReview();
    does(world, agent, override(400_000));
    does(world, agent, { action: 'withdraw_ruling' });
    expect(world.ticket.pending).toBeUndefined();
    does(world, agent, override(400_000));
    does(world, other, { action: 'reject', reason: '不成立' });
    expect(world.ticket).toMatchObject({ state: 'rejected' });
    expect(world.ticket.pending).toBeUndefined();
  });
});
