import type { Heard } from '../../dialogue/hear.ts';
import type { Draft } from '../draft.ts';

const MAX_DESCRIPTION = 2_000;

/** Remembers what the message told of the claim; the first words of it stay its description. */
export function tellClaim(draft: Draft, heard: Heard): void {
  const known = draft.state.draft.description;
  const description = heard.text && heard.topic === 'claim' ? described(known, heard.words) : known;
  const told = { ...heard.draft, ...(description !== undefined && { description }) };
  if (heard.injection) draft.note({ type: 'injection_seen' });
  if (Object.keys(told).length > 0) draft.note({ type: 'claim_told', draft: told });
}

const BETWEEN = '；';
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The words so far and these; what was said before is not told twice. */
export function described(known: string | undefined, text: string): string {
  const said = known === undefined || known === '' ? [] : known.split(BETWEEN);
  if (said.some((one) => plain(one) === plain(text))) return said.join(BETWEEN);
  return [...said, text].join(BETWEEN).slice(0, MAX_DESCRIPTION);
}
