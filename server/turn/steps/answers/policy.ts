import { endOfDay, isWithin } from '../../../decision/days.ts';
import { rulesFor } from '../../../decision/market.ts';
import { parcelOf } from '../../../decision/parcel.ts';
import { exclusionOf, noReasonCloses, noReasonOpen } from '../../../decision/rules/no-reason.ts';
import { warrantyDays } from '../../../decision/trunks/def.ts';
import type { Speech } from '../../../dialogue/speech.ts';
import { word } from '../../../dialogue/speech.ts';
import type { OrderItem } from '../../../terms/order.ts';
import type { Draft } from '../../draft.ts';
import type { OrderFacts } from '../../ports.ts';
import {
  type Answer,
  aboutItem,
  days,
  factsFor,
  hours,
  instant,
  marketOf,
  money,
  rule,
  titleOf,
} from './told.ts';

const DT14 = rule('DT-14');

/** "还能退吗": this item's own closing date, or why it goes back only for a reason. */
export const returnPolicy: Answer = (draft, heard) => {
  if (draft.snapshot.orders.length === 0) {
    const { rules, market } = marketOf(draft);
    const window = days(rules.packs[market].noReason.days, DT14);
    draft.say([{ name: 'policy_generic', facts: { window } }]);
    return 'told';
  }
  return aboutItem(draft, heard, {
    about: 'return_policy',
    tell: (facts, item) => {
      const told = policyOf(draft, facts, item);
      const open = told.some(({ name }) => name === 'policy_open');
      draft.say(told, { ...(open && { quickReplies: [word('quick.return', draft.locale)] }) });
    },
  });
};

function policyOf(draft: Draft, facts: OrderFacts, item: OrderItem): Speech[] {
  const { order } = facts;
  const rules = rulesFor(draft.rules, order.market);
  const known = factsFor(draft, facts, { item, leaf: 'NRR.seven_day' });
  if (!known) return [generic(draft)];
  const title = { item: titleOf(item) };
  const out = exclusionOf(known, rules);
  if (out) return [{ name: `policy_${out.reason}`, facts: title }];
  const closes = noReasonCloses(known, rules);
  if (!closes) {
    const window = days(rules.packs[order.market].noReason.days, DT14);
    const unshipped = parcelOf(order, item).stage === 'unshipped';
    return [
      { name: 'policy_unsigned', facts: { ...title, window } },
      ...(unshipped ? [{ name: 'policy_unshipped' } as const] : []),
    ];
  }
  const until = instant(closes, DT14);
  if (!noReasonOpen(known, closes)) return [{ name: 'policy_closed', facts: { ...title, until } }];
  const sealed = item.special && rules.dt2.exclusions[item.special]?.always === false;
  const label = money(rules.dt8.labelCents, order.currency, rule('DT-8'));
  return [
    { name: 'policy_open', facts: { ...title, until } },
    ...(sealed ? [{ name: 'policy_if_sealed' } as const] : []),
    { name: 'policy_freight', facts: { label } },
  ];
}

function generic(draft: Draft): Speech {
  const { rules, market } = marketOf(draft);
  return {
    name: 'policy_generic',
    facts: { window: days(rules.packs[market].noReason.days, DT14) },
  };
}

/** "保修多久": the item's own warranty or the rule set's, and until which date it runs. */
export const warrantyPolicy: Answer = (draft, heard) =>
  aboutItem(draft, heard, {
    about: 'warranty_policy',
    tell: (facts, item) => draft.say([warrantyOf(draft, facts, item)]),
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
