import { SCENARIOS } from './all.ts';
import { playTogether } from './together.ts';

/** One of each kind of ending: the store is tried on both engines elsewhere, the whole way here. */
const CHOSEN = ['zh-01', 'zh-38', 'zh-30'];

playTogether(
  'some scenarios on PGlite',
  SCENARIOS.filter(({ id }) => CHOSEN.includes(id)),
  async () => undefined,
);
