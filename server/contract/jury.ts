import { z } from 'zod';

/** `GET /v1/tickets/{id}/jury-file`: what a jury judges by. No names, shops, orders or prices. */
export const JuryFile = z.strictObject({
  leaf: z.string(),
  severity: z.string().optional(),
  category: z.string(),
  /** The buyer's claim, in their words. */
  claim: z.string(),
  statements: z.array(z.strictObject({ by: z.string(), note: z.string() })),
  evidence: z.array(
    z.strictObject({ key: z.string().optional(), kind: z.string(), url: z.string() }),
  ),
  votes: z.int(),
});
export type JuryFile = z.infer<typeof JuryFile>;
