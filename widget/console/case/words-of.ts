/** What the server keeps where a buyer told nothing in words. */
const NO_WORDS = '—';

/** What the buyer said of the case; undefined where they said nothing. */
export const wordsOf = (description: string): string | undefined =>
  description === NO_WORDS || description === '' ? undefined : description;
