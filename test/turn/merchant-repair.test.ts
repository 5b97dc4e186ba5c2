import { describe, expect, it } from 'vitest';
import { SYSTEM } from '../../server/turn/draft.ts';
import { planAction } from '../../server/turn/plan-command.ts';
import { grant } from '../../server/turn/steps/execute.ts';
import { onScan } from '../../server/turn/steps/goods.ts';
import { seed } from '../decision/facts.ts';
import { liable } from '../settlement/cases.ts';
import { CaseWorld } from './case-world.ts';

/** A case whose goods have come to be repaired. */
function repairing(): CaseWorld {
  const world = new CaseWorld({}, { state: 'arb_decided' });
  world.turn((draft, { id }) =>
    grant(draft, id, {
      ...{ terms: { remedy: 'repair', amountCents: 0 }, liability: liable(10_000) },
      ...{ row: 'E20', actor: SYSTEM },
    }),
  );
  world.turn((draft, { id }) =>
    onScan(draft, id, { leg: 'repair', code: 'delivered', at: draft.now }),
  );
  expect(world.ticket.state).toBe('repairing');
  return world;
}

const tell = (world: CaseWorld, fields: object) =>
  planAction({
    ...world.input(),
    ticketId: 'T1',
    body: {
      ...{ action: 'report', version: world.ticket.version, ...fields },
      clientId: '00000000-0000-4000-8000-000000000001',
    },
    by: 'merchant',
    actor: { kind: 'merchant', id: seed.merchant.id },
  });

describe('a merchant who repairs', () => {
  it('says that it is done, and the goods go back', () => {
    const world = repairing();
    world.plan(tell(world, { kind: 'repair', result: { status: 'fixed' }, note: '换了机芯' }));
    expect(world.ticket.state).toBe('repair_transit');
  });

  it('says that it failed, and it is tried again before it is given up', () => {
    const world = repairing();
    world.plan(tell(world, { kind: 'repair', result: { status: 'not_fixed' } }));
    expect(world.ticket.state).toBe('repairing');
    world.plan(tell(world, { kind: 'repair', result: { status: 'not_fixed' } }));
    expect(world.ticket.state).not.toBe('repairing');
  });

  it.each([
    [{ kind: 'appraisal', result: { status: 'genuine' } }, 'kind'],
    [{ kind: 'repair', result: { status: 'perhaps' } }, 'result'],
  ])('files nothing else: %j', (fields, path) => {
    const outcome = tell(repairing(), fields);
    expect(outcome).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(outcome)).toContain(`"${path}`);
  });
});
