import { word } from '../../dialogue/speech.ts';
import type { Draft } from '../draft.ts';

/** Ready openings for somebody who does not know how to begin. */
export const quickStarts = (draft: Draft): string[] =>
  ['quick.scratch', 'quick.broken', 'quick.wrong', 'quick.status', 'quick.human'].map((key) =>
    word(key, draft.locale),
  );
