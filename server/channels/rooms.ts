/** The rooms of the sockets. Only the server joins anyone to one. */
export const rooms = {
  /** Who reads along a conversation. */
  conversation: (conversationId: string): string => `conversation:${conversationId}`,
  /** Merchants hear how their own case moves, and that something was said in its thread. */
  ticket: (ticketId: string): string => `ticket:${ticketId}`,
  /** Merchants hear that some case of theirs moved, also one they did not know of. */
  merchant: (merchantId: string): string => `merchant:${merchantId}`,
  /** Jurors of one case hear that their jury moved. */
  jury: (ticketId: string): string => `jury:${ticketId}`,
  /** Everything one staff member or juror has open. */
  user: (userId: string): string => `user:${userId}`,
  /** What was opened with one session. */
  session: (sessionId: string): string => `session:${sessionId}`,
  queue: (group: string): string => `queue:${group}`,
  /** Agents and operators with a list open: they hear that some ticket moved. */
  desk: 'desk',
  /** Who takes talks now: automatic assignment looks here. */
  online: 'online',
};
