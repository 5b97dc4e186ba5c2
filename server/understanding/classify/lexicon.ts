/** Words that mean much the same in shop talk, under one name ("parcel": 快递, 包裹, 件). */
export interface Concept {
  readonly name: string;
  readonly words: readonly string[];
}

interface Node {
  readonly next: Map<string, Node>;
  names: string[];
}

/** A tree of all the words of a lexicon: finding them costs one walk over the text. */
export type Lexicon = Node;

export const compileLexicon = (concepts: readonly Concept[]): Lexicon => {
  const root: Node = { next: new Map(), names: [] };
  for (const { name, words } of concepts)
    for (const word of words.flatMap(spellings)) {
      let node = root;
      for (const char of word) {
        const child = node.next.get(char) ?? { next: new Map(), names: [] };
        node.next.set(char, child);
        node = child;
      }
      if (!node.names.includes(name)) node.names.push(name);
    }
  return root;
};

// "doesn't" is as often "doesnt".
const spellings = (word: string): readonly string[] =>
  word.includes("'") ? [word, word.replaceAll("'", '')] : [word];

/** The concepts of a text in the order they stand; at each place the longest word wins. */
export const conceptsIn = (lexicon: Lexicon, text: string): readonly string[] => {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const { names, end } = longestAt(lexicon, text, at);
    found.push(...names);
    at = end;
  }
  return found;
};

const longestAt = (lexicon: Lexicon, text: string, at: number) => {
  let best = { names: [] as string[], end: at + 1 };
  if (isLatin(text[at]) && isLatin(text[at - 1])) return best;
  let node: Node | undefined = lexicon;
  for (let end = at; node; end++) {
    const wordEnds = !(isLatin(text[end - 1]) && isLatin(text[end]));
    if (node.names.length > 0 && wordEnds) best = { names: node.names, end };
    node = end < text.length ? node.next.get(text[end] ?? '') : undefined;
  }
  return best;
};

const isLatin = (char: string | undefined): boolean =>
  char !== undefined && ((char >= 'a' && char <= 'z') || char === "'");
