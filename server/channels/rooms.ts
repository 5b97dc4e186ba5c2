/** The rooms of the sockets. Only the server joins anyone to one. */
export const rooms = {
  /** Who reads along a conversation. */
  conversation: (conversationId: string): string => `conversation:${conversationId}`,
  /** Merchants hear how a ticket moves, not the talk behind it. */
  ticket: (conversationId: string): string => `ticket-of:${conversationId}`,
  /** Everything one staff member has open. */
  user: (userId: string): string => `user:${userId}`,
  queue: (group: string): string => `queue:${group}`,
  /** Agents and operators with a list open: they hear that some ticket moved. */
  desk: 'desk',
  /** Who takes talks now: automatic assignment looks here. */
  online: 'online',
};
