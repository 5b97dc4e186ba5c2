import Select from 'antd/es/select';
import { useCallback, useEffect, useState } from 'react';
import type { MerchantRow } from '../../../server/contract/merchant-list.ts';
import { findMerchants } from '../api/merchant-calls.ts';
import { useLoad } from '../hooks/use-load.ts';
import { useLanguage } from '../words/language.tsx';
import { ProblemNote } from './problem-note.tsx';

interface Props {
  readonly id: string;
  /** The chosen merchant's id. */
  readonly value: string | undefined;
  readonly onChange: (merchantId: string) => void;
}

/** A pause this long after the last key means the word is meant. */
const TYPING_MS = 250;

/** One of the merchants, found by part of the name or by the id. */
export function MerchantPick({ id, value, onChange }: Props) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed);
  const found = useLoad(useCallback((signal: AbortSignal) => findMerchants(q, signal), [q]));
  const items = found.data?.items ?? [];
  const more = Boolean(found.data?.nextCursor);
  // What was chosen stays named by its id where the list of the moment has it not.
  const others = value && !items.some((one) => one.id === value) ? [{ value, label: value }] : [];
  return (
    <>
      <Select
        id={id}
        className="merchant-pick"
        showSearch={{ filterOption: false, onSearch: setTyped }}
        value={value || null}
        placeholder={t('merchants.pick')}
        loading={found.loading || q !== typed}
        options={[...others, ...items.map(optionOf)]}
        notFoundContent={
          <span className="muted">{t(found.loading ? 'merchants.looking' : 'merchants.none')}</span>
        }
        popupRender={(list) => (
          <>
            {list}
            {more && <p className="merchant-more muted">{t('merchants.more')}</p>}
          </>
        )}
        onChange={(chosen: string | null) => chosen && onChange(chosen)}
      />
      {found.error !== undefined && <ProblemNote error={found.error} onRetry={found.reload} />}
    </>
  );
}

const optionOf = ({ id, name }: MerchantRow) => ({ value: id, label: `${name} · ${id}` });

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
