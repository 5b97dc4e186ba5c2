import { endOfDay, isWithin } from '../../../decision/days.ts';
import { rulesFor } from '../../../decision/market.ts';
import { noReasonDays, ownRulesOf } from '../../../decision/own-rules.ts';
import { parcelOf } from '../../../decision/parcel.ts';
import { exclusionOf, noReasonCloses, noReasonOpen } from '../../../decision/rules/no-reason.ts';
import { warrantyDays } from '../../../decision/trunks/def.ts';
import { days, hours } from '../../../dialogue/durations.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { asksIfGenuine, aspectOf, type PolicyAspect } from '../../../dialogue/policy-aspects.ts';
import type { Speech } from '../../../dialogue/speech.ts';
import { word } from '../../../dialogue/speech.ts';
import type { OrderItem } from '../../../terms/order.ts';
import { trunkOf } from '../../../terms/reason.ts';
import type { Draft } from '../../draft.ts';
import { marketOf } from '../../market.ts';
import type { OrderFacts } from '../../ports.ts';
import { type Answer, aboutItems, basis, factsFor, instant, money, rule, titleOf } from './told.ts';

const DT14 = rule('DT-14');

/** "还能退吗": this item's own closing date, or why it goes back only for a reason. */
export const returnPolicy: Answer = (draft, heard) => {
  if (draft.snapshot.orders.length === 0) {
    const { rules, market } = marketOf(draft);
    const window = days(rules.packs[market].noReason.days, DT14);
    draft.say([{ name: 'policy_generic', facts: { window } }]);
    return 'told';
  }
  return aboutItems(draft, heard, {
    about: 'return_policy',
    tell: (facts, items) => {
      const aspect = aspectAsked(draft, heard);
      const told = distinct(items.flatMap((item) => policyOf(draft, facts, { item, aspect })));
      const next = NEXT.find(([name]) => told.some((one) => one.name === name))?.[1];
      draft.say(told, { ...(next && { quickReplies: [word(next, draft.locale)] }) });
    },
  });
};

/** What can be asked for next, by what was told. */
const NEXT = [
  ['policy_open', 'quick.return'],
  ['policy_unshipped', 'quick.cancel'],
  ['policy_in_transit', 'quick.intercept'],
] as const;

/** Whoever asks who settles a doubt about what is genuine tells no fault by it. */
export function aspectAsked(
  { ticket }: Draft,
  { text, draft: { leaf } }: Heard,
): PolicyAspect | undefined {
  const aspect = aspectOf(text);
  const within = ticket !== undefined && trunkOf(ticket.claim.leaf) === 'AUT';
  if (within && asksIfGenuine(text)) return 'appraisal';
  if (leaf === undefined) return aspect;
  return trunkOf(leaf) === 'AUT' && aspect === 'appraisal' ? 'appraisal' : undefined;
}

/** What holds for every item is said once, last. */
function distinct(told: readonly Speech[]): Speech[] {
  const keys = told.map((one) => JSON.stringify(one));
  return told.filter((_, at) => keys.lastIndexOf(keys[at] ?? '') === at);
}

interface Asked {
  readonly item: OrderItem;
  readonly aspect: PolicyAspect | undefined;
}

function policyOf(draft: Draft, facts: OrderFacts, { item, aspect }: Asked): Speech[] {
  if (aspect === 'fake' || aspect === 'packaging' || aspect === 'appraisal')
    return [
      { name: `policy_${aspect}`, facts: { rule: basis(BASIS[aspect]) } },
      // Who has told of a fake already is not asked to.
      ...(aspect === 'fake' && !isOfFake(draft) ? [{ name: 'policy_fake_tell' } as const] : []),
    ];
  const { order } = facts;
  const rules = rulesFor(draft.rules, order.market);
  const known = factsFor(draft, facts, { item, leaf: 'NRR.seven_day' });
  if (!known) return [generic(draft)];
  const title = { item: titleOf(item) };
  const out = exclusionOf(known, rules);
  if (out) return [{ name: `policy_${out.reason}`, facts: title }];
  const closes = noReasonCloses(known, rules);
  if (!closes) {
    const window = days(noReasonDays(known, rules), DT14);
    const { stage } = parcelOf(order, item);
    if (stage === 'unshipped')
      return [{ name: 'policy_unshipped', facts: { ...title, rule: basis('DT-14') } }];
    const name = stage === 'in_transit' ? 'policy_in_transit' : 'policy_unsigned';
    return [{ name, facts: { ...title, window } }];
  }
  const until = instant(closes, DT14);
  if (!noReasonOpen(known, closes, rules))
    return [{ name: 'policy_closed', facts: { ...title, until } }];
  if (aspect === 'after') return [{ name: 'policy_after', facts: { ...title, until } }];
  const sealed = item.special && rules.dt2.exclusions[item.special]?.always === false;
  const label = money(rules.dt8.labelCents, order.currency, rule('DT-8'));
  return [
    { name: 'policy_open', facts: { ...title, until } },
    ...(aspect === 'opened'
      ? [{ name: 'policy_opened', facts: { rule: basis(BASIS.opened) } } as const]
      : []),
    ...(sealed ? [{ name: 'policy_if_sealed' } as const] : []),
    ownRulesOf(known.merchant, order).freeReturns
      ? { name: 'policy_freight_free' }
      : { name: 'policy_freight', facts: { label } },
  ];
}

const isOfFake = ({ ticket }: Draft): boolean =>
  ticket !== undefined && trunkOf(ticket.claim.leaf) === 'AUT';

/** The law that such an answer rests on (policy §1.1). */
const BASIS = {
  fake: '消法 55',
  appraisal: 'DT-15',
  packaging: '暂行办法 §8–9',
  opened: '暂行办法 §8–9',
} as const;

function generic(draft: Draft): Speech {
  const { rules, market } = marketOf(draft);
  return {
    name: 'policy_generic',
    facts: { window: days(rules.packs[market].noReason.days, DT14) },
  };
}

/** "保修多久": the item's own warranty or the rule set's, and until which date it runs. */
export const warrantyPolicy: Answer = (draft, heard) =>
  aboutItems(draft, heard, {
    about: 'warranty_policy',
    tell: (facts, items) =>
      draft.say(distinct(items.map((item) => warrantyOf(draft, facts, item)))),
  });

function warrantyOf(draft: Draft, facts: OrderFacts, item: OrderItem): Speech {
  const rules = rulesFor(draft.rules, facts.order.market);
  if (item.custody === 'digital') {
    const cite = rule('DT-13');
    const { automaticHours, proofDays } = rules.dt13;
    return {
      name: 'warranty_code',
      facts: { first: hours(automaticHours, cite), proof: days(proofDays, cite) },
    };
  }
  const known = factsFor(draft, facts, { item, leaf: 'DEF.function' });
  if (!known) return generic(draft);
  const lasts = warrantyDays({ facts: known, rules });
  const told = {
    item: titleOf(item),
    warranty: days(lasts, DT14),
    back: days(rules.dt14.functionReturnDays, DT14),
    swap: days(rules.dt14.functionExchangeDays, DT14),
  };
  const { signedAt } = parcelOf(facts.order, item);
  if (!signedAt) return { name: 'warranty_unsigned', facts: told };
  const closes = endOfDay(signedAt, lasts, rules.timeZone);
  const until = instant(closes, DT14);
  return {
    name: isWithin(draft.now, closes) ? 'warranty_until' : 'warranty_over',
    facts: { ...told, until },
  };
}
