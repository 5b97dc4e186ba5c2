export type Values = Readonly<Record<string, string | number>>;

const BLANK = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/** A sentence with its blanks filled: `{n}` by the value, `{n|case|cases}` by the word that goes with its number. */
export const fill = (text: string, values: Values): string =>
  text.replaceAll(BLANK, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return one === undefined || many === undefined
      ? String(value)
      : Number(value) === 1
        ? one
        : many;
  });
