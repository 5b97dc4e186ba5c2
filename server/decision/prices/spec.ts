import type { Flaw } from '../../terms/claim.ts';
import { BPS_WHOLE } from '../../terms/money.ts';
import { isGraded } from '../amount.ts';
import { shareOf } from '../exact.ts';
import type { Facts } from '../facts.ts';
import { basisOf } from '../pieces.ts';
import type { RuleSet } from '../rule-set/schema.ts';
import { step } from '../step.ts';

/** DT-6d: battery, storage and memory below the listing, added and held by the category's cap; another model is a return. */
export function priceSpec(facts: Facts, rules: RuleSet) {
  const { dt6d } = rules;
  const {
    batteryPoints = 0,
    storageSteps = 0,
    memorySteps = 0,
    modelDiffers = false,
  } = facts.claim.details ?? {};
  const told = batteryPoints > 0 || storageSteps > 0 || memorySteps > 0;
  if (!told && !modelDiffers) return undefined;
  const { bpsPerPoint, maxBps, returnOverPoints } = dt6d.battery;
  const battery = Math.min(batteryPoints * bpsPerPoint, maxBps);
  const sum = battery + storageSteps * dt6d.storageStepBps + memorySteps * dt6d.memoryStepBps;
  const bps = Math.min(sum, capBpsOf(facts.item.category, rules));
  const only = modelDiffers || batteryPoints > returnOverPoints;
  const cents = only ? 0 : shareOf(basisOf(facts), bps);
  const used = { batteryPoints, storageSteps, memorySteps, modelDiffers, sum };
  return {
    bps,
    cents,
    goBack: only ? ('only' as const) : undefined,
    steps: [
      step('DT-6d', 'specification below the listing', used, {
        outcome: only ? 'return only' : `${bps} bp = ${cents}`,
      }),
    ],
  };
}

const capBpsOf = (category: string, rules: RuleSet): number =>
  isGraded(category, rules) ? rules.dt6.cap[category] : BPS_WHOLE;

/** DT-6d, last line: another colour, material or measure that the buyer can live with. */
export function priceColour(facts: Facts, { dt6d }: RuleSet, flaw: Flaw) {
  const plain = flaw.severity === 'S3' || flaw.severity === 'S4';
  const bps = plain ? dt6d.colour.plainBps : dt6d.colour.lightBps;
  const cents = shareOf(basisOf(facts), bps);
  const used = { severity: flaw.severity ?? null };
  return {
    bps,
    cents,
    steps: [
      step('DT-6d', 'colour, material or measure', used, { outcome: `${bps} bp = ${cents}` }),
    ],
  };
}
