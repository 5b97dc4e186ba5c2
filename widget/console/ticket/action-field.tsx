import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { session } from '../api/session.ts';
import type { Field } from '../case/action-fields.ts';
import { symbolOf } from '../format/money.ts';
import { useLanguage } from '../words/language.tsx';
import type { WordKey } from '../words/zh.ts';
import { EvidenceField } from './evidence-field.tsx';
import { useOptions } from './use-options.ts';

type Value = string | readonly string[] | undefined;
interface Props {
  readonly field: Field;
  readonly ticket: TicketView;
  readonly value: Value;
  /** What kind of finding is being filed. */
  readonly kind?: string | undefined;
  readonly problem?: string | undefined;
  readonly onChange: (value: Value) => void;
}

const HINTS: Partial<Record<Field['kind'], WordKey>> = {
  ruling: 'field.rulingHint',
  liability: 'field.liabilityHint',
  percent: 'field.percentHint',
};
/** Whoever writes a note writes it for the other two. */
const noteHint = (): WordKey =>
  session.get()?.user.role === 'merchant' ? 'field.noteHint' : 'field.noteHintPlatform';

const LONG_LIMIT = 2_000;
const SHORT_LIMIT = 64;

/** One field of an action, by its kind. */
export function ActionField(props: Props) {
  const { t } = useLanguage();
  const { field } = props;
  const id = `field-${field.name}`;
  const hint = HINTS[field.kind] ?? (field.name === 'note' ? noteHint() : undefined);
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {t(`field.${field.name}`)}
        {field.required && <span aria-hidden="true"> *</span>}
      </label>
      <Control {...props} id={id} />
      {props.problem && (
        <p className="field-bad" role="alert" id={`${id}-bad`}>
          {props.problem}
        </p>
      )}
      {hint && <small className="muted">{t(hint)}</small>}
    </div>
  );
}

interface ControlProps extends Props {
  readonly id: string;
}

function Control(props: ControlProps) {
  const { t } = useLanguage();
  const { field, ticket, value, onChange, id } = props;
  const options = useOptions(field.kind, ticket, props.kind);
  if (field.kind === 'evidence') return <EvidenceField {...props} options={options} />;
  if (field.kind === 'accessories' || field.kind === 'slots')
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
        {...(props.problem && { status: 'error' as const })}
        value={typeof value === 'string' ? value : null}
        onChange={onChange}
      />
    );
  return <Typed {...props} />;
}

function Typed({ field, ticket, value, onChange, id, problem }: ControlProps) {
  const common = {
    ...(problem && { status: 'error' as const, 'aria-describedby': `${id}-bad` }),
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
      {...(field.kind === 'money' && { prefix: symbolOf(ticket.currency) })}
      {...(field.kind === 'percent' && { suffix: '%' })}
      maxLength={SHORT_LIMIT}
      inputMode={
        field.kind === 'money' || field.kind === 'percent'
          ? 'decimal'
          : field.kind === 'count'
            ? 'numeric'
            : 'text'
      }
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
