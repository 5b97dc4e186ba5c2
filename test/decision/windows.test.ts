import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import { endOfDay, endOfMonths } from '../../server/decision/days.ts';
import type { Facts } from '../../server/decision/facts.ts';
import { payoutHold } from '../../server/decision/payout-hold.ts';
import { aCase, type Change, digital } from './cases.ts';
import { rules, seed } from './facts.ts';

describe('the end of a local day', () => {
  it.each([
    ['Shanghai', '2026-11-04T04:00:00Z', 7, 'Asia/Shanghai', '2026-11-11T15:59:59.000Z'],
    [
      'just after local midnight',
      '2026-11-04T16:00:00Z',
      7,
      'Asia/Shanghai',
      '2026-11-12T15:59:59.000Z',
    ],
    ['just before it', '2026-11-04T15:59:59Z', 7, 'Asia/Shanghai', '2026-11-11T15:59:59.000Z'],
    ['over a leap day', '2028-02-22T04:00:00Z', 7, 'Asia/Shanghai', '2028-02-29T15:59:59.000Z'],
    ['over no leap day', '2027-02-22T04:00:00Z', 7, 'Asia/Shanghai', '2027-03-01T15:59:59.000Z'],
    [
      'Berlin into winter time',
      '2026-10-20T10:00:00Z',
      14,
      'Europe/Berlin',
      '2026-11-03T22:59:59.000Z',
    ],
    [
      'Berlin on the day of the change',
      '2026-10-11T10:00:00Z',
      14,
      'Europe/Berlin',
      '2026-10-25T22:59:59.000Z',
    ],
    [
      'Berlin into summer time',
      '2026-03-20T10:00:00Z',
      14,
      'Europe/Berlin',
      '2026-04-03T21:59:59.000Z',
    ],
    [
      'New York into winter time',
      '2026-10-25T18:00:00Z',
      14,
      'America/New_York',
      '2026-11-09T04:59:59.000Z',
    ],
    [
      'New York into summer time',
      '2026-03-01T18:00:00Z',
      14,
      'America/New_York',
      '2026-03-16T03:59:59.000Z',
    ],
  ])('%s', (_, instant, days, zone, end) => {
    expect(endOfDay(instant, days, zone)).toBe(end);
  });

  it.each([
    [
      'the month’s last day',
      '2027-08-31T10:00:00Z',
      6,
      'Asia/Shanghai',
      '2028-02-29T15:59:59.000Z',
    ],
    ['the same day', '2026-11-05T10:00:00Z', 6, 'Asia/Shanghai', '2027-05-05T15:59:59.000Z'],
    // 1 March at four in the morning there, while it is still February in UTC.
    ['by the local day', '2027-02-28T20:00:00Z', 6, 'Asia/Shanghai', '2027-09-01T15:59:59.000Z'],
    ['out of a leap day', '2028-02-29T04:00:00Z', 12, 'Asia/Shanghai', '2029-02-28T15:59:59.000Z'],
    // Summer time in the one year, winter time on the same day of the next.
    ['by the local clock', '2027-10-30T21:59:59Z', 12, 'Europe/Berlin', '2028-10-30T22:59:59.000Z'],
  ])('months later, on %s', (_, instant, months, zone, end) => {
    expect(endOfMonths(instant, months, zone)).toBe(end);
  });
});

const kindAt = (leaf: Parameters<typeof aCase>[0], at: string, change: Change = {}) => {
  const facts = aCase(leaf, { ...change, facts: { submittedAt: at, now: at, ...change.facts } });
  const verdict = assess(facts, rules);
  return 'reasons' in verdict ? verdict.reasons[0] : verdict.kind;
};

