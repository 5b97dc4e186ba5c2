/** A label that stands alone begins like a sentence, though it came from the middle of one. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
