import type { Readable } from 'node:stream';
import type { EvidenceAnswer } from '../contract/evidence.ts';
import type { Caller } from '../terms/caller.ts';
import type { Evidence, EvidenceKey } from '../terms/evidence.ts';

/** A file as kept: what was measured of it, and where its bytes are. */
export interface KeptEvidence extends Evidence {
  /** Whose conversation it came from; absent for a visitor and for staff. */
  readonly buyerId?: string | undefined;
  /** As served, such as `image/jpeg`. */
  readonly mediaType: string;
  /** Where the bytes are: `<32 hex digits>.<SHA-256 of what is kept>`. */
  readonly storageKey: string;
  /** 16 hex digits to look alike pictures up by. */
  readonly phash?: string | undefined;
}

/** A file with the same bytes or nearly the same picture. */
export interface AlikeEvidence {
  readonly id: string;
  readonly conversationId: string;
  readonly ticketId?: string | undefined;
  readonly buyerId?: string | undefined;
  /** The very same bytes. */
  readonly same: boolean;
}

/** The rows about files; the store keeps them. */
export interface EvidenceRows {
  add(evidence: KeptEvidence): Promise<void>;
  /** Undefined also where the caller may see neither its conversation nor its ticket. */
  one(caller: Caller, id: string): Promise<KeptEvidence | undefined>;
  similar(file: {
    readonly sha256: string;
    readonly phash?: string | undefined;
  }): Promise<readonly AlikeEvidence[]>;
}

/** What is kept beside a file's own bytes. */
export type FileVariant = 'preview' | 'signature';

export interface OpenFile {
  readonly stream: Readable;
  readonly bytes: number;
}

/** Where the bytes are kept. Keys are made by the caller and never named by a stranger. */
export interface EvidenceFiles {
  /** A path of its own on this machine to write an upload to. */
  incoming(): Promise<string>;
  /** Keeps a file written there for good; durable when it resolves. The path is gone then. */
  keep(key: string, path: string, variant?: FileVariant): Promise<void>;
  open(key: string, variant?: FileVariant): Promise<OpenFile | undefined>;
  /** Removes a file written to `incoming`; nothing happens where there is none. */
  discard(path: string): Promise<void>;
}

/** An upload that lies in quarantine. */
export interface Upload {
  readonly path: string;
  /** Hex SHA-256 and size of the bytes as received. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: MediaType;
}

/** The types that are taken, as the bytes tell them. */
export const MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'application/pdf',
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** Takes files in and gives them out; the channel's only view of evidence. */
export interface EvidenceDesk {
  /** Throws `not_found` unless the caller may hand files to the conversation, and to that case of it. */
  admit(caller: Caller, conversationId: string, ticketId?: string): Promise<void>;
  /** Writes a stream into quarantine, reading it to its end. Throws `Refused` for what is not taken. */
  take(stream: Readable): Promise<Upload>;
  /** Measures and keeps an upload. Throws `unreadable_file`; then nothing of it is left. */
  file(handed: {
    readonly caller: Caller;
    readonly conversationId: string;
    readonly key?: EvidenceKey | undefined;
    /** The case it is for; else whichever takes it when it is handed in. */
    readonly ticketId?: string | undefined;
    readonly upload: Upload;
  }): Promise<EvidenceAnswer>;
  /** Removes an upload that will not be filed. */
  discard(upload: Upload): Promise<void>;
  /** Undefined where the caller may not see it, as if it were missing. */
  open(
    caller: Caller,
    id: string,
    preview: boolean,
  ): Promise<(OpenFile & { readonly mediaType: string; readonly sha256: string }) | undefined>;
}
