import Button from 'antd/es/button';
import type { DeskContext } from '../../../server/contract/desk.ts';
import type { OtherTalk } from '../../../server/terms/desk.ts';
import { ticketHref } from '../hooks/route.ts';
import { StateTag } from '../parts/tags.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { label } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import { deskHref } from './place.ts';

interface NoteProps {
  readonly into: OtherTalk;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

/** Over a talk that goes on in another: where, and the way back. */
export function MergedNote({ into, busy, onUndo }: NoteProps) {
  const w = useDeskWords();
  const name = [into.number, into.title].filter(Boolean).join(' · ') || into.conversationId;
  return (
    <p className="merged-note" role="status">
      <span>{w('merged.into', { name })}</span>
      <a href={deskHref(into.conversationId)}>{w('merged.open')} →</a>
      <Button size="small" loading={busy} onClick={onUndo}>
        {w('unmerge')}
      </Button>
    </p>
  );
}

/** Talks that go on in this one, with the cases that stay theirs. */
export function JoinedTalks({ joined }: { joined: NonNullable<DeskContext['joined']> }) {
  const w = useDeskWords();
  const { locale } = useLanguage();
  return (
    <section className="sheet section brief">
      <h2>{w('merged.here')}</h2>
      {joined.map(({ conversationId, tickets }) => (
        <ul key={conversationId} className="earlier">
          {tickets.length === 0 && <li className="muted">{w('merged.noCase')}</li>}
          {tickets.map((one) => (
            <li key={one.id}>
              <a href={ticketHref(one.id)}>{one.number}</a>
              <span>
                {label(LEAVES, one.leaf, locale)} · {one.title}
              </span>
              <StateTag state={one.state} />
            </li>
          ))}
          <li>
            <a href={deskHref(conversationId)}>{w('merged.open')} →</a>
          </li>
        </ul>
      ))}
    </section>
  );
}
