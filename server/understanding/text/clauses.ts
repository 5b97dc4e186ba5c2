/** A stretch of a normalised text that may be a request of its own. */
export interface Clause {
  readonly text: string;
  /** What stands between it and the clause before. */
  readonly link: string;
  readonly start: number;
  readonly end: number;
}

const BREAK =
  /[,。!?;:、~\n…|]|\.(?=\s|$)|\s(?=\p{Script=Han})|(?<=\p{Script=Han})\s|\b(?:and also|also|plus|and)\b|另外|(?<=^|[\s,。;!?])还有(?!没|吗|货)|而且|顺便|并且|同时/gu;
const MAX_CLAUSES = 6;
const SHORTEST = 2;
// Second requests come early or not at all.
const LONGEST_READ = 200;

/** The clauses of a message that are long enough to mean something; none if it is all one. */
export const clausesOf = (text: string): readonly Clause[] => {
  const clauses: Clause[] = [];
  const head = text.slice(0, LONGEST_READ);
  let start = 0;
  let last = 0;
  for (const hit of [...head.matchAll(BREAK), undefined]) {
    const end = hit?.index ?? head.length;
    const clause = head.slice(start, end).trim();
    if (clause.length >= SHORTEST) {
      const from = start + head.slice(start, end).indexOf(clause);
      clauses.push({
        text: clause,
        link: head.slice(last, from),
        start: from,
        end: from + clause.length,
      });
      last = from + clause.length;
    }
    if (hit) start = hit.index + hit[0].length;
  }
  return clauses.length > 1 ? clauses.slice(0, MAX_CLAUSES) : [];
};