describe('the no-reason window', () => {
  const market = (name: 'EU' | 'US'): Change => ({ order: { market: name } });
  const untold: Change = { order: { market: 'EU', withdrawalInformed: false } };
  it.each([
    ['last second of the seventh day', '2026-11-12T15:59:59Z', {}, 'proceed'],
    ['within that second', '2026-11-12T15:59:59.999Z', {}, 'proceed'],
    ['the second after', '2026-11-12T16:00:00Z', {}, 'no_reason_late'],
    ['EU, last second of the fourteenth', '2026-11-19T22:59:59Z', market('EU'), 'proceed'],
    ['EU, the second after', '2026-11-19T23:00:00Z', market('EU'), 'no_reason_late'],
    ['US, last second of the fourteenth', '2026-11-20T04:59:59Z', market('US'), 'proceed'],
    ['US, the second after', '2026-11-20T05:00:00Z', market('US'), 'no_reason_late'],
    ['EU, never informed, a year later', '2027-11-19T22:59:59Z', untold, 'proceed'],
    [
      'EU, never informed, a year and a second later',
      '2027-11-19T23:00:00Z',
      untold,
      'no_reason_late',
    ],
  ])('%s', (_, at, change: Change, expected) => {
    expect(kindAt('NRR.seven_day', at, change)).toBe(expected);
  });

  it('has not begun in the EU while an item of the order is on its way', () => {
    const [first] = seed.order.shipments;
    if (!first) throw new Error('the seed has a shipment');
    const late = '2026-12-15T00:00:00Z';
    const about = (market: 'EU' | 'CN', signedAt?: string) =>
      assess(
        aCase('NRR.seven_day', {
          order: {
            market,
            status: 'shipped',
            shipments: [first, { ...first, id: 's2', itemIds: ['2'], signedAt }],
          },
          facts: { submittedAt: late, now: late },
        }),
        rules,
      );
    expect(about('EU')).toMatchObject({ kind: 'proceed', to: 'return_wait' });
    expect(about('EU', first.signedAt)).toMatchObject({ reasons: ['no_reason_late'] });
    expect(about('CN')).toMatchObject({ reasons: ['no_reason_late'] });
  });
  it('counts in the EU from the last item of the order', () => {
    const [first] = seed.order.shipments;
    if (!first) throw new Error('the seed has a parcel');
    const later = { ...first, id: 's2', itemIds: ['2'], signedAt: '2026-11-08T10:02:00Z' };
    const order = { market: 'EU' as const, shipments: [first, later] };
    expect(kindAt('NRR.seven_day', '2026-11-22T22:59:59Z', { order })).toBe('proceed');
    expect(kindAt('NRR.seven_day', '2026-11-22T23:00:00Z', { order })).toBe('no_reason_late');
  });
});

describe('goods without a return for no reason (DT-2, I4)', () => {
  type Flag = NonNullable<Facts['item']['special']>;
  const asked = (special: Flag, market: 'CN' | 'EU' | 'US', explicit: boolean) =>
    kindAt('NRR.seven_day', seed.submittedAt, {
      item: { special },
      claim: { details: { intact: false } },
      order: {
        market,
        purchaseConfirmations: [{ id: 'c1', kind: `no_reason.${special}`, explicit }],
      },
    });
  // EU: custom-made, perishable, sealed, newspapers and digital content; no law there knows of the others.
  it.each<[Flag, string, string]>([
    ['custom_made', 'excluded_by_law', 'excluded_by_law'],
    ['fresh', 'excluded_by_law', 'excluded_by_law'],
    ['newspaper', 'excluded_by_law', 'excluded_by_law'],
    ['hygiene_sealed', 'excluded_by_confirmation', 'excluded_by_confirmation'],
    ['activated', 'excluded_by_confirmation', 'proceed'],
    ['disclosed_defect', 'excluded_by_confirmation', 'proceed'],
    ['unique_art', 'excluded_by_confirmation', 'proceed'],
    ['luxury', 'proceed', 'proceed'],
  ])('%s', (special, cn, eu) => {
    expect(asked(special, 'CN', true)).toBe(cn);
    expect(asked(special, 'US', true)).toBe(cn);
    expect(asked(special, 'EU', true)).toBe(eu);
    // A ticked box is no confirmation.
    const ticked = cn === 'excluded_by_law' ? cn : 'proceed';
    expect(asked(special, 'CN', false)).toBe(ticked);
  });
});

