import type { StaffCaller } from './caller.ts';
import type { Cents } from './money.ts';
import type { Locale } from './party.ts';

/** The groups that cases are referred to by the tables; an installation may have more beside them. */
export const DESK_GROUPS = ['general', 'logistics', 'appraisal', 'finance', 'lead'] as const;
/** Rights hang on being of these, and work falls back on them: they cannot be retired. */
export const LASTING_GROUPS: readonly Group[] = ['general', 'finance', 'lead'];
/** The id of a group, such as `logistics` or one that an operator added. */
export type Group = string;

/** Somebody who works with cases, as the desk plans with them. */
export interface Colleague extends StaffCaller {
  readonly email: string;
  readonly groups: readonly string[];
  readonly skills: readonly string[];
  /** Languages they answer buyers in. */
  readonly languages: readonly Locale[];
  /** Conversations at a time; 0 takes none by itself. */
  readonly capacity: number;
  /** ISO 8601; since then they may not come in. */
  readonly disabledAt?: string | undefined;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When the desk works: wall times of `timeZone`, each span from its first minute up to its last, excluded. */
export interface DeskHours {
  readonly timeZone: string;
  readonly days: Readonly<Record<Weekday, readonly (readonly [from: string, to: string])[]>>;
  /** Dates on which nobody works, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/** A group of colleagues, by both its names. */
export interface DeskGroup {
  readonly id: Group;
  readonly names: Readonly<Record<Locale, string>>;
  /** It is retired: its work and its people are this group's now. */
  readonly to?: Group | undefined;
}

/** Where work for a group goes: to it, or to the one that took it over. */
export const groupNow = (groups: readonly DeskGroup[], id: Group): Group =>
  groups.find((group) => group.id === id)?.to ?? id;

export const activeGroups = (groups: readonly DeskGroup[]): readonly DeskGroup[] =>
  groups.filter(({ to }) => to === undefined);

/** 0 comes first: danger to people. 3 can wait. */
export type Priority = 0 | 1 | 2 | 3;

/** A member of staff as others see them. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Why a clock of the desk stands still: somebody else has the next word. */
export type Pause = 'buyer' | 'merchant' | 'other';

/** How long an answer may take, in minutes of business time. */
export interface SlaClock {
  /** Until a person takes over, or until the next answer of the one who has. */
  readonly kind: 'first' | 'next';
  readonly budgetMinutes: number;
  /** Used up before the clock was last stopped. */
  readonly spentMinutes: number;
  /** Absent while it stands still. */
  readonly runsSince?: string | undefined;
  /** When the time is up; absent while it stands still. */
  readonly dueAt?: string | undefined;
  readonly paused?: Pause | undefined;
}

/** A talk that waits for a person, or is in a person's hands: one row of the desk. */
export interface DeskTalk {
  readonly group: Group;
  /** Why a person is needed; names a reply. */
  readonly reason: string;
  readonly priority: Priority;
  /** What whoever takes it should be good at. */
  readonly skill?: string | undefined;
  readonly language: Locale;
  readonly queuedAt: string;
  /** Who has it; before `takenAt` it is only offered, and anyone of the group may take it. */
  readonly assignee?: Person | undefined;
  readonly offeredAt?: string | undefined;
  /** Whom it was offered to in vain. */
  readonly passedBy?: string | undefined;
  readonly takenAt?: string | undefined;
  /** When a person first answered the buyer. */
  readonly answeredAt?: string | undefined;
  readonly consulted: readonly (Person | { readonly group: Group })[];
  /** Staff who want to hear of it. */
  readonly followers: readonly string[];
  /** Other talks of the same matter. */
  readonly links: readonly { readonly conversationId: string; readonly kind: LinkKind }[];
  readonly clock?: SlaClock | undefined;
  /** How often the clock has run out. */
  readonly breaches: number;
  readonly buyer?: Person | undefined;
  readonly about?:
    | {
        readonly ticketId: string;
        readonly number: string;
        readonly title: string;
        readonly leaf: string;
        readonly cents: Cents;
        readonly currency: string;
      }
    | undefined;
  /** What was said last, cut short. */
  readonly last?:
    | { readonly by: 'buyer' | 'staff'; readonly text: string; readonly at: string }
    | undefined;
}

export type LinkKind = 'related' | 'duplicate';

/** Another talk of the same buyer, named by its case where it has one. */
export interface OtherTalk {
  readonly conversationId: string;
  readonly number?: string | undefined;
  readonly title?: string | undefined;
}

/** A talk that goes on in another. */
export interface MergedTalk {
  readonly into: OtherTalk;
  /** How it stood at the desk: it may come back. */
  readonly was: DeskTalk;
  readonly by: Person;
  readonly at: string;
}

/** Who may see what a colleague writes beside the talk. */
export type Whisper = 'merchant' | 'internal';

export const isHeld = ({ takenAt }: DeskTalk): boolean => takenAt !== undefined;

/** Who wants to hear of a talk, and which other talks are of the same matter. */
export type Ties = Pick<DeskTalk, 'followers' | 'links'>;

/** What moved a talk at the desk. */
export type DeskChange =
  | 'queued'
  | 'offered'
  | 'taken'
  | 'transferred'
  /** The group it was in is retired. */
  | 'regrouped'
  /** Whoever had it is not at the desk any more. */
  | 'released'
  | 'consulted'
  | 'said'
  /** The merchant of one of its cases spoke or acted, or their time was over. */
  | 'answered'
  | 'paused'
  | 'resumed'
  | 'followed'
  | 'linked'
  /** It goes on in another talk. */
  | 'merged'
  | 'unmerged'
  /** Another talk goes on in this one. */
  | 'joined'
  | 'parted'
  /** The buyer wrote in a talk that goes on in this one. */
  | 'told'
  | 'overdue'
  /** A decision of the case waits for a second person. */
  | 'ruling_held'
  | 'left';
