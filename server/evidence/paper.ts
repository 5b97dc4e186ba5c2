import { open } from 'node:fs/promises';

/** Trailing bytes in which a whole PDF names its table of contents. */
const TAIL_BYTES = 2_048;

/**
 * Whether a PDF has its end: one that was cut off in mid-upload has not. It is never opened here, only
 * handed out as a download.
 */
export async function isWholePdf(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
    await file.read(tail, 0, tail.length, size - tail.length);
    const text = tail.toString('latin1');
    return text.includes('startxref') && text.includes('%%EOF');
  } finally {
    await file.close();
  }
}
