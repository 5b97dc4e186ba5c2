import type { EvidenceAnswer, Problem } from '../../shared/wire.ts';
import type { Tokens } from './transport.ts';

export interface UploadJob {
  readonly origin: string;
  readonly conversationId: string;
  readonly key?: string;
  readonly ticketId?: string;
  readonly file: File;
}

export type UploadOutcome =
  | { readonly ok: true; readonly answer: EvidenceAnswer }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Sends one file; `XMLHttpRequest` because only it tells how far an upload has come. */
export async function uploadFile(
  job: UploadJob,
  tokens: Tokens,
  progress: (share: number) => void,
): Promise<UploadOutcome> {
  const first = await attempt(job, await tokens.get().catch(() => null), progress);
  if (first.ok || first.code !== 'unauthorized') return first;
  return attempt(job, await tokens.get(true).catch(() => null), progress);
}

function attempt(
  job: UploadJob,
  token: string | null,
  progress: (share: number) => void,
): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set('conversationId', job.conversationId);
    if (job.key) form.set('key', job.key);
    if (job.ticketId) form.set('ticketId', job.ticketId);
    form.set('file', job.file, job.file.name);
    request.open('POST', `${job.origin}/v1/evidence`);
    request.responseType = 'json';
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onerror = () => resolve({ ok: false, code: 'unreachable', message: '' });
    request.onload = () => {
      if (request.status === 201)
        return resolve({ ok: true, answer: request.response as EvidenceAnswer });
      const problem = (request.response ?? {}) as Partial<Problem>;
      resolve({ ok: false, code: problem.code ?? 'internal', message: problem.detail ?? '' });
    };
    request.send(form);
  });
}
