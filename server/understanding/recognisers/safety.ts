import type { Slot } from '../../terms/understanding.ts';
import { isNegated, matches, type Recogniser } from './recogniser.ts';

const SELF_HARM =
  /不想活|活不下去|自杀|轻生|跳楼|割腕|死给你们?看|寻死|想死(?!你|了我)|一了百了|\bkill(?:ing)? myself\b|\bkill me now\b|\bsuicid(?:e|al)\b|\bend my life\b|\bwant to die\b|\bhurt myself\b|\bself[- ]?harm\b/g;

const THREAT =
  /(?:砍|捅|弄|杀|打|整|搞)死(?:你|他|她|人)|(?:砍|杀|捅|揍)(?:你|他|她|人)|找人(?:弄|打|搞|收拾)|上门(?:弄|砍|找)你|\bi(?:'?ll| will|'?m (?:going to|gonna)) (?:kill|hurt|find|stab|shoot|beat) (?:you|him|her|them|th(?:at|is|e) \w+)\b/g;

const HARM =
  /晕倒|昏倒|昏迷|呼吸困难|喘不上气|烫伤(?!膏|药|霜|贴)|烫到手|割伤|划伤(?:手|人|孩子)|中毒|过敏|(?:吃|喝|用|穿|戴|被|害|伤|电|烫|炸)[^,。!?]{0,10}住院|\bburn(?:ed|t) (?:my|me|his|her)\b|\bcut (?:my|his|her) (?:finger|hand)\b|\ballergic\b|\bfainted\b|\bpassed out\b|\bcan'?t breathe\b/g;

const FIRE =
  /起火|着火|冒烟|(?:全是|都是|好多)(?:浓)?烟|冒火|(?:打|冒|有|闪|电)火花|冒火星|打火(?!机)|爆炸(?!头|盐)|(?<!气|心态|要|快|是|肺|头|毛)炸了|烧起来|烧焦|(?:焦糊|烧糊|烧|糊|焦)味|塑料烧|烧塑料|(?:插头|插座|充电头|充电器|充电口|接口|线|电源)[^,。!?没不]{0,4}(?:烧(?:了|黑|化|糊|熔)|熔化|融化)|\bcaught fire\b|\bon fire\b|(?<!(?:of|like) (?:\w+ )?)\bsmok(?:e|ing)\b(?! (?:smell|odou?r|stain|residue))|\bexplod(?:e|ed|ing)\b|\bsparks\b(?! joy)|\bspark(?:ed|ing)\b|\bburn(?:ing|t)[- ](?:smell|plastic|odou?r|rubber|wires?)\b|\bsmell(?:s|ed|ing)?(?: of| like)?(?: something)? (?:burn(?:ing|t)|melting)\b|\b(?:charger|plug|cable|cord|socket|adapter|battery|port)\b[^,.!?]{0,16}\b(?:melt(?:s|ed|ing)|leak(?:s|ed|ing))\b/g;

const SHOCK =
  /(?<!防)漏电|触电|(?<!充)电到(?:我|人|手(?!机)|孩子|老人)|(?:被|会)电到|电了一下|麻手|(?:外壳|机身|机壳|金属|边框)[^,。!?没不]{0,3}(?:带电|有电感)|摸[^,。!?没不]{0,6}(?:发麻|着麻|带电|有电感)|跳闸|\belectric(?:al)? shock\b|\bshocked me\b|\bgot (?:a )?shock(?:ed)?\b|\bzapped\b/g;

/** A battery about to burst, not a bump in a shoe or a wall. */
const SWELLING =
  /鼓包(?<!鞋[^,。!?]{0,3}鼓包|[墙漆木皮膜纸]面?[^,。!?]{0,2}鼓包|家具[^,。!?]{0,3}鼓包)|膨胀|(?:鼓|胀|涨(?!价)|漏液|流液|顶起)(?<=(?:电池|充电宝|移动电源)[^,。!?没不]{0,6}(?:鼓|胀|涨|漏液|流液|顶起))|(?:后盖|屏幕|外壳)[^,。!?没不]{0,6}(?:鼓起|顶起|顶开|撑开)|\b(?:battery|power ?bank)\b[^,.!?]{0,12}\b(?:swollen|swelled|swelling|bulg(?:ed|ing)|puffed|ballooned)\b|\b(?:swollen|bulging|puffed(?:[- ]up)?|ballooned) (?:battery|power ?bank)\b/g;

/** Hot enough to be afraid of; merely warm is a fault like others, and 烫金 is a print. */
const HEAT =
  /(?<!价格?|价钱|有点|有些|稍微|微微)(?:烫手(?!山芋|的山芋|货)|发烫)|滚烫|烫[得的](?:不敢|拿不|没法|吓人|厉害|要命|不行|很|能煎|都?不能|像|跟)|(?:特别|非常|超级|超|巨|贼|太|很|极其|异常|好)烫(?![金钻发染头画印标衣熨身嘴口])|[烫热][^。!?]{0,12}不敢(?:再|继续)?(?:用|充|碰|开|摸|拿)|\btoo hot to (?:touch|hold|handle|use)\b|\b(?:burning|scorching|scalding|boiling|dangerously) hot\b|\b(?:really|very|so|super|extremely|insanely|crazy) hot\b(?=[^.!?]{0,30}\b(?:charg|plugg|touch|scared|afraid))|\bcharging\b[^.!?]{0,30}\b(?:really|very|so|super|extremely|insanely|crazy) hot\b|\boverheat(?:s|ed|ing)?\b(?=[^.!?]{0,24}\b(?:charg|plugg|badly|danger|scared|afraid))/g;

const DANGERS: readonly RegExp[] = [THREAT, HARM, FIRE, SHOCK, SWELLING, HEAT];

/** Danger to people, or talk of self-harm: both go to a person at once. */
export const recogniseSafety: Recogniser = ({ text }) => {
  const harm = matches(text, SELF_HARM)[0];
  if (harm) return [slot('self_harm', harm)];
  const danger = DANGERS.flatMap((pattern) => matches(text, pattern)).find(
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
