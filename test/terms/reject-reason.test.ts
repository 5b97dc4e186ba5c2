import { describe, expect, it } from 'vitest';
import { REJECT_REASONS, type Refusing, refusalFault } from '../../server/terms/reject-reason.ts';

const given = (change: Partial<Refusing>): Refusing => ({
  of: 'claim',
  code: 'disclosed',
  note: '商品页第三张图已拍到',
  files: 0,
  proposed: false,
  ...change,
});

/** Each rule on both sides of its edge; the field that is named, or none. */
const CASES: readonly [string, Partial<Refusing>, string | undefined][] = [
  ['no code', { code: undefined }, 'reasonCode'],
  ['an empty code', { code: '' }, 'reasonCode'],
  ['what the listing says, with words', {}, undefined],
  ['what the listing says, without', { note: '  ' }, 'note'],
  ['caused by the buyer, without proof', { code: 'buyer_caused' }, 'evidenceIds'],
  ['caused by the buyer, with proof', { code: 'buyer_caused', files: 1 }, undefined],
  ['another item, without proof', { code: 'not_this_item' }, 'evidenceIds'],
  ['another item, with proof', { code: 'not_this_item', files: 2 }, undefined],
  ['too much, with nothing proposed', { code: 'too_much' }, 'reasonCode'],
  ['too much, after a proposal', { code: 'too_much', proposed: true, note: undefined }, undefined],
  ['no stock, of a claim', { code: 'out_of_stock' }, 'reasonCode'],
  ['no stock, of an exchange', { of: 'exchange', code: 'out_of_stock', note: '' }, undefined],
  ['cannot send, without words', { of: 'exchange', code: 'cannot_ship', note: '' }, 'note'],
  ['a claim’s reason for an exchange', { of: 'exchange', code: 'not_this_item' }, undefined],
  ['another reason, without words', { code: 'other', note: '' }, 'note'],
  ['a code of the storefront’s own, without words', { code: 'WX_REJECT_7', note: '' }, 'note'],
  ['a code of the storefront’s own, without proof', { code: 'WX_REJECT_7' }, 'evidenceIds'],
  ['a code of the storefront’s own, with both', { code: 'WX_REJECT_7', files: 1 }, undefined],
  ['its own code for an exchange', { of: 'exchange', code: 'WX_REJECT_7', note: '' }, undefined],
  ['a word every object has', { code: 'constructor' }, 'evidenceIds'],
];

describe('a merchant’s refusal', () => {
  it.each(CASES)('for %s', (_name, change, path) => {
    expect(refusalFault(given(change))?.path).toBe(path);
  });

  it('names every code there is when there is none', () => {
    const detail = refusalFault(given({ code: undefined }))?.detail ?? '';
    for (const [code, { of }] of Object.entries(REJECT_REASONS))
      expect(detail.includes(code)).toBe(of === 'claim');
  });
});
