import type { OtherTalk } from '../../terms/desk.ts';
import type { Draft } from '../draft.ts';
import type { Speaker } from './command.ts';

/** A colleague's words, or the desk's own, that the buyer never sees. */
export function whisper(
  draft: Draft,
  text: string,
  mark: Mark,
  { actor }: Speaker,
  talk?: OtherTalk,
): void {
  draft.note(
    { type: 'whispered', text, visibility: 'internal', mark, ...(talk && { talk }) },
    actor,
  );
}

type Mark =
  | 'transferred'
  | 'consulted'
  | 'linked'
  | 'overdue'
  | 'merged'
  | 'unmerged'
  | 'joined'
  | 'parted'
  | 'told';
