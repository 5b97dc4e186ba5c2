const SPAN = /^([01]\d|2[0-3]):([0-5]\d)\s*[-–~至]\s*(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** `09:00-12:00, 13:00-21:00` of a day's spans. */
export const spansText = (spans: readonly (readonly [string, string])[]): string =>
  spans.map(([from, to]) => `${from}-${to}`).join(', ');

/** The spans somebody wrote; undefined where it cannot be read. The server judges their order. */
export function readSpans(text: string): [string, string][] | undefined {
  const parts = text
    .split(/[,，;；、\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const spans: [string, string][] = [];
  for (const part of parts) {
    if (!SPAN.test(part)) return undefined;
    const [from = '', to = ''] = part.split(/\s*[-–~至]\s*/);
    spans.push([from, to]);
  }
  return spans;
}
