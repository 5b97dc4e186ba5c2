import { CASE } from './refusals/case.ts';
import { DESK } from './refusals/desk.ts';
import { FILES } from './refusals/files.ts';
import { MONEY } from './refusals/money.ts';
import { OFFICE } from './refusals/office.ts';
import type { RefusalText } from './refusals/refusal-text.ts';
import { SHAPES } from './refusals/shapes.ts';

/** Every sentence of the server that a reader is told in words of their own. */
export const REFUSALS: readonly RefusalText[] = [
  ...CASE,
  ...DESK,
  ...MONEY,
  ...OFFICE,
  ...FILES,
  ...SHAPES,
];
