import type { Database } from '../../../server/store/database.ts';

export const MODES = ['normal', 'ackfirst', 'nodedup'] as const;
export type Mode = (typeof MODES)[number];

export interface KillOptions {
  readonly kills: number;
  readonly clients: number;
  readonly engine: Database['kind'];
  readonly mode: Mode;
  readonly seed: number;
  /**
   * Lets the leases of dead processes end at once instead of after their minute, by hand in the
   * database: for a run that must be short.
   */
  readonly ageLeases: boolean;
  readonly say: (line: string) => void;
}
