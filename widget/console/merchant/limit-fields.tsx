import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { REMEDIES as REMEDIES_ORDER } from '../../../server/terms/reason.ts';
import { symbolOf } from '../format/money.ts';
import { REMEDIES, TRUNK_NAMES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import type { LimitForm } from './mandate-form.ts';

interface Props {
  readonly number: number;
  readonly limit: LimitForm;
  readonly currency: string;
  readonly wrong: boolean;
  readonly onChange: (limit: LimitForm | undefined) => void;
}

/** For which reasons and remedies, and up to how much. */
export function LimitFields({ number, limit, currency, wrong, onChange }: Props) {
  const { t, label } = useLanguage();
  const id = (name: string) => `limit-${number}-${name}`;
  const leaves = [
    ...Object.keys(TRUNK_NAMES).map((value) => ({
      value,
      label: t('mandate.whole', { name: label(TRUNK_NAMES, value) }),
    })),
    ...Object.keys(LEAVES).map((value) => ({ value, label: label(LEAVES, value) })),
  ];
  const remedies = REMEDIES_ORDER.map((value) => ({ value, label: label(REMEDIES, value) }));
  return (
    <fieldset className="limit">
      <legend>{t('mandate.limit', { n: number })}</legend>
      <label htmlFor={id('leaves')}>{t('mandate.leaves')}</label>
      <Select
        id={id('leaves')}
        mode="multiple"
        optionFilterProp="label"
        options={leaves}
        placeholder={t('mandate.anyLeaf')}
        value={[...limit.leaves]}
        onChange={(chosen) => onChange({ ...limit, leaves: chosen })}
      />
      <label htmlFor={id('remedies')}>{t('mandate.remedies')}</label>
      <Select
        id={id('remedies')}
        mode="multiple"
        options={remedies}
        placeholder={t('mandate.keepGoods')}
        value={[...limit.remedies]}
        onChange={(chosen) => onChange({ ...limit, remedies: chosen })}
      />
      <label htmlFor={id('amount')}>{t('mandate.amount')}</label>
      <Input
        id={id('amount')}
        inputMode="decimal"
        prefix={symbolOf(currency)}
        value={limit.amount}
        {...(wrong && { status: 'error' as const })}
        onChange={(event) => onChange({ ...limit, amount: event.target.value })}
      />
      <label htmlFor={id('share')}>{t('mandate.share')}</label>
      <Input
        id={id('share')}
        inputMode="decimal"
        suffix="%"
        value={limit.share}
        {...(wrong && { status: 'error' as const })}
        onChange={(event) => onChange({ ...limit, share: event.target.value })}
      />
      {wrong && (
        <p className="field-bad" role="alert">
          {t('mandate.wrong')}
        </p>
      )}
      <Button danger type="text" onClick={() => onChange(undefined)}>
        {t('mandate.remove')}
      </Button>
    </fieldset>
  );
}
