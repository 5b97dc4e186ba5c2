import { CODES } from './corpus/codes.ts';
import { CONDITION_AUTHENTICITY } from './corpus/condition-authenticity.ts';
import { DEFECTS } from './corpus/defects.ts';
import { FULFILMENT } from './corpus/fulfilment.ts';
import { LOGISTICS } from './corpus/logistics.ts';
import { NOT_AS_DESCRIBED } from './corpus/not-as-described.ts';
import { PARTIES } from './corpus/parties.ts';
import { SERVICE } from './corpus/service.ts';
import { publicScenarios } from './public.ts';
import type { Scenario } from './shape.ts';

/** What we wrote ourselves, by trunk; figures are worked out from policy.md, beside each its row. */
export const OURS: readonly Scenario[] = [
  ...NOT_AS_DESCRIBED,
  ...CONDITION_AUTHENTICITY,
  ...DEFECTS,
  ...LOGISTICS,
  ...FULFILMENT,
  ...CODES,
  ...SERVICE,
  ...PARTIES,
];

export const PUBLIC: readonly Scenario[] = publicScenarios();

export const SCENARIOS: readonly Scenario[] = [...PUBLIC, ...OURS];
