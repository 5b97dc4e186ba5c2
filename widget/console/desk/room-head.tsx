import Button from 'antd/es/button';
import type { DeskTalk } from '../../../server/terms/desk.ts';
import type { TalkContext } from '../api/desk-calls.ts';
import { useDeskWords } from '../words/desk-words.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import { openTalk } from './place.ts';
import { SlaTag } from './sla-tag.tsx';
import type { Run } from './use-command.ts';

interface Props {
  readonly talk: DeskTalk | undefined;
  readonly context: TalkContext | undefined;
  readonly mine: boolean;
  /** Who else has it. */
  readonly others: string | undefined;
  readonly leads: boolean;
  readonly follows: boolean;
  readonly now: number;
  readonly busy: boolean;
  readonly run: Run;
  readonly onMove: () => void;
  readonly onLink: () => void;
  readonly onCase: () => void;
}

/** Whose talk it is, about what, and what can be done with it. */
export function RoomHead(props: Props) {
  const { talk, context, now } = props;
  const w = useDeskWords();
  const { label } = useLanguage();
  return (
    <header className="room-head">
      <button type="button" className="top-button room-back" onClick={() => openTalk(undefined)}>
        ← {w('back')}
      </button>
      <div className="room-who">
        <b>{talk?.buyer?.name ?? context?.buyer?.name ?? '—'}</b>
        {talk?.about && (
          <small className="muted">
            {talk.about.number} · {label(LEAVES, talk.about.leaf)}
          </small>
        )}
      </div>
      <SlaTag clock={talk?.clock} now={now} />
      <span className="top-space" />
      <Doing {...props} />
      <button type="button" className="top-button room-case" onClick={props.onCase}>
        {w('context')}
      </button>
    </header>
  );
}

function Doing({ talk, context, mine, others, leads, follows, busy, run, onMove, onLink }: Props) {
  const w = useDeskWords();
  const stands = talk?.clock !== undefined && talk.clock.runsSince === undefined;
  const silent = context?.holder === 'human';
  return (
    <div className="room-doing">
      {!mine && others === undefined && (
        <Button type="primary" loading={busy} onClick={() => void run({ command: 'take' })}>
          {w('take')}
        </Button>
      )}
      {others !== undefined && leads && (
        <Button onClick={() => void run({ command: 'take', force: true })}>{w('takeOver')}</Button>
      )}
      {talk && <Button onClick={onMove}>{w('handover')}</Button>}
      {context && <Button onClick={onLink}>{w('link')}</Button>}
      {mine && talk?.clock && (
        <Button
          onClick={() =>
            void run(stands ? { command: 'resume' } : { command: 'pause', waitsFor: 'merchant' })
          }
        >
          {w(stands ? 'resume' : 'pause')}
        </Button>
      )}
      {/* Not where “take” stood: a second click must not give back what the first took. */}
      {(mine || (silent && others === undefined)) && (
        <Button onClick={() => void run({ command: 'handback' })}>{w('handback')}</Button>
      )}
      {context && (
        <Button
          type="text"
          aria-pressed={follows}
          onClick={() => void run({ command: 'follow', on: !follows })}
        >
          {w(follows ? 'unfollow' : 'follow')}
        </Button>
      )}
    </div>
  );
}
