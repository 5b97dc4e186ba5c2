import { withToken } from '../net/http.ts';
import type { Tokens } from '../net/transport.ts';
import { uploadFile } from '../net/upload.ts';
import type { Place, Upload } from '../state/uploads.ts';
import { MAX_IMAGE_BYTES, MAX_VIDEO_BYTES } from './limits.ts';
import type { ChatStore } from './session.ts';

export interface EvidenceDesk {
  readonly add: (files: readonly File[], place?: Place) => void;
  readonly retry: (id: string) => void;
  readonly remove: (ids: readonly string[]) => void;
  /** A picture that can be shown: the one just taken, else the server's copy. */
  readonly urlOf: (evidenceId: string) => Promise<string | undefined>;
}

interface Parts {
  readonly store: ChatStore;
  readonly tokens: Tokens;
  readonly origin: string;
}

/** Uploads files and remembers their pictures; the files themselves never enter the state. */
export function createEvidenceDesk({ store, tokens, origin }: Parts): EvidenceDesk {
  const files = new Map<string, File>();
  const pictures = new Map<string, Promise<string | undefined>>();
  const change = (id: string, what: Partial<Upload>): void =>
    store.dispatch({ type: 'upload', id, change: what });

  async function send(id: string): Promise<void> {
    const file = files.get(id);
    const { log, uploads } = store.get();
    const upload = uploads.find((one) => one.id === id);
    if (!file || !upload) return;
    const limit = file.type.startsWith('video/') ? MAX_VIDEO_BYTES : MAX_IMAGE_BYTES;
    if (file.size > limit) return change(id, { status: 'failed', error: 'payload_too_large' });
    if (!log.conversationId) return change(id, { status: 'failed', error: 'unreachable' });
    const outcome = await uploadFile(
      {
        origin,
        conversationId: log.conversationId,
        file,
        ...(upload.key && { key: upload.key }),
        ...(upload.ticketId && { ticketId: upload.ticketId }),
      },
      tokens,
      (progress) => change(id, { progress }),
    );
    if (!outcome.ok) return change(id, { status: 'failed', error: outcome.code });
    if (upload.preview) pictures.set(outcome.answer.evidenceId, Promise.resolve(upload.preview));
    change(id, { status: 'done', progress: 1, answer: outcome.answer });
  }

  async function fetchPicture(evidenceId: string): Promise<string | undefined> {
    const url = `${origin}/v1/evidence/${encodeURIComponent(evidenceId)}`;
    const answer = await withToken(tokens, url, {}).catch(() => undefined);
    if (!answer?.ok || !answer.headers.get('content-type')?.startsWith('image/')) return undefined;
    return URL.createObjectURL(await answer.blob());
  }

  return {
    add(added, place = {}) {
      for (const file of added) {
        const id = crypto.randomUUID();
        const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
        files.set(id, file);
        store.dispatch({
          type: 'uploadAdded',
          upload: {
            id,
            name: file.name,
            status: 'uploading',
            progress: 0,
            ...place,
            ...(preview && { preview }),
          },
        });
        void send(id);
      }
    },
    retry(id) {
      change(id, { status: 'uploading', progress: 0 });
      void send(id);
    },
    remove(ids) {
      for (const id of ids) files.delete(id);
      store.dispatch({ type: 'uploadsGone', ids });
    },
    urlOf(evidenceId) {
      const known = pictures.get(evidenceId) ?? fetchPicture(evidenceId);
      pictures.set(evidenceId, known);
      return known;
    },
  };
}
