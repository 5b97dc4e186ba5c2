/** Text for a LIKE pattern in which none of its own signs is one. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
