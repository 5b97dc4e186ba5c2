import { z } from 'zod';
import { MandateBody, MandateView } from '../contract/mandate.ts';
import { Id } from '../contract/primitives.ts';
import type { StaffCaller } from '../terms/caller.ts';
import type { KeptMandate, MandateChange } from '../terms/kept-mandate.ts';
import type { Mandate } from '../terms/mandate.ts';
import type { Cents } from '../terms/money.ts';
import type { Tier } from '../terms/order.ts';
import { Refused } from '../terms/refused.ts';
import { defineRoute, type Route } from './route.ts';

export interface MandateDoor {
  readonly mandates: {
    read(merchantId: string): Promise<KeptMandate | undefined>;
    set(change: MandateChange): Promise<void>;
  };
  readonly range: (
    tier: Tier,
    preauthCents: Cents | undefined,
  ) => { readonly floorCents: Cents; readonly maxCents: Cents } | undefined;
  /** What own rules must exceed; undefined where they are not the tier's to make. */
  readonly ownRules: (tier: Tier) => { readonly noReasonDays: number } | undefined;
  readonly clock: { now(): string };
}

const Path = z.strictObject({ id: Id });

/** What Redress may agree in a merchant's name (protocol §2, DT-10). */
export function mandateRoutes(door: MandateDoor): readonly Route[] {
  const { mandates, clock } = door;
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/merchants/:id/mandate',
      summary: 'What may be agreed in the merchant’s name, and every word of it so far',
      callers: ['merchant', 'operator'],
      params: Path,
      answers: { 200: MandateView },
      handler: ({ caller, params }) => view(door, caller, params.id),
    }),
    defineRoute({
      method: 'PUT',
      url: '/v1/merchants/:id/mandate',
      summary: 'Say anew what may be agreed in the merchant’s name; only more than the rules give',
      callers: ['merchant', 'operator'],
      params: Path,
      body: MandateBody,
      answers: { 200: MandateView },
      async handler({ caller, params, body }) {
        if (!sees(caller, params.id)) throw missing();
        const role = caller.role === 'merchant' ? 'merchant' : 'operator';
        const { baseVersion, mandate } = body;
        await mandates.set({
          merchantId: params.id,
          baseVersion,
          mandate,
          role,
          at: clock.now(),
          author: caller.name,
        });
        return view(door, caller, params.id);
      },
    }),
  ];
}

const missing = () => new Refused('not_found', 'There is no such merchant.');
const sees = ({ role, merchantId }: StaffCaller, id: string): boolean =>
  role !== 'merchant' || merchantId === id;

async function view(door: MandateDoor, caller: StaffCaller, id: string): Promise<MandateView> {
  const found = sees(caller, id) ? await door.mandates.read(id) : undefined;
  if (!found) throw missing();
  const { tier, currency, version, history, preauthCents } = found;
  const range = door.range(tier, preauthCents);
  const ownRules = door.ownRules(tier);
  const told = history.map(({ mandate, author, role, ...said }) => ({
    ...said,
    role,
    // A merchant is not told which of the platform's people it was.
    author: caller.role === 'merchant' && role === 'operator' ? 'platform' : author,
    mandate: plain(mandate),
  }));
  const [newest] = told;
  return {
    merchantId: id,
    tier,
    currency,
    version,
    ...(newest && { mandate: newest.mandate }),
    ...(range && { range }),
    ...(ownRules && { ownRules }),
    history: told,
  };
}

/** As the wire has it: lists that may be written to, and no version of its own. */
const plain = ({ version: _, ...mandate }: Mandate): MandateBody['mandate'] =>
  JSON.parse(JSON.stringify(mandate));
