/** Scenarios whose flow is not there yet, by what they wait for. Empty when the work is done. */
const WAITING: Readonly<Record<string, readonly string[]>> = {};

export const PENDING: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(WAITING).flatMap(([reason, ids]) => ids.map((id) => [id, reason])),
);
