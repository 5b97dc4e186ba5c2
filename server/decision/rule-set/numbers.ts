import { z } from 'zod';
import { CATEGORIES } from '../../terms/order.ts';

/** The kinds of number that the tables are made of. */
export const cents = z.int().min(0);
export const bps = z.int().min(0).max(10_000);
export const count = z.int().min(0);
export const ratio = z.tuple([z.int().min(0), z.int().min(1)]).readonly();

/** Categories that DT-6 grades; codes and fresh goods have tables of their own. */
export const graded = z.enum(CATEGORIES).exclude(['virtual_code', 'fresh']);
export const category = z.enum(CATEGORIES);

/** A ceiling per risk level, in order of rank; `null` is no ceiling. */
export const ceiling = z.tuple([
  cents.nullable(),
  cents.nullable(),
  cents.nullable(),
  cents.nullable(),
]);
