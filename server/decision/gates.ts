import type { Trunk } from '../terms/reason.ts';
import type { Gate } from './finding.ts';
import { disclosure } from './rules/disclosure.ts';
import { evidence } from './rules/evidence.ts';
import { frequency } from './rules/frequency.ts';
import { refunded } from './rules/refunded.ts';
import { unusable } from './rules/severity.ts';
import { specialGoods } from './rules/special-goods.ts';
import { window } from './rules/window.ts';

const GOODS: readonly Gate[] = [frequency, refunded, specialGoods, window, unusable, disclosure];

/** The order of DT-1, by trunk. All gates speak, so that a person sees every reason and not only the first. */
export const GATES: Readonly<Record<Trunk, readonly Gate[]>> = {
  NAD: [...GOODS, evidence],
  CND: [...GOODS, evidence],
  AUT: [frequency, window, evidence],
  DEF: [...GOODS, evidence],
  LOG: [frequency, refunded, specialGoods, window, evidence],
  WRG: [frequency, refunded, specialGoods, window, evidence],
  FUL: [frequency, refunded],
  NRR: [frequency, refunded],
  VIR: [frequency, refunded, window],
  SVC: [evidence],
};
