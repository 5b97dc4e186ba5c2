import { useMemo } from 'react';
import {
  activeGroups,
  DESK_GROUPS,
  type DeskGroup,
  type Group,
} from '../../../server/terms/desk.ts';
import { readGroups } from '../api/office-calls.ts';
import { useLoad } from '../hooks/use-load.ts';
import { useLanguage } from '../words/language.tsx';

export interface Groups {
  /** Those that take work, in the operators' order. */
  readonly open: readonly Group[];
  readonly nameOf: (id: Group) => string;
}

const NONE: readonly DeskGroup[] = [];

/** The desk's groups under the names operators gave them; those of the tables until they are read. */
export function useGroups(): Groups {
  const { locale } = useLanguage();
  const { data = NONE } = useLoad(readGroups);
  return useMemo(
    () => ({
      open: data.length > 0 ? activeGroups(data).map(({ id }) => id) : DESK_GROUPS,
      nameOf: (id) => data.find((group) => group.id === id)?.names[locale] ?? id,
    }),
    [data, locale],
  );
}
