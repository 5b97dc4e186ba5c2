import { useEffect, useRef, useState } from 'preact/hooks';
import { acceptFor } from '../../session/files.ts';
import type { SlotView } from '../../state/cards.ts';
import type { Upload } from '../../state/uploads.ts';
import type { Texts } from '../../texts/texts.ts';
import { useChat } from '../context.ts';
import { Icon } from '../Icon.tsx';

interface SlotProps {
  readonly slot: SlotView;
  readonly upload: Upload | undefined;
}

/** One line of the checklist: tap to shoot; then its picture and what was found of it. */
export function EvidenceSlot({ slot, upload }: SlotProps) {
  const { t, session } = useChat();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const verdict = verdictOf(t, slot, upload);
  const picture = usePicture(slot, upload);
  const press = (): void => {
    if (upload?.status === 'failed') session.evidence.retry(upload.id);
    else input.current?.click();
  };
  const take = (files: FileList | null | undefined): void => {
    const [file] = files ?? [];
    if (file) session.evidence.add([file], slot.key);
  };
  const isDone = verdict.tone === 'ok';
  const failed = upload?.status === 'failed';
  const action = actionOf(t, { tone: verdict.tone, kind: slot.kind, failed });
  return (
    <li
      class={`slot ${verdict.tone}${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <span class="slot-picture">
        {picture ? <img src={picture} alt="" /> : <Icon name={iconOf(slot.kind)} size={22} />}
        {upload?.status === 'uploading' && (
          <progress max={1} value={upload.progress} aria-label={verdict.words} />
        )}
      </span>
      <div class="slot-words">
        <h3>
          {slot.label}
          {!slot.required && <span class="tag">{t.evidence.optional}</span>}
        </h3>
        <p class="slot-state" aria-live="polite">
          {verdict.icon && <Icon name={verdict.icon} size={14} />}
          {verdict.words || slot.hint || t.evidence.required}
        </p>
      </div>
      <button
        type="button"
        class={isDone ? 'button quiet' : verdict.tone === 'bad' ? 'button solid' : 'button'}
        disabled={upload?.status === 'uploading'}
        aria-label={`${action} ${slot.label}`}
        onClick={press}
      >
        {action}
      </button>
      <input
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        data-slot={slot.key}
        accept={acceptFor(slot.kind)}
        {...(slot.kind === 'photo' || slot.kind === 'video' ? { capture: 'environment' } : {})}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </li>
  );
}

interface Verdict {
  readonly tone: 'empty' | 'busy' | 'ok' | 'bad';
  readonly words: string;
  readonly icon?: 'check' | 'alert';
}

/** The newest word on a slot: the upload under way, else what the log says. */
function verdictOf(t: Texts, slot: SlotView, upload: Upload | undefined): Verdict {
  const named = (problems: SlotView['problems']): string =>
    problems.map((problem) => t.problems[problem]).join(' · ');
  const bad = (words: string): Verdict => ({ tone: 'bad', words, icon: 'alert' });
  const good: Verdict = { tone: 'ok', words: t.evidence.passed, icon: 'check' };
  if (upload?.status === 'uploading')
    return { tone: 'busy', words: t.evidence.uploading(Math.round(upload.progress * 100)) };
  if (upload?.status === 'failed') return bad(failureOf(t, upload.error));
  if (upload?.answer)
    return upload.answer.quality.ok ? good : bad(named(upload.answer.quality.problems));
  if (slot.state === 'ok') return good;
  return slot.state === 'bad' ? bad(named(slot.problems)) : { tone: 'empty', words: '' };
}

export function failureOf(t: Texts, code: string | undefined): string {
  const { failed } = t.evidence;
  return failed[(code ?? 'other') as keyof typeof failed] ?? failed.other;
}

interface Stand {
  readonly tone: Verdict['tone'];
  readonly kind: SlotView['kind'];
  readonly failed: boolean;
}

function actionOf(t: Texts, { tone, kind, failed }: Stand): string {
  if (failed) return t.outgoing.retry;
  if (tone !== 'empty' && tone !== 'busy') return t.evidence.retake;
  if (!matchMedia('(pointer: coarse)').matches || kind === 'document') return t.evidence.choose;
  return kind === 'video' ? t.evidence.film : t.evidence.shoot;
}

const iconOf = (kind: SlotView['kind']) =>
  kind === 'document' || kind === 'screenshot' ? 'file' : 'camera';

function usePicture(slot: SlotView, upload: Upload | undefined): string | undefined {
  const { session } = useChat();
  const [url, setUrl] = useState<string>();
  const { evidenceId } = slot;
  useEffect(() => {
    setUrl(undefined);
    if (evidenceId) void session.evidence.urlOf(evidenceId).then(setUrl);
  }, [evidenceId, session]);
  return upload ? upload.preview : url;
}
