import type { TicketState } from '../../../server/terms/state.ts';
import { countdown, formatSpan } from '../format/time.ts';
import { label, STATES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';

type Tone = 'wait' | 'act' | 'money' | 'good' | 'bad' | 'over';

/** Colour by what a state asks for, not by its name. */
const TONES: Partial<Readonly<Record<TicketState, Tone>>> = {
  merchant_review: 'act',
  platform_review: 'act',
  appeal: 'act',
  refunding: 'money',
  settling: 'money',
  refund_failed: 'bad',
  inspect_dispute: 'bad',
  suspended: 'bad',
  completed: 'good',
  rejected: 'over',
  cancelled: 'over',
  closed_timeout: 'over',
};

export function StateTag({ state }: { readonly state: TicketState }) {
  const { locale } = useLanguage();
  return (
    <span className={`tag tag-${TONES[state] ?? 'wait'}`}>{label(STATES, state, locale)}</span>
  );
}

/** The time left, grey, amber or red; the words say it too, for those who see no colour. */
export function DeadlineTag({
  at,
  now,
}: {
  readonly at: string | undefined;
  readonly now: number;
}) {
  const { t, locale } = useLanguage();
  if (!at)
    return (
      <span className="due due-none" title={t('deadline.none')}>
        —
      </span>
    );
  const { tone, leftMs } = countdown(at, now);
  const span = formatSpan(leftMs, locale);
  return (
    <time className={`due due-${tone}`} dateTime={at} title={new Date(at).toLocaleString(locale)}>
      {t(tone === 'overdue' ? 'deadline.over' : 'deadline.left', { span })}
    </time>
  );
}
