import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

/**
 * What axe finds on a page and in its frames once nothing moves any more: a colour measured half-way
 * through a fade belongs to no state of the page.
 */
export async function barriersOf(page: Page): Promise<Violation[]> {
  await Promise.all(page.frames().map((frame) => frame.waitForFunction(stands)));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations;
}

/** Runs in the page. What turns for ever, as a spinner does, is not waited for. */
const stands = (): boolean =>
  document
    .getAnimations()
    .every(
      ({ playState, effect }) =>
        (playState !== 'running' && playState !== 'paused') ||
        effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
    );
