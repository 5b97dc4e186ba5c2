import { formatInstant, fullInstant } from '../format/time.ts';
import { useLanguage } from '../words/language.tsx';

interface Props {
  readonly at: string;
  readonly now: number;
  readonly className?: string;
}

/** A moment in the reader's own time zone; pointed at, it names the zone. */
export function When({ at, now, className }: Props) {
  const { locale } = useLanguage();
  return (
    <time className={className} dateTime={at} title={fullInstant(at, locale)}>
      {formatInstant(at, now, locale)}
    </time>
  );
}
