import terms from '../../prompts/glossary.json' with { type: 'json' };

/** Words of ours that need explaining, with the ways they are written; each has a reply `term_<key>`. */
const TERMS = Object.entries(terms) as readonly (readonly [string, readonly string[]])[];

interface Found {
  readonly term: string;
  /** As it stands in the text. */
  readonly written: string;
}

/** The last term that a text uses. */
export function lastTermIn(text: string): Found | undefined {
  const low = text.toLowerCase();
  let best: (Found & { at: number }) | undefined;
  for (const [term, words] of TERMS)
    for (const word of words) {
      const at = low.lastIndexOf(word);
      if (at > (best?.at ?? -1)) best = { term, at, written: text.slice(at, at + word.length) };
    }
  return best && { term: best.term, written: best.written };
}

/** A term as it is written first in this language. */
export const termWord = (term: string, locale: 'zh-CN' | 'en'): string => {
  const words = TERMS.find(([key]) => key === term)?.[1] ?? [];
  const latin = (word: string) => /^[a-z]/.test(word);
  return words.find((word) => latin(word) === (locale === 'en')) ?? term;
};
