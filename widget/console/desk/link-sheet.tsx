import Button from 'antd/es/button';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useDeskWords } from '../words/desk-words.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import { Choice } from './choice.tsx';
import { type DeskList, type Row, rowsOf } from './desk-list.ts';
import type { Run } from './use-command.ts';

interface Props {
  readonly buyerId: string | undefined;
  /** One that is not can be linked, and merged nowhere. */
  readonly atDesk: boolean;
  readonly list: DeskList;
  readonly conversationId: string;
  /** The talk as it was read; absent while it is not. */
  readonly version: number | undefined;
  readonly run: Run;
  readonly onClose: () => void;
}

const KINDS = ['related', 'merge'] as const;
const LINK_ONLY = ['related'] as const;

/** Says that another talk of the same buyer is about the same, or leads the buyer on in that one. */
export function LinkSheet({ buyerId, atDesk, list, conversationId, version, run, onClose }: Props) {
  const w = useDeskWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const others = othersOf(buyerId, list, conversationId);
  const [kind = '', to = ''] = chosen.split(/:(.*)/s);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done =
      kind === 'merge'
        ? await run({ command: 'merge', to, ...(version !== undefined && { version }) })
        : await run({ command: 'link', to, kind });
    if (done) dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="handover" aria-labelledby="link-title" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id="link-title">{w('link')}</h2>
        <p className="muted">{w(others.length === 0 ? 'link.none' : 'link.hint')}</p>
        {others.map((row) => (
          <fieldset key={row.conversationId}>
            <legend>
              <Name row={row} />
            </legend>
            {(atDesk ? KINDS : LINK_ONLY).map((one) => (
              <Choice
                key={one}
                value={`${one}:${row.conversationId}`}
                chosen={chosen}
                onChange={setChosen}
              >
                {w(`link.${one}`)}
              </Choice>
            ))}
          </fieldset>
        ))}
        {kind === 'merge' && <p className="muted">{w('link.mergeHint')}</p>}
        <div className="handover-foot">
          <Button onClick={() => dialog.current?.close()}>{w('cancel')}</Button>
          {others.length > 0 && (
            <Button type="primary" htmlType="submit" disabled={to === ''}>
              {w(kind === 'merge' ? 'link.doMerge' : 'link.doLink')}
            </Button>
          )}
        </div>
      </form>
    </dialog>
  );
}

/** The same buyer's other talks at the desk. */
function othersOf(buyer: string | undefined, list: DeskList, open: string): readonly Row[] {
  if (buyer === undefined) return [];
  return rowsOf(list, { view: { kind: 'all' }, userId: '', q: '' }).filter(
    (row) => row.conversationId !== open && row.talk.buyer?.id === buyer,
  );
}

function Name({ row: { talk } }: { readonly row: Row }) {
  const w = useDeskWords();
  const { label } = useLanguage();
  const { about, last } = talk;
  if (!about) return <>{last?.text ?? w('noCase')}</>;
  return (
    <>
      {about.number} · {label(LEAVES, about.leaf)} · {about.title}
    </>
  );
}
