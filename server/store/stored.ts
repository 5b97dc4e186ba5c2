import { z } from 'zod';

/** A body that this code wrote from the type `T` and reads back; checked to be an object at all. */
export const stored = <T>() =>
  z.custom<T>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

/** Money and sizes: bigint in the database, a safe integer here. */
export const StoredCents = z.coerce.number().pipe(z.int());

/** An instant as the contracts write it. */
export const StoredInstant = z.date().transform((date) => date.toISOString());

/** NULL in the database, absent here. */
export const orAbsent = <T extends z.ZodType>(schema: T) =>
  schema.nullable().transform((value) => value ?? undefined);
