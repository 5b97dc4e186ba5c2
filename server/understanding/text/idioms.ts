/** Nouns that are neither authentic nor fake: what is called real, genuine or legit with them is meant as grave. */
const ABSTRACT =
  'annoyance|bother|bummer|cause|complaint|concern|damage|deal-?\\s?breaker|defect|disappointment|downer|eyesore|fault|flaw|hassle|headache|inconvenience|issue|let-?down|mess|mistake|nightmare|nuisance|pain|pity|point|problem|question|reason|shame|surprise|trouble|worry|worries';
const GRAVE = new RegExp(`\\b(?:real|genuine|legit)(?= (?:${ABSTRACT})(?:s|es)?\\b)`, 'g');

/** Each as long as what it stands for, so that every place in the text stays where it is. */
const PLAIN: Readonly<Record<string, string>> = {
  real: 'main',
  genuine: 'serious',
  legit: 'valid',
};

/** A normalised text as it is meant: "the stain is the real problem" asks nobody whether it is genuine. */
export const asMeant = (normal: string): string =>
  normal.replace(GRAVE, (word) => PLAIN[word] ?? word);
