import type { Leaf, Severity, Zone } from '../terms/reason.ts';
import {
  type SlotName,
  type SlotValues,
  slotOf,
  type Understanding,
} from '../terms/understanding.ts';
import type { ClaimDraft } from './claim-draft.ts';
import { partMeant } from './denied-part.ts';
import { wishesIn } from './wish.ts';

interface Told {
  readonly said: Understanding | undefined;
  readonly text: string;
  readonly words: string;
  readonly chosen: string | undefined;
  readonly value: string | undefined;
  readonly leaf: Leaf | undefined;
}

const WHOLE = 10_000;
const ASKS_SUM = /多少|\bhow much\b/i;

/** What a message tells of the claim: leaf, place, severity, wish and sum. */
export function draftOf({ said, text, words, chosen, value, leaf }: Told): ClaimDraft {
  const get = <N extends SlotName>(name: N): SlotValues[N] | undefined =>
    said ? slotOf(said, name) : undefined;
  const named = partMeant(said, words);
  const part = chosen === 'part' ? value : named.part;
  const zone = chosen === 'part' && isZone(value) ? value : named.zone;
  const severity = chosen === 'severity' ? (value as Severity) : get('severity');
  const amountCents = chosen === 'amount' ? Number(value) : get('amount');
  const share = get('share');
  // "全部退我多少" asks for a sum and names none.
  const percentBps = share === WHOLE && ASKS_SUM.test(text) ? undefined : share;
  return {
    ...(leaf && { leaf }),
    ...(part && { part }),
    ...(zone && { zone }),
    ...(severity && { severity }),
    ...wishesIn({ said, text, chosen, value }),
    ...(amountCents !== undefined &&
      Number.isSafeInteger(amountCents) &&
      amountCents > 0 && { amountCents, percentBps: undefined }),
    ...(percentBps !== undefined && percentBps > 0 && { percentBps, amountCents: undefined }),
  };
}

const isZone = (value: string | undefined): value is Zone =>
  value === 'primary' || value === 'secondary' || value === 'hidden';

/** The code that was tapped; all of them are what goes without saying. */
export const codesIn = (value: string | undefined): ClaimDraft =>
  value === undefined || value === 'all'
    ? { quantity: undefined }
    : { details: { codeIds: [value] }, quantity: 1 };
