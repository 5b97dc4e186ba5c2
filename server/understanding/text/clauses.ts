const BREAK =
  /[,。!?;:、~\n…|]|\.(?=\s|$)|\s(?=\p{Script=Han})|(?<=\p{Script=Han})\s|\b(?:and also|also|plus)\b|另外|还有|而且|顺便/u;
const MAX_CLAUSES = 4;
const SHORTEST = 4;
// Second requests come early or not at all.
const LONGEST_READ = 160;

/** The clauses of a message that are long enough to mean something by themselves. */
export const clausesOf = (text: string): readonly string[] => {
  const clauses = text
    .slice(0, LONGEST_READ)
    .split(BREAK)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length >= SHORTEST);
  return clauses.length > 1 ? clauses.slice(0, MAX_CLAUSES) : [];
};
