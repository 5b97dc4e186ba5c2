import { expect, it } from 'vitest';
import { signedFirst } from '../../widget/console/case/signing.ts';

const next = (...actions: string[]) =>
  actions.map((action) => ({ action, by: 'platform' as const, effect: 'offer_wait' as const }));
const order = (...actions: string[]) => signedFirst(next(...actions)).map(({ action }) => action);

it('puts a decision that waits for the reader first, and leaves the rest in its order', () => {
  expect(order('assign', 'override', 'confirm_ruling', 'withdraw_ruling', 'suspend')).toEqual([
    ...['confirm_ruling', 'withdraw_ruling', 'assign', 'override', 'suspend'],
  ]);
});

it('urges nobody to take back what they proposed themselves', () => {
  expect(order('assign', 'withdraw_ruling')).toEqual(['assign', 'withdraw_ruling']);
});