describe('defects: return 7 days, exchange 15, repair to the warranty', () => {
  const remedies = (at: string, change: Change = {}) => {
    const facts = aCase('DEF.power', {
      ...change,
      facts: { submittedAt: at, now: at, ...change.facts },
    });
    const verdict = assess(facts, rules);
    const computed = verdict.kind === 'refer' ? verdict.proposal : verdict;
    return computed && 'terms' in computed
      ? [computed.terms, ...computed.alternatives].map(({ remedy }) => remedy)
      : 'reasons' in verdict && verdict.reasons;
  };
  it.each([
    ['day 7', '2026-11-12T15:59:59Z', ['return_refund', 'exchange', 'repair']],
    ['day 8', '2026-11-12T16:00:00Z', ['exchange', 'repair']],
    ['day 15', '2026-11-20T15:59:59Z', ['exchange', 'repair']],
    ['day 16', '2026-11-20T16:00:00Z', ['repair']],
    ['day 30', '2026-12-05T15:59:59Z', ['repair']],
    // 消法 23: for six months a durable's seller must prove that it was sound.
    ['day 31, durable', '2026-12-05T16:00:00Z', ['repair']],
    ['the last second of six months', '2027-05-05T15:59:59Z', ['repair']],
    ['the second after', '2027-05-05T16:00:00Z', ['warranty_over']],
  ])('%s', (_, at, expected) => {
    expect(remedies(at)).toEqual(expected);
  });

  it('declines after the warranty what is not durable, and says until when it ran', () => {
    const facts = aCase('DEF.material', {
      item: { category: 'apparel' },
      facts: { submittedAt: '2026-12-05T16:00:00Z' },
    });
    expect(assess(facts, rules)).toMatchObject({
      kind: 'decline',
      reasons: ['warranty_over'],
      instants: { closedAt: '2026-12-05T15:59:59.000Z' },
    });
  });

  it.each([
    ['no stock', { item: { remainingStock: 0 } }, ['return_refund', 'repair']],
    ['one failed repair', { facts: { failedRepairs: 1 } }, ['return_refund', 'exchange', 'repair']],
    ['two failed repairs', { facts: { failedRepairs: 2 } }, ['return_refund', 'exchange']],
  ])('%s', (_, change: Change, expected) => {
    expect(remedies('2026-11-06T00:00:00Z', change)).toEqual(expected);
  });

  it('lets the buyer choose again once a repair has taken 30 days (T-18)', () => {
    const since = { facts: { repairSince: '2026-11-06T00:00:00Z' } };
    expect(remedies('2026-12-05T23:59:59Z', since)).toEqual(['repair']);
    expect(remedies('2026-12-06T00:00:00Z', since)).toEqual(['return_refund', 'exchange']);
  });

  it('answers longer for a merchant of tier S, or by a longer stated warranty', () => {
    const tierS = { facts: { merchant: { ...seed.merchant, tier: 'S' as const } } };
    expect(kindAt('DEF.power', '2026-12-20T00:00:00Z', tierS)).toBe('offer');
    expect(kindAt('DEF.power', '2027-03-01T00:00:00Z', { item: { warrantyDays: 365 } })).toBe(
      'offer',
    );
  });
});

describe('visible claims', () => {
  const home: Change = { item: { category: 'home' } };
  it.each([
    ['what cannot be carried, 72 h', '2026-11-08T10:02:00Z', home, 'offer'],
    ['a second later', '2026-11-08T10:02:01Z', home, 'window_human'],
    ['fresh goods, 24 h', '2026-11-06T10:02:00Z', fresh(3_000), 'offer'],
    ['fresh goods, a second later', '2026-11-06T10:02:01Z', fresh(3_000), 'window_human'],
    ['fresh goods after 48 h', '2026-11-07T10:02:01Z', fresh(3_000), 'window_passed'],
  ])('%s', (_, at, change: Change, expected) => {
    expect(kindAt('NAD.appearance', at, change)).toBe(expected);
  });
});

