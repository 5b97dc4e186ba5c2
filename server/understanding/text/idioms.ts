import { asOtherVariant } from './other-variant.ts';

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

/** What is demanded for a fake names no return and no fault: beside words that do, it is left out. */
const PENALTY =
  /(?:我?(?:要求?|必须|要你们)|必须|给我|应该|依法){0,3}(?:退一[赔罚]三|假一[赔罚](?:三|十|\d+))/g;
const ASKS = /[?？]|[吗么呢]\s*$|支持|有没有|是不是|会不会/;
const LEAST_BESIDE = 4;

const withoutPenalty = (text: string): string => {
  const rest = text.replace(PENALTY, (words) => ' '.repeat(words.length));
  const told = rest.replace(/[\s\p{P}]/gu, '').length;
  return told >= LEAST_BESIDE && !ASKS.test(text) ? rest : text;
};

/** "少废话", "少来这套": told to stop it, and nothing is missing. */
const STOP_IT =
  /少(?=(?:再|他妈|给我|跟我|在这儿?|在这里)?(?:废话|啰嗦|罗嗦|啰唆|[瞎胡]?扯|忽悠|糊弄|敷衍|搪塞|哄|骗[我人]|装[蒜傻糊]|bb|逼逼|哔哔|来这一?套|来了?(?=$|[,，。!！\s])|打太极|打官腔|讲大?道理|说[两这没废风])|[拿用][^,，。!！\s]{1,6}(?:糊弄|搪塞|打发|敷衍|压|吓|忽悠|骗))/g;

/**
 * A normalised text as it is meant: "the stain is the real problem" asks nobody whether it is genuine. Every
 * place in it stays where it is.
 */
export const asMeant = (normal: string): string =>
  asOtherVariant(
    withoutPenalty(normal.replace(GRAVE, (word) => PLAIN[word] ?? word).replace(STOP_IT, '别')),
  );
