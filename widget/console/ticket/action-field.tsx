import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import type { TicketView } from '../../../server/contract/tickets.ts';
import type { Field } from '../case/action-fields.ts';
import { useLanguage } from '../words/language.tsx';
import { useOptions } from './use-options.ts';

type Value = string | readonly string[] | undefined;
interface Props {
  readonly field: Field;
  readonly ticket: TicketView;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

const LONG_LIMIT = 2_000;
const SHORT_LIMIT = 64;

/** One field of an action, by its kind. */
export function ActionField(props: Props) {
  const { t } = useLanguage();
  const { field } = props;
  const id = `field-${field.name}`;
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {t(`field.${field.name}`)}
        {field.required && <span aria-hidden="true"> *</span>}
      </label>
      <Control {...props} id={id} />
      {field.name === 'note' && <small className="muted">{t('field.noteHint')}</small>}
    </div>
  );
}

interface ControlProps extends Props {
  readonly id: string;
}

function Control(props: ControlProps) {
  const { t } = useLanguage();
  const { field, ticket, value, onChange, id } = props;
  const options = useOptions(field.kind, ticket);
  if (field.kind === 'evidence' || field.kind === 'checklist')
    return (
      <Checkbox.Group
        options={options}
        value={[...(Array.isArray(value) ? value : [])]}
        onChange={(chosen) => onChange(chosen.map(String))}
      />
    );
  if (options.length > 0)
    return (
      <Select
        id={id}
        options={options}
        placeholder={t('act.choose')}
        value={typeof value === 'string' ? value : null}
        onChange={onChange}
      />
    );
  return <Typed {...props} />;
}

function Typed({ field, value, onChange, id }: ControlProps) {
  const common = {
    id,
    required: field.required,
    value: typeof value === 'string' ? value : '',
  };
  if (field.kind === 'longtext')
    return (
      <Input.TextArea
        {...common}
        rows={4}
        maxLength={LONG_LIMIT}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <Input
      {...common}
      maxLength={SHORT_LIMIT}
      inputMode={field.kind === 'money' ? 'decimal' : field.kind === 'count' ? 'numeric' : 'text'}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
