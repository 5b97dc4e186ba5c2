import Input from 'antd/es/input';
import type { DeskTable } from '../../../server/contract/desk-rules.ts';
import { useLanguage } from '../words/language.tsx';

interface Props {
  readonly table: DeskTable;
  readonly onChange: (part: Partial<DeskTable>) => void;
}

const PRIORITIES = [0, 1, 2, 3] as const;
const KINDS = ['firstMinutes', 'nextMinutes'] as const;
type Four = DeskTable['sla']['firstMinutes'];

/** How long answers may take, when a lead hears of it, and what one person may decide alone. */
export function TimesFields({ table: { sla, assignment, caps }, onChange }: Props) {
  const { t } = useLanguage();
  const setSla = (part: Partial<DeskTable['sla']>) => onChange({ sla: { ...sla, ...part } });
  const nameOf = (priority: (typeof PRIORITIES)[number]) => t(`house.priority.${priority}`);
  return (
    <>
      <h2>{t('house.times')}</h2>
      <p className="muted">{t('house.timesHint')}</p>
      <div className="times">
        <span />
        {PRIORITIES.map((priority) => (
          <b key={priority}>{nameOf(priority)}</b>
        ))}
        {KINDS.map((kind) => [
          <span key={kind}>{t(`house.${kind}`)}</span>,
          ...PRIORITIES.map((priority) => (
            <Count
              key={`${kind}${priority}`}
              name={`${t(`house.${kind}`)} · ${nameOf(priority)}`}
              value={sla[kind][priority]}
              onChange={(minutes) => setSla({ [kind]: replaced(sla[kind], priority, minutes) })}
            />
          )),
        ])}
        <span>{t('house.always')}</span>
        {PRIORITIES.map((priority) => (
          <input
            key={priority}
            type="checkbox"
            aria-label={`${t('house.always')} · ${nameOf(priority)}`}
            checked={sla.always.includes(priority)}
            onChange={({ target }) => {
              const others = sla.always.filter((one) => one !== priority);
              setSla({ always: target.checked ? [...others, priority].sort() : others });
            }}
          />
        ))}
      </div>
      {(
        [
          ['house.leadAfter', sla.leadAfterBreaches, (n) => setSla({ leadAfterBreaches: n }), 9],
          ['house.maxBreaches', sla.maxBreaches, (n) => setSla({ maxBreaches: n }), 9],
          [
            'house.offerMinutes',
            assignment.offerMinutes,
            (n) => onChange({ assignment: { offerMinutes: n } }),
            MOST_MINUTES,
          ],
        ] satisfies [Parameters<typeof t>[0], number, (n: number) => void, number][]
      ).map(([word, value, set, max]) => (
        <p key={word} className="times-line">
          <span>{t(word)}</span>
          <Count name={t(word)} value={value} max={max} onChange={set} />
        </p>
      ))}
      <h3>{t('house.caps')}</h3>
      <p className="muted">{t('house.capsHint')}</p>
      {(['agentCents', 'leadCents'] as const).map((who) => (
        <p key={who} className="times-line">
          <span>{t(`house.${who}`)}</span>
          <Count
            name={t(`house.${who}`)}
            value={caps[who] / 100}
            min={0}
            max={MOST_MONEY}
            step="0.01"
            onChange={(sum) => onChange({ caps: { ...caps, [who]: Math.round(sum * 100) } })}
          />
        </p>
      ))}
    </>
  );
}

/** A month; the server takes no more. */
const MOST_MINUTES = 43_200;
const MOST_MONEY = 10_000_000;

const replaced = (four: Four, at: number, value: number): Four =>
  four.map((one, index) => (index === at ? value : one)) as Four;

interface CountProps {
  readonly name: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: string;
  readonly onChange: (value: number) => void;
}

function Count({ name, value, min = 1, max = MOST_MINUTES, step = '1', onChange }: CountProps) {
  return (
    <Input
      type="number"
      required
      aria-label={name}
      min={min}
      max={max}
      step={step}
      value={value < min ? '' : value}
      onChange={({ target }) => onChange(target.value === '' ? min - 1 : Number(target.value))}
    />
  );
}
