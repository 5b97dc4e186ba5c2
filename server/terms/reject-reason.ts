/** What a code asks of the merchant who refuses under it. */
export interface RejectReason {
  /** What is refused: the claim under review, or the exchange that cannot be sent. */
  readonly of: 'claim' | 'exchange';
  /** A file of the merchant's own must be with it: what the merchant alone can show. */
  readonly evidence: boolean;
  /** Words of the merchant's own must be with it. */
  readonly note: boolean;
  /** A plain no is no answer: the merchant proposes something else first. */
  readonly proposeFirst: boolean;
}

/** The codes a merchant's refusal is filed under (E15, E27). */
export const REJECT_REASONS = {
  disclosed: { of: 'claim', evidence: false, note: true, proposeFirst: false },
  not_visible: { of: 'claim', evidence: false, note: true, proposeFirst: false },
  buyer_caused: { of: 'claim', evidence: true, note: true, proposeFirst: false },
  not_this_item: { of: 'claim', evidence: true, note: true, proposeFirst: false },
  too_much: { of: 'claim', evidence: false, note: false, proposeFirst: true },
  out_of_stock: { of: 'exchange', evidence: false, note: false, proposeFirst: false },
  cannot_ship: { of: 'exchange', evidence: false, note: true, proposeFirst: false },
  other: { of: 'claim', evidence: false, note: true, proposeFirst: false },
} as const satisfies Readonly<Record<string, RejectReason>>;
export type RejectCode = keyof typeof REJECT_REASONS;

/** The codes there are for what is being refused, in the order they are offered. */
export const rejectCodes = (of: RejectReason['of']): RejectCode[] =>
  (Object.keys(REJECT_REASONS) as RejectCode[]).filter(
    (code) => REJECT_REASONS[code].of === of || code === 'other',
  );

/** What is on the table when a merchant refuses. */
export interface Refusing {
  readonly of: RejectReason['of'];
  readonly code: string | undefined;
  readonly note: string | undefined;
  /** Usable files of the merchant's own that are named. */
  readonly files: number;
  /** Whether the merchant has proposed something else in this case. */
  readonly proposed: boolean;
}

interface Fault {
  readonly path: string;
  /** What would mend it. */
  readonly detail: string;
}

/** What is missing for this refusal. Nothing: it may be filed. */
export function refusalFault(refusing: Refusing): Fault | undefined {
  const { of, code } = refusing;
  if (!code)
    return { path: 'reasonCode', detail: `say why, by one of ${rejectCodes(of).join(', ')}` };
  const rule = Object.hasOwn(REJECT_REASONS, code) ? REJECT_REASONS[code as RejectCode] : UNKNOWN;
  if (rule.of === 'exchange' && of === 'claim')
    return { path: 'reasonCode', detail: `${code} is for an exchange that cannot be sent` };
  // What cannot be sent needs no proof: the buyer chooses anew, a refund first.
  return of === rule.of ? lacking(code, rule, refusing) : undefined;
}

/** A storefront may bring codes of its own: what they mean is not known here, so they are shown and told (E15). */
const UNKNOWN: RejectReason = { of: 'claim', evidence: true, note: true, proposeFirst: false };

function lacking(
  code: string,
  rule: RejectReason,
  { note, files, proposed }: Refusing,
): Fault | undefined {
  if (rule.proposeFirst && !proposed)
    return {
      path: 'reasonCode',
      detail: `${code} is answered by another amount: use propose, with what you would give`,
    };
  if (rule.note && !note?.trim())
    return { path: 'note', detail: 'say in your own words why; the buyer will read it' };
  if (rule.evidence && files === 0)
    return {
      path: 'evidenceIds',
      detail: `${code} needs a usable photo or film of yours: upload it to this case and name it`,
    };
  return undefined;
}
