import { TERMINAL_STATES } from '../terms/state.ts';

/** The states a case ends in (policy §4), as a list of SQL. */
export const ENDED_STATES = `('${TERMINAL_STATES.join("', '")}')`;
