import type { EvidenceProblem, EvidenceQuality } from '../terms/evidence.ts';
import type { ImageFacts } from './image/facts.ts';

/**
 * Sharpness from which a flaw can be judged. Set on drawn and real photos softened step by step: a blur
 * of three pixels at 1,024 stays below it, noise or not; one of a pixel and a half stays above.
 */
export const SHARP_FROM = 0.57;
/** Pixels of the longer and the shorter side below which a flaw or a serial cannot be read. */
export const MIN_LONG_SIDE = 640;
export const MIN_SHORT_SIDE = 320;

type Judged = Pick<
  ImageFacts,
  'width' | 'height' | 'sharpness' | 'exposure' | 'light' | 'screenshot'
>;

/**
 * What is wrong with a photo, the thing to tell its sender first. A photo in the dark is blurred too,
 * but light is what it lacks; `duplicate` comes last, for it is seen by comparing.
 */
export function judgePhoto(
  facts: Judged,
  { duplicate, wantsPhoto }: { readonly duplicate: boolean; readonly wantsPhoto: boolean },
): EvidenceQuality {
  const { width, height, sharpness, exposure } = facts;
  const small = Math.max(width, height) < MIN_LONG_SIDE || Math.min(width, height) < MIN_SHORT_SIDE;
  const found: readonly [EvidenceProblem, boolean][] = [
    ['screenshot', facts.screenshot && wantsPhoto],
    ['too_small', small],
    ['dark', facts.light === 'dark'],
    ['bright', facts.light === 'bright'],
    ['blurry', sharpness < SHARP_FROM],
    ['duplicate', duplicate],
  ];
  const problems = found.flatMap(([problem, is]) => (is ? [problem] : []));
  return { ok: problems.length === 0, sharpness, exposure, width, height, problems };
}

/** A film or a paper is taken as it is: only a person can judge it. What was not measured is 0. */
export const unmeasured = ({
  width,
  height,
}: Pick<EvidenceQuality, 'width' | 'height'>): EvidenceQuality => ({
  ok: true,
  sharpness: 0,
  exposure: 0,
  width,
  height,
  problems: [],
});
