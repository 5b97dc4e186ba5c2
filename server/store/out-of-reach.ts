/** PostgreSQL classes and codes that say "not now": connections, resources, shutdown, time limits. */
const NOT_NOW = /^(?:08|53|57P0[1-3]$|57014$)/;
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** What the pool and its client throw without a code. */
const SAID =
  /^(?:timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** Whether the database could not be asked at all, or not in time: nothing was done, and again may do. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code === undefined ? SAID.test(error.message) : NOT_NOW.test(code) || SOCKET.has(code);
}
