import type { Group, LinkKind, OtherTalk, Pause, Person, Whisper } from '../../terms/desk.ts';
import type { Actor } from '../../terms/party.ts';
import type { Draft } from '../draft.ts';

/** Where a talk goes: a queue, or one of its people. */
export type Destination =
  | { readonly group: Group }
  | { readonly person: Person; readonly groups: readonly Group[] };

/** What a person at the desk, or the desk itself, does with a talk. */
export type DeskCommand =
  /** `force`: out of a colleague's hands, for a lead. */
  | { readonly type: 'take'; readonly force?: boolean | undefined }
  | { readonly type: 'handback' }
  | { readonly type: 'transfer'; readonly to: Destination; readonly note?: string | undefined }
  | { readonly type: 'consult'; readonly to: Destination; readonly text: string }
  | {
      readonly type: 'reply';
      readonly text: string;
      readonly visibility: 'all' | Whisper;
      /** To a merchant: whose case. */
      readonly ticketId?: string | undefined;
    }
  | { readonly type: 'pause'; readonly waitsFor: Pause }
  | { readonly type: 'resume' }
  | { readonly type: 'follow'; readonly on: boolean }
  | { readonly type: 'link'; readonly to: string; readonly kind: LinkKind }
  | { readonly type: 'unlink'; readonly to: string }
  /** `version`: of the talk as it was read by whoever asks. */
  | { readonly type: 'merge'; readonly into: OtherTalk; readonly version?: number | undefined }
  | { readonly type: 'unmerge'; readonly version?: number | undefined }
  /** The desk's own: another talk goes on in this one. */
  | { readonly type: 'join'; readonly from: OtherTalk }
  /** The desk's own: what was said in that one, or that it goes on by itself again. */
  | {
      readonly type: 'tell';
      readonly from: OtherTalk;
      readonly words?: string | undefined;
      readonly parted: boolean;
    }
  /** The desk's own: the talk it went on in has left the desk; `answered`: by a person, before that. */
  | { readonly type: 'free'; readonly from: OtherTalk; readonly answered: boolean }
  /** The desk's own: offers a waiting talk to somebody who is there. */
  | { readonly type: 'offer'; readonly to: Person }
  /** The desk's own: out of the hands of somebody who is not there any more. */
  | { readonly type: 'release'; readonly from: string }
  /** The desk's own: to the queue that took over the retired one it is in. */
  | { readonly type: 'regroup' }
  /** The desk's own: an offer nobody took, or a clock that ran out. */
  | { readonly type: 'tick' };

/** Who gives a command; the desk itself has no person. */
export interface Speaker {
  readonly actor: Actor;
  readonly person?: Person | undefined;
  /** May take a talk out of a colleague's hands. */
  readonly leads: boolean;
}

export interface DeskRefusal {
  readonly code: 'already_taken' | 'action_not_allowed' | 'validation_failed' | 'version_conflict';
  readonly detail: string;
  readonly path?: string | undefined;
  readonly message?: string | undefined;
}

/** Nothing: it was done. `nothing`: it is so already. */
export type Done = undefined | 'nothing' | DeskRefusal;

export interface Said {
  readonly by: Speaker;
  readonly clientId?: string | undefined;
}

/** Does one kind of command. */
export type Step<T extends DeskCommand['type']> = (
  draft: Draft,
  command: Extract<DeskCommand, { type: T }>,
  said: Said,
) => Done;
