import { inOrder } from './groups.ts';
import { publicScenarios } from './public.ts';
import type { Scenario } from './shape.ts';

/** Every scenario, in the order in which one clock can play them. */
export const SCENARIOS: readonly Scenario[] = inOrder([...publicScenarios()]);
