/**
 * The server's own sentences about a refusal and what a reader is told instead, Chinese first. A blank
 * is read by its name: `{state}`, `{action}`, `{remedy}`, `{party}` and `{instant}` are put into words,
 * `{cents…}` is shown as a sum, anything else stands as it came. Without an English text the server's
 * own is shown.
 */
export type RefusalText = readonly [server: string, zh: string, en?: string];
