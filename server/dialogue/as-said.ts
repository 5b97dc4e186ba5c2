import { type Leaf, LOCATED } from '../terms/reason.ts';
import { isMerelySeen } from '../understanding/fault-words.ts';

const COUNTERFEIT: Leaf = 'AUT.counterfeit';
/** Where a doubt that it is genuine is said, or what it hangs on. */
const DOUBTS =
  /假|真|仿|冒牌|正品|正版|盗版|山寨|鉴|复刻|高货|原单|莆田|\ba货|防伪|专柜|官网|官方|扫码|查不到|验证|授权|编号|序列号|证书|走线|做工|字体|标志|标牌|logo|\b(?:fakes?|faked|auth\w*|genuine|real|counterfeit\w*|replica\w*|reps|knock.?off|imitation|legit\w*|dupe|cop(?:y|ies)|original|bootleg\w*|pirate\w*|serial|font|stitching|boutique|official|verif\w*)\b/i;

const FAILURES: readonly Leaf[] = ['DEF.function', 'DEF.power'];
/** What a thing does, or no longer does, as against what it looks like. */
const FAILS =
  /不(?:亮|转|走|响|灵|能用|好用|好使|显示|识别|工作|了机|动|出)|用不了|失灵|没(?:反应|声|信号)|黑屏|花屏|闪|死机|卡(?:顿|住|死)|坏了|故障|\b(?:does|do|did|wo|ca|is)n'?t\b|\bnot work|\bdead(?! pixel)|\bflicker|\bstop(?:s|ped)\b|\bfaulty\b|\bbroken\b/i;

/** Broken glass is a damage that is seen. */
const CRACKS = /碎|裂|\b(?:crack|shatter|smash)\w*/i;

/**
 * A reading as far as the words bear it out: a mark that is only seen is no failure, and nobody is taken to
 * call a thing a fake who speaks of nothing the like. Undefined where they bear it out not at all.
 */
export function asSaid(leaf: Leaf | undefined, text: string): Leaf | undefined {
  if (leaf === COUNTERFEIT && !DOUBTS.test(text)) return undefined;
  const seen = isMerelySeen(text.toLowerCase()) || CRACKS.test(text);
  const merelySeen = seen && !FAILS.test(text);
  return leaf && FAILURES.includes(leaf) && merelySeen ? LOCATED : leaf;
}