function fresh(spoiledBps: number): Change {
  return { item: { category: 'fresh', paidCents: 10_000 }, claim: { details: { spoiledBps } } };
}

describe('T-25, when a payable may be released', () => {
  const hold = (change: Change, tier: 'B' | 'C' | 'D' = 'B', newMerchant = false) => {
    const { order, item, merchant } = aCase('SVC.other', change);
    return payoutHold({ order, item, merchant: { ...merchant, tier }, newMerchant }, rules);
  };
  it('counts from signing: 7 days, 14 for luxury, 7 more for tier C, never before delivery', () => {
    expect(hold({})).toBe('2026-11-12T15:59:59.000Z');
    expect(hold({ item: { category: 'watch_jewelry' } })).toBe('2026-11-19T15:59:59.000Z');
    expect(hold({}, 'C')).toBe('2026-11-19T15:59:59.000Z');
    expect(hold({}, 'D')).toBeUndefined();
    expect(
      hold({ shipment: { signedAt: undefined }, order: { status: 'shipped' } }),
    ).toBeUndefined();
  });
  it('waits for as long as the law lets the item go back, wherever it was sold', () => {
    const sold = (market: 'EU' | 'US', change: Change = {}) =>
      hold({ ...change, order: { market, ...change.order } });
    expect(sold('EU')).toBe('2026-11-19T22:59:59.000Z');
    expect(sold('US')).toBe('2026-11-20T04:59:59.000Z');
    expect(hold({ order: { market: 'EU' } }, 'C')).toBe('2026-11-26T22:59:59.000Z');
    expect(sold('EU', { item: { special: 'custom_made' } })).toBe('2026-11-12T22:59:59.000Z');
    expect(sold('EU', { order: { withdrawalInformed: false } })).toBe('2027-11-19T22:59:59.000Z');
  });
  it('waits so for a code whose buyer has not given the right up', () => {
    const { order } = digital;
    expect(hold({ ...digital, order: { ...order, market: 'EU' } })).toBe(
      '2026-11-19T22:59:59.000Z',
    );
    const purchaseConfirmations = [{ id: 'pc1', kind: 'no_reason_exclusion', explicit: true }];
    expect(hold({ ...digital, order: { ...order, market: 'EU', purchaseConfirmations } })).toBe(
      '2026-11-06T11:00:00.000Z',
    );
  });
  it('does not wait for what the merchant alone has promised', () => {
    const { order, item, merchant } = aCase('SVC.other');
    const promising = { ...merchant, negotiation: { version: 1, ownRules: { noReasonDays: 60 } } };
    expect(payoutHold({ order, item, merchant: promising, newMerchant: false }, rules)).toBe(
      '2026-11-12T15:59:59.000Z',
    );
  });
  it('releases codes a day after delivery, three where the merchant is new or watched', () => {
    expect(hold(digital)).toBe('2026-11-06T11:00:00.000Z');
    expect(hold(digital, 'B', true)).toBe('2026-11-08T11:00:00.000Z');
    expect(hold(digital, 'C')).toBe('2026-11-08T11:00:00.000Z');
  });
  it('leaves what a restricted merchant sold to people, codes too, never before T-25', () => {
    expect(hold(digital, 'D')).toBeUndefined();
    const { order, item, merchant } = aCase('SVC.other', digital);
    const line = { order, item, merchant: { ...merchant, tier: 'D' as const }, newMerchant: false };
    expect(payoutHold({ ...line, byHand: true }, rules)).toBe('2026-11-08T11:00:00.000Z');
  });
});
