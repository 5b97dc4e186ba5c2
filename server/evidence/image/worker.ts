import { type CoverJob, coverImage } from './cover.ts';
import type { ImageFacts, ImageFailure, ImageJob } from './facts.ts';
import { hardenDecoder, readImage, TooManyPixels } from './read.ts';

/** Resident memory at which the process ends itself: a decoder that wants more is under attack. */
const MAX_RSS_BYTES = 420 * 1024 * 1024;
const RSS_CHECK_MS = 25;

export type WorkerAnswer<T = { readonly facts: ImageFacts }> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly failure: ImageFailure };

export interface Covered {
  readonly storedSha256: string;
}

hardenDecoder();
// Decoding runs on libvips' own threads, so this timer keeps ticking while a picture unfolds.
setInterval(() => {
  if (process.memoryUsage.rss() > MAX_RSS_BYTES) process.exit(1);
}, RSS_CHECK_MS).unref();

process.on('message', async (job: ImageJob | CoverJob) => {
  process.send?.(await answer(job));
});
// The first word tells that jobs may come.
process.send?.('ready');
process.on('disconnect', () => process.exit(0));

async function answer(job: ImageJob | CoverJob): Promise<WorkerAnswer | WorkerAnswer<Covered>> {
  try {
    if ('cover' in job) return { ok: true, ...(await coverImage(job)) };
    return { ok: true, facts: await readImage(job) };
  } catch (error) {
    return { ok: false, failure: { reason: reasonOf(error) } };
  }
}

function reasonOf(error: unknown): ImageFailure['reason'] {
  const message = error instanceof Error ? error.message : '';
  if (error instanceof TooManyPixels || message.includes('pixel limit')) return 'too_many_pixels';
  return message.includes('timeout') ? 'too_slow' : 'broken';
}
