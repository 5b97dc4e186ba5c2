import type { Draft } from '../draft.ts';
import type { Speaker } from './command.ts';

/** A colleague's words, or the desk's own, that the buyer never sees. */
export function whisper(
  draft: Draft,
  text: string,
  mark: 'transferred' | 'consulted' | 'linked' | 'overdue',
  { actor }: Speaker,
): void {
  draft.note({ type: 'whispered', text, visibility: 'internal', mark }, actor);
}
