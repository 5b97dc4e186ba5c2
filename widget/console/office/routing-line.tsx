import Button from 'antd/es/button';
import Input from 'antd/es/input';
import type { RoutingRow } from '../../../server/contract/desk-rules.ts';
import type { DeskGroup } from '../../../server/terms/desk.ts';
import { TRUNK_NAMES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import { REASONS } from '../words/reason-labels.ts';
import { skillText } from './people-text.ts';

interface Props {
  readonly row: RoutingRow;
  /** Those that take work. */
  readonly groups: readonly DeskGroup[];
  readonly all: readonly DeskGroup[];
  readonly onChange: (row: RoutingRow) => void;
  readonly onUp: (() => void) | undefined;
  readonly onRemove: () => void;
}

const CENTS = 100;

/** What a code of the taxonomy stands for, be it a trunk or a leaf. */
const leafName = (code: string, label: ReturnType<typeof useLanguage>['label']): string =>
  [LEAVES, TRUNK_NAMES]
    .map((names) => (Object.hasOwn(names, code) ? label(names, code) : ''))
    .join('');

/** One row of the routing table: what it looks at, and where it sends. */
export function RoutingLine({ row, groups, all, onChange, onUp, onRemove }: Props) {
  const { t, label, locale } = useLanguage();
  const { when, goes } = row;
  /** An empty field fits everything, and is left out. */
  const given = <T extends object>(before: T, part: Partial<Record<keyof T, unknown>>): T =>
    Object.fromEntries(
      Object.entries({ ...before, ...part }).filter(
        ([, value]) => value !== '' && value !== undefined,
      ),
    ) as T;
  const asks = (part: Partial<Record<keyof RoutingRow['when'], unknown>>) =>
    onChange({ goes, when: given(when, part) });
  const sends = (part: Partial<Record<keyof RoutingRow['goes'], unknown>>) =>
    onChange({ when, goes: given(goes, part) });
  const named = (group: DeskGroup) => (
    <option key={group.id} value={group.id}>
      {group.names[locale]}
    </option>
  );
  return (
    <li className="routing-line">
      <Field label={t('house.leaf')}>
        <Input
          list="leaves"
          value={when.leaf ?? ''}
          placeholder={t('house.any')}
          onChange={({ target }) => asks({ leaf: target.value.trim() })}
        />
        <small className="routing-means">{leafName(when.leaf ?? '', label)}</small>
      </Field>
      <Field label={t('house.fromYuan')}>
        <Input
          type="number"
          min={0}
          value={when.fromCents === undefined ? '' : when.fromCents / CENTS}
          placeholder={t('house.any')}
          onChange={({ target }) =>
            asks({
              fromCents: target.value === '' ? undefined : Math.round(Number(target.value) * CENTS),
            })
          }
        />
      </Field>
      <Field label={t('house.language')}>
        <select
          className="plain-select"
          value={when.language ?? ''}
          onChange={({ target }) => asks({ language: target.value })}
        >
          <option value="">{t('house.any')}</option>
          <option value="zh-CN">中文</option>
          <option value="en">English</option>
        </select>
      </Field>
      <Field label={t('house.fromGroup')}>
        <select
          className="plain-select"
          value={when.group ?? ''}
          onChange={({ target }) => asks({ group: target.value })}
        >
          <option value="">{t('house.any')}</option>
          {all.map(named)}
        </select>
      </Field>
      <span className="routing-more muted">
        {when.reason !== undefined && t('house.reasonIs', { reason: label(REASONS, when.reason) })}{' '}
        {when.urgent === true && t('house.urgent')}
      </span>
      <Field label={t('house.goesTo')}>
        <select
          className="plain-select"
          value={goes.group ?? ''}
          onChange={({ target }) => sends({ group: target.value })}
        >
          <option value="">{t('house.asReferred')}</option>
          {groups.map(named)}
        </select>
      </Field>
      <Field label={t('house.skill')}>
        <Input
          list="skills"
          value={goes.skill ?? ''}
          onChange={({ target }) => sends({ skill: target.value.trim() })}
        />
        <small className="routing-means">{goes.skill && skillText(goes.skill, locale)}</small>
      </Field>
      <Field label={t('house.priority')}>
        <select
          className="plain-select"
          value={goes.priority ?? ''}
          onChange={({ target }) =>
            sends({ priority: target.value === '' ? undefined : Number(target.value) })
          }
        >
          {['', '0', '1', '2', '3'].map((one) => (
            <option key={one} value={one}>
              {one === '' ? '—' : t(`house.priority.${one as '0' | '1' | '2' | '3'}`)}
            </option>
          ))}
        </select>
      </Field>
      <span className="routing-do">
        <Button size="small" disabled={!onUp} onClick={onUp}>
          {t('house.up')}
        </Button>
        <Button size="small" onClick={onRemove}>
          {t('house.remove')}
        </Button>
      </span>
    </li>
  );
}

const Field = ({ label, children }: { label: string; children: React.ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is given
  <label className="routing-field">
    <small className="muted">{label}</small>
    {children}
  </label>
);
