import type { Severity } from '../../terms/reason.ts';
import type { Slot } from '../../terms/understanding.ts';
import { parseNumber } from './numerals.ts';
import { matches, type Recogniser } from './recogniser.ts';

const MEASURE =
  /(\d{1,3}(?:\.\d{1,2})?|[一二两三四五六七八九十]{1,3}|半)\s?(?:个|多)?(cm|mm|厘米|公分|毫米|centimet(?:er|re)s?|millimet(?:er|re)s?|inch(?:es)?|寸)/g;
const FLAW =
  /划|刮|痕|坑|凹|磕|碰|掉漆|坏点|亮点|裂|碎|缝|破|洞|勾丝|脱线|污|渍|掉色|褪色|磨|缺口|瑕疵|毛病|变形|起球|开胶|锈|斑|断|坏|弯|损|scratch|dent|crack|chip|scuff|stain|hole|tear|mark|flaw|damage|broken|rip|pixel|snag|worn|bent/;
const DENT = /坑|凹|磕|dent/;

const WORDS: readonly (readonly [Severity, RegExp])[] = [
  [
    'S5',
    /(?:完全|根本|彻底)(?:不能|没法|无法)用|报废|粉碎|没法用了|\bunusable\b|\btotally (?:broken|destroyed)\b|\bshattered\b/g,
  ],
  [
    'S4',
    /影响(?:正常)?(?:使用|功能|触控|拍照|佩戴|穿)|裂(?:开|了|成|屏|纹)|碎(?:了|裂)|断(?:了|裂|开)|用不了|不能用|破(?:了)?(?:个|一个)?大?洞|\bcracked\b|\bdoes(?:n'?t| not) work\b|\bsnapped\b|\bbroken (?:off|in)\b|\baffects? (?:use|function)/g,
  ],
  [
    'S3',
    /很明显|非常明显|特别明显|太明显|一眼(?:就)?(?:能)?看(?:到|见|出)|好[几多](?:道|处|个|条|块)|很多(?:道|处|划痕)|到处|一大(?:块|片|道|条)|大片|很深|挺深|深深|(?:又|很)长|\bobvious\b|\bvery (?:visible|noticeable|deep)\b|\bseveral\b|\bdeep\b|\blots of\b|\bhuge\b|\ball over\b|\bmultiple\b|\bbig\b/g,
  ],
  [
    'S1',
    /小(?:划痕|坏点|勾丝|瑕疵|毛病|问题|磕|坑|掉漆|污|黑?点|痕|刮)|轻微|细微|很浅|浅浅|不(?:太|怎么|是很)明显|几乎看不|不仔细看|头发丝|针眼|\btiny\b|\bminor\b|\bslight(?:ly)?\b|\bsmall\b|\bfaint\b|\bhairline\b|\bbarely\b|\bhardly (?:see|visible|noticeable)/g,
  ],
  [
    'S2',
    /(?:一|有)(?:道|条|处)(?:划痕|刮痕|印)|看得(?:出|见)|仔细看|能看到|\bnoticeable\b|\bvisible\b/g,
  ],
];

/** How bad a flaw is, by measure first, then by the words used. Only where a flaw is named. */
export const recogniseSeverity: Recogniser = ({ text }) => {
  if (!FLAW.test(text)) return [];
  const measured = matches(text, MEASURE).flatMap((hit) => slot(bySize(hit, text), hit));
  const spoken = WORDS.flatMap(([value, pattern]) =>
    matches(text, pattern)
      .slice(0, 1)
      .flatMap((hit) => slot(value, hit)),
  );
  const grave = spoken.find(({ value }) => value === 'S5' || value === 'S4');
  const first = grave ?? measured[0] ?? spoken[0];
  return first ? [first] : [];
};

const slot = (value: Severity | undefined, hit: RegExpExecArray): Slot[] =>
  value ? [{ name: 'severity', value, start: hit.index, end: hit.index + hit[0].length }] : [];

const MM: readonly (readonly [RegExp, number])[] = [
  [/^(?:mm|毫米|milli)/, 1],
  [/^(?:inch|寸)/, 25.4],
];

// DT-6: below 0.5 mm S1; up to 3 cm, or a dent up to 5 mm, S2; longer S3.
const bySize = (hit: RegExpExecArray, text: string): Severity | undefined => {
  const size = hit[1] === '半' ? 0.5 : parseNumber(hit[1] ?? '');
  if (size === undefined) return undefined;
  const scale = MM.find(([unit]) => unit.test(hit[2] ?? ''))?.[1] ?? 10;
  const length = size * scale;
  if (length < 0.5) return 'S1';
  return length <= (DENT.test(text) && !/划|scratch/.test(text) ? 5 : 30) ? 'S2' : 'S3';
};
