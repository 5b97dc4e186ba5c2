import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useEffect, useRef, useState } from 'react';
import type { ListQuery } from '../api/calls.ts';
import { session } from '../api/session.ts';
import { listHref } from '../hooks/route.ts';
import { replaceHash } from '../hooks/use-route.ts';
import { AUDITS, HOLDERS, type PairTable, STATES, TRUNK_NAMES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import type { WordKey } from '../words/zh.ts';

/** A pause this long after the last key means the word is meant. */
const TYPING_MS = 300;

const CHOICES = [
  { name: 'state', any: 'list.state', table: STATES },
  { name: 'holder', any: 'list.holder', table: HOLDERS },
  { name: 'reason', any: 'list.reason', table: TRUNK_NAMES },
] as const;

/** The filters live in the address: a link carries them, a reload keeps them. */
export function Filters({ query }: { readonly query: ListQuery }) {
  const { t, label } = useLanguage();
  // What is sampled of a merchant's decisions is the platform's to look at.
  const audits = session.get()?.user.role !== 'merchant';
  const set = (change: ListQuery) => replaceHash(listHref({ ...query, ...change }));
  return (
    <search className="filters">
      <SearchBox value={query.q ?? ''} onSearch={(q) => set({ q })} />
      {CHOICES.map(({ name, any, table }) => (
        <Choice
          key={name}
          any={any}
          table={table}
          value={query[name]}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      <Checkbox
        checked={query.overdue === 'true'}
        onChange={(event) => set({ overdue: event.target.checked ? 'true' : 'false' })}
      >
        {t('list.overdue')}
      </Checkbox>
      {audits && (
        <Checkbox
          checked={query.audit === 'open'}
          onChange={(event) => set({ audit: event.target.checked ? 'open' : undefined })}
        >
          {label(AUDITS, 'open')}
        </Checkbox>
      )}
      {listHref(query).includes('?') && (
        <button type="button" className="link-button" onClick={() => replaceHash('#/tickets')}>
          {t('list.clear')}
        </button>
      )}
    </search>
  );
}

interface ChoiceProps {
  readonly any: WordKey;
  readonly table: PairTable;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

function Choice({ any, table, value, onChange }: ChoiceProps) {
  const { t, label } = useLanguage();
  const options = [
    { value: '', label: t(any) },
    ...Object.keys(table)
      .filter((key) => key !== 'none' && key !== 'draft')
      .map((key) => ({ value: key, label: label(table, key) })),
  ];
  return (
    <Select
      className="filter-choice"
      popupMatchSelectWidth={false}
      aria-label={t(any)}
      options={options}
      value={value ?? ''}
      onChange={onChange}
    />
  );
}

interface SearchProps {
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

function SearchBox({ value, onSearch }: SearchProps) {
  const { t } = useLanguage();
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may change under the box: cleared filters clear it too.
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next.trim()), TYPING_MS);
  };
  return (
    <Input
      className="filter-search"
      type="search"
      allowClear
      maxLength={100}
      value={text}
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      onChange={(event) => type(event.target.value)}
    />
  );
}
