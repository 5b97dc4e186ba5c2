import { SCENARIOS } from './all.ts';
import { playTogether } from './together.ts';

playTogether(
  'the public scenarios',
  SCENARIOS.filter(({ id }) => /^(zh|en)-/.test(id)),
);
