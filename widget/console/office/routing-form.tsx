import Button from 'antd/es/button';
import { type FormEvent, useState } from 'react';
import type { DeskTable, RoutingRow } from '../../../server/contract/desk-rules.ts';
import { activeGroups, type DeskGroup } from '../../../server/terms/desk.ts';
import { deskTableSetting, type Read } from '../api/office-calls.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import { RoutingLine } from './routing-line.tsx';
import { SaveLine, useSaving } from './saving.tsx';
import { SkillList } from './skills.tsx';
import { TimesFields } from './times-fields.tsx';

interface Props {
  readonly before: Read<DeskTable>;
  readonly groups: readonly DeskGroup[];
  readonly onDone: () => void;
}

/** Times, caps, and which talk goes to which group: rows from the top down, the first that fits decides. */
export function RoutingForm({ before, groups, onDone }: Props) {
  const { t, label } = useLanguage();
  const [draft, setDraft] = useState(before);
  const saving = useSaving({ setting: deskTableSetting, take: setDraft, onDone });
  const rows = draft.routing;
  const setRows = (next: (all: typeof rows) => typeof rows) =>
    setDraft((now) => ({ ...now, routing: next(now.routing) }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.save(draft);
  };
  const put = (index: number, ...now: RoutingRow[]) =>
    setRows((all) => [...all.slice(0, index), ...now, ...all.slice(index + 1)]);
  const up = (index: number) =>
    setRows((all) => {
      const [above, row] = [all[index - 1], all[index]];
      return above && row ? [...all.slice(0, index - 1), row, above, ...all.slice(index + 1)] : all;
    });
  return (
    <form className="sheet settings" onSubmit={submit}>
      <TimesFields table={draft} onChange={(part) => setDraft((now) => ({ ...now, ...part }))} />
      <h2>{t('house.routing')}</h2>
      <p className="muted">{t('house.routingHint')}</p>
      <SkillList />
      <datalist id="leaves">
        {Object.keys(LEAVES).map((leaf) => (
          <option key={leaf} value={leaf}>
            {label(LEAVES, leaf)}
          </option>
        ))}
      </datalist>
      <ol className="routing">
        {rows.map((row, index) => (
          <RoutingLine
            // Rows have no name but their place; each is drawn from its value alone.
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing is kept in a row
            key={index}
            row={row}
            groups={activeGroups(groups)}
            all={groups}
            onChange={(now) => put(index, now)}
            onUp={index > 0 ? () => up(index) : undefined}
            onRemove={() => put(index)}
          />
        ))}
      </ol>
      <Button onClick={() => setRows((all) => [{ when: {}, goes: {} }, ...all])}>
        {t('house.addRow')}
      </Button>
      <SaveLine saving={saving} />
    </form>
  );
}
