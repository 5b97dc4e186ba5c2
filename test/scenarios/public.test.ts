import { PUBLIC } from './all.ts';
import { playTogether } from './together.ts';

playTogether('the public scenarios', PUBLIC);
