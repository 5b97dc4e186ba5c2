import Button from 'antd/es/button';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { readColleagues } from '../api/desk-calls.ts';
import { session } from '../api/session.ts';
import { useLoad } from '../hooks/use-load.ts';
import { useDeskWords } from '../words/desk-words.ts';
import { Choice } from './choice.tsx';
import { TabStrip } from './tab-strip.tsx';
import type { Run } from './use-command.ts';
import { useGroups } from './use-groups.ts';

const WAYS = ['transfer', 'consult'] as const;
type Way = (typeof WAYS)[number];

interface Props {
  readonly run: Run;
  readonly onClose: () => void;
}

/** Hands the talk on, or asks somebody beside it. */
export function Handover({ run, onClose }: Props) {
  const w = useDeskWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [way, setWay] = useState<Way>('transfer');
  const [to, setTo] = useState('group:lead');
  const [text, setText] = useState('');
  const colleagues = useLoad(readColleagues);
  const groups = useGroups();
  useEffect(() => dialog.current?.showModal(), []);
  const me = session.get()?.user.id;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    const [kind = '', id = ''] = to.split(/:(.*)/s);
    const whom = kind === 'group' ? { group: id } : { userId: id };
    const done =
      way === 'transfer'
        ? await run({ command: 'transfer', ...whom, ...(words && { note: words }) })
        : await run({ command: 'consult', ...whom, text: words });
    if (done) dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="handover" aria-label={w('handover')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <TabStrip label={w('handover')} tabs={WAYS} chosen={way} nameOf={w} onChoose={setWay} />
        <fieldset>
          <legend>{w('to.group')}</legend>
          {groups.open.map((group) => (
            <Choice key={group} value={`group:${group}`} chosen={to} onChange={setTo}>
              {groups.nameOf(group)}
            </Choice>
          ))}
        </fieldset>
        <fieldset>
          <legend>{w('to.person')}</legend>
          {colleagues.data?.items
            .filter(({ id }) => id !== me)
            .map(({ id, name, load }) => (
              <Choice key={id} value={`user:${id}`} chosen={to} onChange={setTo}>
                {name} <small className="muted">{w('to.load', { n: load })}</small>
              </Choice>
            ))}
        </fieldset>
        <label>
          {w(way === 'consult' ? 'to.question' : 'to.note')}
          <textarea rows={3} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <div className="handover-foot">
          <Button onClick={() => dialog.current?.close()}>{w('cancel')}</Button>
          <Button
            type="primary"
            htmlType="submit"
            disabled={way === 'consult' && text.trim() === ''}
          >
            {w(way === 'consult' ? 'to.ask' : 'transfer')}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
