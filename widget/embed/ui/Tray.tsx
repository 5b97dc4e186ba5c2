import type { Upload } from '../state/uploads.ts';
import { failureOf } from './cards/EvidenceSlot.tsx';
import { useChat } from './context.ts';
import { Icon } from './Icon.tsx';

/** Pictures waiting to go with the next message. */
export function Tray({ uploads }: { uploads: readonly Upload[] }) {
  const { t } = useChat();
  if (uploads.length === 0) return null;
  return (
    <ul class="tray" aria-label={t.composer.tray}>
      {uploads.map((upload) => (
        <TrayItem key={upload.id} upload={upload} />
      ))}
    </ul>
  );
}

function TrayItem({ upload }: { upload: Upload }) {
  const { t, session } = useChat();
  const problem = upload.answer?.quality.problems[0];
  const failed = upload.status === 'failed';
  return (
    <li class="tray-item">
      <span class="slot-picture">
        {upload.preview ? <img src={upload.preview} alt="" /> : <Icon name="file" size={22} />}
        {upload.status === 'uploading' && (
          <progress max={1} value={upload.progress} aria-label={upload.name} />
        )}
      </span>
      <button
        type="button"
        class="tray-remove"
        aria-label={t.composer.remove(upload.name)}
        onClick={() => session.evidence.remove([upload.id])}
      >
        <Icon name="close" size={14} />
      </button>
      {(problem || failed) && (
        <button
          type="button"
          class="verdict bad"
          disabled={!failed}
          onClick={() => session.evidence.retry(upload.id)}
        >
          {failed ? failureOf(t, upload.error) : problem && t.problems[problem]}
        </button>
      )}
      {upload.answer?.quality.ok && (
        <span class="verdict ok">
          <Icon name="check" size={13} />
        </span>
      )}
    </li>
  );
}
