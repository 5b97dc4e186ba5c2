/** Scenarios whose flow is not there yet, and what they wait for. Empty when the work is done. */
export const PENDING: Readonly<Record<string, string>> = {};
