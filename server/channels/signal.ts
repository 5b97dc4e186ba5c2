/** Something passing, which no log keeps: who types, who has read, how long a queue is. */
export interface Signal {
  readonly namespace: '/buyer' | '/staff' | '/jury';
  readonly rooms: readonly string[];
  readonly name:
    | 'event'
    | 'moved'
    | 'typing'
    | 'read'
    | 'queue'
    | 'desk'
    | 'alert'
    | 'suggestion'
    | 'seat';
  readonly payload: object;
}

/** Tells whoever is in those rooms; nobody else, and nobody later. */
export type Send = (signal: Signal) => void;
