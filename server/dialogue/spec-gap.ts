import type { ClaimDetails } from '../terms/claim.ts';

/** How far a device falls short of what was written, where both figures are told. */
export type SpecGap = Pick<
  ClaimDetails,
  'batteryPoints' | 'storageSteps' | 'memorySteps' | 'modelDiffers'
>;

const SIZE = /(?<![\d.a-z])(\d{1,4})\s?(t|g)b?(?![a-z\d])/gi;
/** "16G/512G" names one configuration, not two. */
const CONFIGURATION = /\d{1,4}\s?[gt]b?\s?[+/]\s?\d{1,4}\s?[gt]?b?/gi;
/** A gap beyond this is a misreading. */
const MOST_STEPS = 3;
const PER_TERA = 1_024;
const STORAGE = /硬盘|固态|存储|储存|容量|闪存|\b(?:ssd|hdd|storage|disk|drive|capacity)\b/i;
const MEMORY = /内存|运存|运行内存|\b(?:ram|memory)\b/i;
/** Below this a bare figure is memory, from it on storage. */
const SMALLEST_STORAGE = 64;

const BATTERY = /电池|健康|最大容量|\bbattery\b|\bmax(?:imum)? capacity\b/i;
const PERCENT = /(?<![\d.])(100|[5-9]\d)(?![\d.]|g|成|新|元|块|¥|天|\s?(?:days|hours))\s?%?/gi;

const CHIP = /(?<![a-z\d])(?:i[3579]|r[3579]|m[1-5]|[rg]tx\s?\d{3,4}|rx\s?\d{3,4})(?![a-z\d])/gi;

/** Reads the two figures of a message: written and real. Three or more say nothing certain. */
export function specGapOf(text: string): SpecGap {
  if (!/\d/.test(text)) return {};
  const chips = new Set((text.match(CHIP) ?? []).map((chip) => chip.toLowerCase()));
  return {
    ...sizeGap(text),
    ...batteryGap(text),
    ...(chips.size === 2 && { modelDiffers: true }),
  };
}

function sizeGap(text: string): SpecGap {
  const sizes = [...text.replace(CONFIGURATION, ' ').matchAll(SIZE)].map(
    ([, figure, unit]) => Number(figure) * (unit?.toLowerCase() === 't' ? PER_TERA : 1),
  );
  const [most, least] = [Math.max(...sizes), Math.min(...sizes)];
  if (new Set(sizes).size !== 2 || least <= 0) return {};
  const steps = Math.round(Math.log2(most / least));
  if (steps < 1 || steps > MOST_STEPS) return {};
  const memory = MEMORY.test(text) ? !STORAGE.test(text) : most < SMALLEST_STORAGE;
  return memory && most <= 2 * SMALLEST_STORAGE ? { memorySteps: steps } : { storageSteps: steps };
}

function batteryGap(text: string): SpecGap {
  if (!BATTERY.test(text)) return {};
  const figures = [...new Set([...text.matchAll(PERCENT)].map(([, figure]) => Number(figure)))];
  const [one, other] = figures;
  return figures.length === 2 && one !== undefined && other !== undefined
    ? { batteryPoints: Math.abs(one - other) }
    : {};
}
