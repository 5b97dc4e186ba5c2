import type { AppraisalFinding, CodeStatus, TraceFinding } from '../terms/finding.ts';
import type { Grade } from '../terms/order.ts';

/** For each of our words, what partners also call it. A word of ours is always understood. */
export type Words<W extends string> = Readonly<Record<W, readonly string[]>>;

/** `redeemed` and its like say that a code is used, not by whom: the times beside them do. */
export const CODE_WORDS: Words<CodeStatus | 'redeemed'> = {
  never_valid: ['not_activated_by_issuer', 'not_activated', 'invalid', 'unknown_code', 'v1'],
  redeemed_before_delivery: ['used_before_delivery', 'v2'],
  redeemed_by_buyer: ['used_by_buyer', 'v3'],
  wrong_face: ['wrong_face_value', 'face_mismatch', 'wrong_value', 'v4'],
  wrong_region: ['region', 'region_mismatch', 'region_locked', 'v5'],
  not_delivered: ['undelivered', 'v6'],
  reclaimed: ['account_reclaimed', 'banned', 'account_banned', 'v7'],
  redeemed_unknown: ['redeemed_by_unknown', 'redeemed_by_other', 'used_by_other', 'v8'],
  expired: ['code_expired'],
  valid: ['ok', 'active', 'activated', 'unused', 'unredeemed', 'not_redeemed'],
  redeemed: ['used', 'already_redeemed', 'already_used'],
};

export const APPRAISAL_WORDS: Words<AppraisalFinding['result']> = {
  genuine: ['authentic', 'real'],
  counterfeit: ['fake', 'not_genuine', 'not_authentic'],
  part_replaced: ['parts_replaced', 'non_original_part', 'non_original_parts', 'modified'],
  restored: ['restoration', 'refurbished', 'recoloured', 'recolored'],
  inconclusive: ['undetermined', 'undeterminable', 'unknown', 'not_determinable'],
};

export const TRACE_WORDS: Words<TraceFinding['status']> = {
  intercepted: ['success', 'succeeded', 'stopped', 'returning'],
  failed: ['fail', 'failure', 'too_late', 'not_intercepted', 'refused'],
  lost: ['lost_confirmed', 'confirmed_lost', 'not_found'],
  delivered: ['signed', 'delivered_confirmed', 'confirmed_delivered'],
  moving: ['in_transit', 'found', 'on_the_way'],
};

export const GRADE_WORDS: Words<Grade> = {
  new: ['全新', '100'],
  '99': ['99新'],
  '95': ['95新'],
  '90': ['90新', '9成新', '9'],
  '85': ['85新'],
  '80': ['80新', '8成新', '8'],
};

export const INSPECTION_WORDS: Words<'r0' | 'r1' | 'r2' | 'r3' | 'r4' | 'r5'> = {
  r0: ['as_sent'],
  r1: ['opened'],
  r2: ['r2_low', 'r2_high', 'soiled'],
  r3: ['r3_low', 'r3_mid', 'r3_high', 'lasting_loss'],
  r4: ['missing', 'accessory_missing'],
  r5: ['other_item', 'empty', 'serial_mismatch'],
};

export const REPAIR_WORDS: Words<'fixed' | 'not_fixed' | 'quoted'> = {
  fixed: ['true', 'repaired', 'success', 'succeeded', 'ok', 'done'],
  not_fixed: ['false', 'failed', 'fail', 'unrepairable', 'cannot_repair', 'recurred'],
  quoted: ['quote', 'estimate', 'estimated', 'offer'],
};

export const CLAIM_WORDS: Words<'accepted' | 'rejected'> = {
  accepted: ['true', 'admitted', 'approved', 'partially_accepted', 'partial', 'paid'],
  rejected: ['false', 'refused', 'denied', 'declined'],
};

export const BILL_WORDS: Words<'freight' | 'vendor'> = {
  freight: ['label', 'carrier', 'courier', 'shipping', 'return_label', 'express'],
  vendor: ['repair', 'repairer', 'appraisal', 'appraiser', 'expert', 'workshop'],
};

export const STOCK_WORDS: Words<'out_of_stock'> = {
  out_of_stock: ['true', 'stock_out', 'sold_out', 'double_sold', 'oos', 'none', '0'],
};

export const OUTBOUND_WORDS: Words<'clean' | 'not_clean'> = {
  clean: ['true', 'ok', 'pass', 'passed', 'shows_clean', 'intact'],
  not_clean: ['false', 'fail', 'failed', 'damaged', 'defects', 'unclear'],
};

/** Our word for a partner's; undefined where it is none of them. */
export function wordFor<W extends string>(words: Words<W>, said: unknown): W | undefined {
  if (typeof said !== 'string' && typeof said !== 'number' && typeof said !== 'boolean')
    return undefined;
  const plain = String(said)
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return Object.keys(words)
    .map((word) => word as W)
    .find((word) => word === plain || words[word].includes(plain));
}
