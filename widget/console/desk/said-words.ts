import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import { eventLines } from '../case/talk.ts';
import { isDeskWord, useDeskWords } from '../words/desk-words.ts';
import { ACTORS } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import type { Groups } from './use-groups.ts';

type Words = ReturnType<typeof useDeskWords>;

/** What a colleague's words, or the desk's own, are. */
export function markOf(event: WireEvent, w: Words): string {
  if (event.type !== 'text') return '';
  const key = `mark.${event.mark}`;
  if (isDeskWord(key)) return w(key);
  return w(event.visibility === 'merchant' ? 'note.merchant' : 'note.internal');
}

/** The desk's own notes are figures; they are put into words where they are read. */
export function wordsOf(event: WireEvent, lines: readonly string[], w: Words): readonly string[] {
  if (event.type !== 'text') return lines;
  if (event.mark !== 'overdue') return lines.filter((line) => !line.startsWith('▣'));
  const [kind, n = '', times = '1'] = event.text.split(' ');
  if (Number(times) > 1) return [w('overdue.again', { n, times })];
  return [w(kind === 'first' ? 'overdue.first' : 'overdue.next', { n })];
}

/** What happened in the talk without anything being said; undefined for what was said. */
export function useNotice(event: WireEvent, groups: Pick<Groups, 'nameOf'>): string | undefined {
  const w = useDeskWords();
  const { label, locale } = useLanguage();
  switch (event.type) {
    case 'party':
      return w(`party.${event.change}`, {
        name: event.actor.name ?? label(ACTORS, event.actor.kind),
      });
    case 'handback':
      return w('handbackDone');
    case 'handoff':
      return w('handoff', {
        to: event.group === undefined ? event.to : groups.nameOf(event.group),
      });
    case 'ticket':
      return eventLines(event, { locale })[0];
    default:
      return undefined;
  }
}
