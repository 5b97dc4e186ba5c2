import { z } from 'zod';
import { EvidenceAnswer, MAX_VIDEO_BYTES } from '../contract/evidence.ts';
import { Id } from '../contract/primitives.ts';
import type { EvidenceDesk, Upload } from '../evidence/ports.ts';
import type { Caller } from '../terms/caller.ts';
import { EVIDENCE_KEYS } from '../terms/evidence.ts';
import { Refused } from '../terms/refused.ts';
import { notWhole } from './form.ts';
import { Answer, defineRoute, type Part, type Route, STAFF } from './route.ts';

/** A claim has a dozen files at most; more than that in a row is no person. */
const UPLOADS = { burst: 30, perSecond: 0.5 };
/** Seconds a browser may show a file again without asking. */
const CACHE_SECONDS = 300;
/** Widths a preview may be asked for in, so that nobody can make us keep thousands. */
const PREVIEW_WIDTHS = ['320'] as const;

const Fields = z.strictObject({
  conversationId: Id,
  key: z.enum(EVIDENCE_KEYS).optional(),
  /** The case it is for, where the conversation has several. */
  ticketId: Id.optional(),
});

/** Files of a claim, in and out (protocol §5). */
export const evidenceRoutes = (desk: EvidenceDesk): readonly Route[] => [
  defineRoute({
    method: 'POST',
    url: '/v1/evidence',
    summary: 'Hand in a photo, a video or a document',
    callers: ['buyer', 'visitor', ...STAFF],
    upload: { maxFileBytes: MAX_VIDEO_BYTES, fields: Fields },
    limit: UPLOADS,
    answers: { 201: EvidenceAnswer },
    handler: async ({ caller, parts }) => new Answer(201, await receive(desk, caller, parts())),
  }),
  defineRoute({
    method: 'GET',
    url: '/v1/evidence/:id',
    summary: 'A file, for those who may see its ticket',
    callers: ['integration', 'buyer', 'visitor', 'juror', ...STAFF],
    params: z.strictObject({ id: Id }),
    query: z.strictObject({ w: z.enum(PREVIEW_WIDTHS).optional() }),
    answers: { 200: z.unknown() },
    handler: ({ caller, params, query }) => give(desk, caller, params.id, query.w !== undefined),
  }),
];

/** Reads the form in whatever order it comes; a file of a stranger is refused before it is read. */
async function receive(
  desk: EvidenceDesk,
  caller: Caller,
  parts: AsyncIterable<Part>,
): Promise<EvidenceAnswer> {
  const fields = new Map<string, string>();
  let upload: Upload | undefined;
  try {
    for await (const part of parts) {
      if (part.kind === 'field') fields.set(part.name, part.value);
      else
        upload = await takeFile(desk, caller, {
          part,
          conversationId: fields.get('conversationId'),
        });
    }
    const { conversationId, key, ticketId } = Fields.parse(Object.fromEntries(fields));
    if (!upload)
      throw new Refused('validation_failed', 'The form has no file.', {
        errors: [{ path: 'file', message: 'is missing' }],
      });
    await desk.admit(caller, conversationId, ticketId);
    return await desk.file({ caller, conversationId, key, ticketId, upload });
  } catch (error) {
    if (upload) await desk.discard(upload);
    throw error;
  }
}

async function takeFile(
  desk: EvidenceDesk,
  caller: Caller,
  {
    part,
    conversationId,
  }: { part: Extract<Part, { kind: 'file' }>; conversationId?: string | undefined },
): Promise<Upload> {
  try {
    if (part.name !== 'file')
      throw new Refused('validation_failed', 'The form has a file where none belongs.', {
        errors: [{ path: part.name.slice(0, 64), message: 'send the file as "file"' }],
      });
    if (conversationId !== undefined) await desk.admit(caller, conversationId);
  } catch (error) {
    part.stream.resume();
    throw error;
  }
  const upload = await desk.take(part.stream).catch((error: unknown) => {
    throw part.stream.errored ? notWhole() : error;
  });
  if (!part.truncated()) return upload;
  await desk.discard(upload);
  throw new Refused(
    'payload_too_large',
    `A file may have at most ${MAX_VIDEO_BYTES / 2 ** 20} MB.`,
  );
}

async function give(
  desk: EvidenceDesk,
  caller: Caller,
  id: string,
  preview: boolean,
): Promise<Answer> {
  const file = await desk.open(caller, id, preview);
  if (!file) throw new Refused('not_found', 'There is no such file.');
  const extension = EXTENSION[file.mediaType] ?? 'bin';
  const place = file.mediaType.startsWith('image/') ? 'inline' : 'attachment';
  return new Answer(200, file.stream, {
    'content-type': file.mediaType,
    'content-length': String(file.bytes),
    'content-disposition': `${place}; filename="${id.replaceAll(/[^\w-]/g, '_')}.${extension}"`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    // What a jury sees of a file may change: nothing of it stays with them.
    'cache-control':
      caller.kind === 'juror' ? 'private, no-store' : `private, max-age=${CACHE_SECONDS}`,
    ...(file.sha256 ? { etag: `"${file.sha256}"` } : {}),
  });
}

const EXTENSION: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
};
