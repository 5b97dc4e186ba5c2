import type { Slot } from '../../terms/understanding.ts';
import { isNegated, matches, type Recogniser } from './recogniser.ts';

const SELF_HARM =
  /不想活|活不下去|自杀|轻生|跳楼|割腕|死给你们?看|寻死|想死(?!你|了我)|一了百了|\bkill(?:ing)? myself\b|\bkill me now\b|\bsuicid(?:e|al)\b|\bend my life\b|\bwant to die\b|\bhurt myself\b|\bself[- ]?harm\b/g;
const DANGER =
  /漏电|触电|电到|电了一下|麻手|起火|着火|冒烟|(?:全是|都是|好多)(?:浓)?烟|晕倒|昏倒|昏迷|呼吸困难|喘不上气|冒火|爆炸|炸了|鼓包|膨胀|烧起来|烧焦|烫伤|烫手|割伤|划伤(?:手|人|孩子)|中毒|过敏|(?:吃|喝|用|穿|戴|被|害|伤|电|烫|炸)[^,。!?]{0,10}住院|(?:砍|捅|弄|杀|打|整|搞)死(?:你|他|她|人)|(?:砍|杀|捅|揍)(?:你|他|她|人)|找人(?:弄|打|搞|收拾)|上门(?:弄|砍|找)你|\bcaught fire\b|\bon fire\b|(?<!(?:of|like) (?:\w+ )?)\bsmok(?:e|ing)\b(?! (?:smell|odou?r|stain|residue))|\bexplod(?:e|ed|ing)\b|\bswollen battery\b|\bbattery (?:is )?(?:swollen|bulging|swelling)\b|\belectric(?:al)? shock\b|\bshocked me\b|\bgot (?:a )?shock(?:ed)?\b|\bburn(?:ed|t) (?:my|me|his|her)\b|\ballergic\b|\bfainted\b|\bpassed out\b|\bcan'?t breathe\b|\bi(?:'?ll| will|'?m (?:going to|gonna)) (?:kill|hurt|find|stab|shoot|beat) (?:you|him|her|them|th(?:at|is|e) \w+)\b/g;

/** Danger to people, or talk of self-harm: both go to a person at once. */
export const recogniseSafety: Recogniser = ({ text }) => {
  const harm = matches(text, SELF_HARM)[0];
  if (harm) return [slot('self_harm', harm)];
  const danger = matches(text, DANGER).find(
    (hit) => !isNegated(text, hit.index, hit.index + hit[0].length),
  );
  return danger ? [slot('danger', danger)] : [];
};

const slot = (value: 'danger' | 'self_harm', hit: RegExpExecArray): Slot => ({
  name: 'safety',
  value,
  start: hit.index,
  end: hit.index + hit[0].length,
});
