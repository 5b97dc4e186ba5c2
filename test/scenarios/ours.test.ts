import { OURS } from './all.ts';
import { playTogether } from './together.ts';

playTogether('our scenarios', OURS);
