import type { Flaw } from '../../terms/claim.ts';
import { shareOf } from '../exact.ts';
import type { Facts } from '../facts.ts';
import { basisOf } from '../pieces.ts';
import type { RuleSet } from '../rule-set/schema.ts';
import { step } from '../step.ts';

/** DT-6d: battery, storage and memory below the listing; another model is a return. */
export function priceSpec(facts: Facts, { dt6d }: RuleSet) {
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
  const bps = battery + storageSteps * dt6d.storageStepBps + memorySteps * dt6d.memoryStepBps;
  const only = modelDiffers || batteryPoints > returnOverPoints;
  const cents = only ? 0 : shareOf(basisOf(facts), Math.min(bps, 10_000));
  const used = { batteryPoints, storageSteps, memorySteps, modelDiffers };
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
