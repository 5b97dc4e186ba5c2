/** The ten stable trunks of the reason taxonomy. */
export const TRUNKS = [
  'NAD',
  'CND',
  'AUT',
  'DEF',
  'LOG',
  'WRG',
  'FUL',
  'NRR',
  'VIR',
  'SVC',
] as const;
export type Trunk = (typeof TRUNKS)[number];

/** A leaf code such as `NAD.appearance`. Leaves are data of the taxonomy, so the type stays open. */
export type Leaf = `${Trunk}.${string}`;

export type Severity = 'S1' | 'S2' | 'S3' | 'S4' | 'S5';

/** The leaf of a flaw that can be pointed at: DT-6 prices it by where it is. */
export const LOCATED: Leaf = 'NAD.appearance';

/** One wish by three names: before shipping, on the way, and once signed for (DT-14). */
export const CHANGE_OF_MIND: readonly Leaf[] = [
  'FUL.cancel_unshipped',
  'NRR.change_mind',
  'NRR.seven_day',
];

/** Where on the item a flaw is, as DT-6 weighs it. */
export type Zone = 'primary' | 'secondary' | 'hidden';

/** What a buyer can wish for; vouchers are chosen from an offer and never put before cash. */
export const WISHES = [
  'partial_refund',
  'refund_only',
  'return_refund',
  'exchange',
  'resend',
  'repair',
] as const;
export const REMEDIES = [...WISHES, 'coupon', 'points'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** The trunk of a leaf: `NAD` for `NAD.appearance`. */
export const trunkOf = (leaf: Leaf): Trunk => leaf.slice(0, leaf.indexOf('.')) as Trunk;
