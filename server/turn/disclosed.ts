import { hash } from 'node:crypto';
import { CIRCLES, type Circle, divide, type Reader, reads } from '../ticket/disclosure.ts';
import { canonical } from './canonical.ts';
import { framed, toldHash } from './chain.ts';
import type { NewTicketEvent } from './ports.ts';

/** A part of an event that this reader may read, with what shows that it is the part that was hashed. */
export interface Opening {
  readonly salt: string;
  readonly part: Readonly<Record<string, unknown>>;
}

/** An event as a reader is told it: what is open, and of each kept part its digest, or the part too. */
export interface ToldEvent extends Omit<NewTicketEvent, 'salt'> {
  readonly sealed?: Partial<Readonly<Record<Circle, string>>> | undefined;
  readonly openings?: Partial<Readonly<Record<Circle, Opening>>> | undefined;
  /** Something is kept that has no digest: only the signature stands for such an event. */
  readonly withheld?: true | undefined;
}

type Event = Omit<NewTicketEvent, 'hash'>;

/** An event as it is written: with a salt where some of it is kept from somebody, and with its hash. */
export function sealEvent(
  ticketId: string,
  plain: Omit<Event, 'salt'>,
  newSalt: () => string,
): NewTicketEvent {
  const divided = divide(plain);
  if (Object.keys(divided.kept).length === 0) return { ...plain, hash: toldHash(ticketId, plain) };
  const event = { ...plain, salt: newSalt() };
  return { ...event, hash: toldHash(ticketId, publicly(event, event.salt, divided)) };
}

/** The hash of an event: over what is open and the digests of what is kept, so that each reader can check it. */
export function chainHash(ticketId: string, event: Event): string {
  return toldHash(ticketId, event.salt === undefined ? event : publicly(event, event.salt));
}

/** An event as this reader may read it. */
export function tellEvent({ hash: own, ...event }: NewTicketEvent, reader: Reader): ToldEvent {
  const { salt } = event;
  const { open, kept } = divide(event);
  if (salt === undefined) {
    const keeps = CIRCLES.some((circle) => kept[circle] && !reads(reader, circle));
    const { note: _note, ...rest } = event;
    return keeps ? { ...rest, ...open, hash: own, withheld: true } : { ...event, hash: own };
  }
  const openings = Object.fromEntries(
    CIRCLES.flatMap((circle) => {
      const part = kept[circle];
      return part && reads(reader, circle) ? [[circle, { salt: saltOf(salt, circle), part }]] : [];
    }),
  );
  return {
    ...publicly(event, salt, { open, kept }),
    hash: own,
    ...(Object.keys(openings).length > 0 && { openings }),
  };
}

/** The circles whose opened part is not the one that was hashed. */
export const falseOpenings = ({ sealed, openings }: ToldEvent): readonly Circle[] =>
  CIRCLES.filter((circle) => {
    const opening = openings?.[circle];
    return opening && digestOf(opening) !== sealed?.[circle];
  });

function publicly(
  { salt: _, ...event }: Event,
  salt: string,
  { open, kept } = divide(event),
): Omit<ToldEvent, 'hash' | 'openings'> {
  const { note: _note, ...rest } = event;
  const sealed = Object.fromEntries(
    CIRCLES.flatMap((circle) => {
      const part = kept[circle];
      return part ? [[circle, digestOf({ salt: saltOf(salt, circle), part })]] : [];
    }),
  );
  return { ...rest, ...open, sealed };
}

/** Each circle's own: whoever is given one can work out no other, and without it no part can be guessed. */
const saltOf = (salt: string, circle: Circle): string => hash('sha256', framed([salt, circle]));

const digestOf = ({ salt, part }: Opening): string =>
  hash('sha256', framed([salt, canonical(part)]));
