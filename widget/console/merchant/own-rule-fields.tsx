import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import { useLanguage } from '../words/language.tsx';
import type { OwnForm } from './mandate-form.ts';

interface Props {
  readonly own: OwnForm;
  /** What the platform's rules give anyway. */
  readonly floorDays: number;
  readonly wrong: boolean;
  readonly onChange: (own: OwnForm) => void;
}

/** What the shop promises beyond the platform's rules, where its tier may. */
export function OwnRuleFields({ own, floorDays, wrong, onChange }: Props) {
  const { t } = useLanguage();
  return (
    <fieldset className="limit">
      <legend>{t('mandate.own')}</legend>
      <p className="muted">{t('mandate.own.about', { days: floorDays })}</p>
      <label htmlFor="own-days">{t('mandate.own.days')}</label>
      <Input
        id="own-days"
        inputMode="numeric"
        value={own.days}
        {...(wrong && { status: 'error' as const })}
        onChange={(event) => onChange({ ...own, days: event.target.value })}
      />
      {wrong && (
        <p className="field-bad" role="alert">
          {t('mandate.own.wrong')}
        </p>
      )}
      <Checkbox
        checked={own.freeReturns}
        onChange={(event) => onChange({ ...own, freeReturns: event.target.checked })}
      >
        {t('mandate.own.free')}
      </Checkbox>
    </fieldset>
  );
}
