import { useEffect, useRef, useState } from 'preact/hooks';
import { capital } from '../../../shared/words.ts';
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

interface LineProps extends SlotProps {
  /** The case that asks for it. */
  readonly ticketId: string | undefined;
}

/** One line of the checklist: tap to shoot; then its picture and what was found of it. */
export function EvidenceSlot({ slot, upload, ticketId }: LineProps) {
  const { t, session } = useChat();
  const [over, setOver] = useState(false);
  const verdict = verdictOf(t, slot, upload);
  const take = (files: FileList | null | undefined): void => {
    const [file] = files ?? [];
    if (file) session.evidence.add([file], { key: slot.key, ...(ticketId && { ticketId }) });
  };
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
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <SlotPicture slot={slot} upload={upload} />
      <div class="slot-words">
        <h3>
          {capital(slot.label)}
          {!slot.required && <span class="tag">{t.evidence.optional}</span>}
        </h3>
        <p class="slot-state" aria-live="polite">
          {verdict.icon && <Icon name={verdict.icon} size={14} />}
          {verdict.words || slot.hint || t.evidence.required}
        </p>
      </div>
      <SlotButton slot={slot} upload={upload} tone={verdict.tone} take={take} />
    </li>
  );
}

function SlotPicture({ slot, upload }: SlotProps) {
  const picture = usePicture(slot, upload);
  return (
    <span class="slot-picture">
      {picture ? <img src={picture} alt="" /> : <Icon name={iconOf(slot.kind)} size={22} />}
      {upload?.status === 'uploading' && (
        <progress max={1} value={upload.progress} aria-label={slot.label} />
      )}
    </span>
  );
}

interface ButtonProps extends SlotProps {
  readonly tone: Verdict['tone'];
  readonly take: (files: FileList | null) => void;
}
const LOOKS = { empty: '', busy: '', ok: ' quiet', bad: ' solid' } as const;

/** Opens the camera on a phone, a file dialog on a desk; after a failure it tries again. */
function SlotButton({ slot, upload, tone, take }: ButtonProps) {
  const { t, session } = useChat();
  const input = useRef<HTMLInputElement>(null);
  const failed = upload?.status === 'failed';
  const action = actionOf(t, { tone, kind: slot.kind, failed });
  const isShot = slot.kind === 'photo' || slot.kind === 'video';
  return (
    <>
      <button
        type="button"
        class={`button${LOOKS[tone]}`}
        disabled={upload?.status === 'uploading'}
        aria-label={`${action} ${slot.label}`}
        onClick={() => (failed ? session.evidence.retry(upload.id) : input.current?.click())}
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
        {...(isShot && { capture: 'environment' })}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </>
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
