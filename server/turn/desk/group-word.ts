import { DEFAULT_GROUPS } from '../../contract/desk-settings.ts';
import { word } from '../../dialogue/speech.ts';
import type { Group } from '../../terms/desk.ts';
import type { Draft } from '../draft.ts';

/** What a buyer is told a group is called: an operator's name for it, else the word for one as shipped. */
export function groupWord(
  { desk: { groups }, locale }: Pick<Draft, 'desk' | 'locale'>,
  id: Group,
): string {
  const given = groups.find((group) => group.id === id)?.names[locale];
  const shipped = DEFAULT_GROUPS.find((group) => group.id === id)?.names[locale];
  return shipped !== undefined && (given === undefined || given === shipped)
    ? word(`group.${id}`, locale)
    : (given ?? id);
}
