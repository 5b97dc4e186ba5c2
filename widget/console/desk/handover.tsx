import Button from 'antd/es/button';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DeskTalk } from '../../../server/terms/desk.ts';
import { readColleagues } from '../api/desk-calls.ts';
import { session } from '../api/session.ts';
import { useLoad } from '../hooks/use-load.ts';
import { useDeskWords } from '../words/desk-words.ts';
import { type DeskList, rowsOf } from './desk-list.ts';
import type { Run } from './use-command.ts';
import { useGroups } from './use-groups.ts';

type Way = 'transfer' | 'consult' | 'link';
const WAYS: readonly Way[] = ['transfer', 'consult', 'link'];

interface Props {
  readonly talk: DeskTalk | undefined;
  readonly list: DeskList;
  readonly conversationId: string;
  /** The talk as it was read; absent while it is not. */
  readonly version: number | undefined;
  readonly run: Run;
  readonly onClose: () => void;
}

/** Hands the talk on, asks somebody beside it, or says that another one is about the same. */
export function Handover({ talk, list, conversationId, version, run, onClose }: Props) {
  const w = useDeskWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [way, setWay] = useState<Way>('transfer');
  const [to, setTo] = useState('group:lead');
  const [text, setText] = useState('');
  const colleagues = useLoad(readColleagues);
  const groups = useGroups();
  useEffect(() => dialog.current?.showModal(), []);
  const me = session.get()?.user.id;
  const related = rowsOf(list, {
    view: { kind: 'all' },
    userId: '',
    q: talk?.buyer?.id ?? '',
  }).filter((row) => row.conversationId !== conversationId && talk?.buyer !== undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    const [kind = '', id = ''] = to.split(/:(.*)/s);
    const whom = kind === 'group' ? { group: id } : { userId: id };
    const done =
      way === 'transfer'
        ? await run({ command: 'transfer', ...whom, ...(words && { note: words }) })
        : way === 'consult'
          ? await run({ command: 'consult', ...whom, text: words })
          : kind === 'merge'
            ? await run({ command: 'merge', to: id, ...(version !== undefined && { version }) })
            : await run({ command: 'link', to: id, kind });
    if (done) dialog.current?.close();
  };
  const ready =
    way === 'link'
      ? related.length > 0 && /^(related|merge):/.test(to)
      : way === 'transfer' || text.trim() !== '';
  return (
    <dialog ref={dialog} className="handover" aria-label={w('handover')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="composer-modes" role="tablist">
          {WAYS.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={way === one}
              onClick={() => {
                setWay(one);
                setTo(one === 'link' ? '' : 'group:lead');
              }}
            >
              {w(one)}
            </button>
          ))}
        </div>
        {way === 'link' ? (
          <fieldset>
            <legend>{w('link.to')}</legend>
            {related.length === 0 && <p className="muted">{w('link.none')}</p>}
            {to.startsWith('merge:') && <p className="muted">{w('link.mergeHint')}</p>}
            {related.flatMap(({ conversationId: id, talk: { about, last } }) =>
              (['related', 'merge'] as const).map((kind) => (
                <Choice key={kind + id} value={`${kind}:${id}`} to={to} onChange={setTo}>
                  {about?.number ?? last?.text ?? id} · {w(`link.${kind}`)}
                </Choice>
              )),
            )}
          </fieldset>
        ) : (
          <>
            <fieldset>
              <legend>{w('to.group')}</legend>
              {groups.open.map((group) => (
                <Choice key={group} value={`group:${group}`} to={to} onChange={setTo}>
                  {groups.nameOf(group)}
                </Choice>
              ))}
            </fieldset>
            <fieldset>
              <legend>{w('to.person')}</legend>
              {colleagues.data?.items
                .filter(({ id }) => id !== me)
                .map(({ id, name, load }) => (
                  <Choice key={id} value={`user:${id}`} to={to} onChange={setTo}>
                    {name} <small className="muted">{w('to.load', { n: load })}</small>
                  </Choice>
                ))}
            </fieldset>
            <label>
              {w(way === 'consult' ? 'to.question' : 'to.note')}
              <textarea rows={3} value={text} onChange={(event) => setText(event.target.value)} />
            </label>
          </>
        )}
        <div className="handover-foot">
          <Button onClick={() => dialog.current?.close()}>{w('cancel')}</Button>
          <Button type="primary" htmlType="submit" disabled={!ready}>
            {w('confirm')}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

interface ChoiceProps {
  readonly value: string;
  readonly to: string;
  readonly onChange: (value: string) => void;
  readonly children: React.ReactNode;
}

const Choice = ({ value, to, onChange, children }: ChoiceProps) => (
  <label className="choice">
    <input type="radio" name="to" checked={to === value} onChange={() => onChange(value)} />
    <span>{children}</span>
  </label>
);
