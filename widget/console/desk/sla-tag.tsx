import type { SlaClock } from '../../../server/terms/desk.ts';
import { formatSpan } from '../format/time.ts';
import { useDeskWords } from '../words/desk-words.ts';
import { useLanguage } from '../words/language.tsx';

/** From here on it presses. */
const SOON_MS = 10 * 60_000;

/** How long the answer may still take; the words say it too, for those who see no colour. */
export function SlaTag({ clock, now }: { clock: SlaClock | undefined; now: number }) {
  const w = useDeskWords();
  const { locale } = useLanguage();
  if (!clock) return null;
  if (clock.dueAt === undefined)
    return <span className="sla sla-paused">{w(`sla.paused.${clock.paused ?? 'other'}`)}</span>;
  const left = Date.parse(clock.dueAt) - now;
  const tone = left < 0 ? 'over' : left < SOON_MS ? 'soon' : 'calm';
  return (
    <time className={`sla sla-${tone}`} dateTime={clock.dueAt} title={w(`sla.${clock.kind}`)}>
      {w(left < 0 ? 'sla.over' : 'sla.left', { span: formatSpan(left, locale) })}
    </time>
  );
}
