import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Caller, StaffCaller } from '../terms/caller.ts';

/** Who may call a route. `newcomer`: someone without credentials, who becomes a visitor. */
export type CallerKind =
  | 'integration'
  | 'buyer'
  | 'visitor'
  | 'newcomer'
  | 'agent'
  | 'merchant'
  | 'operator'
  | 'juror';

export const STAFF = ['agent', 'merchant', 'operator'] as const;

/** The caller a handler meets, given whom its route lets in. */
export type CallerOf<K extends CallerKind> = [K] extends [never]
  ? undefined
  :
      | Extract<Caller, { kind: K }>
      | (K extends 'newcomer' ? Extract<Caller, { kind: 'visitor' }> : never)
      | (K extends StaffCaller['role'] ? StaffCaller : never);

/** A part of a multipart body, in the order sent. A file must be read to its end or destroyed. */
export type Part =
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly filename: string;
      readonly stream: Readable;
      /** Whether the file was cut off at the route's limit; known once the stream has ended. */
      readonly truncated: () => boolean;
    };

/** One request, checked against its route's schemas. */
export interface Call<K extends CallerKind, P, Q, B> {
  readonly caller: CallerOf<K>;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The caller's session, where it has one of ours. */
  readonly session: Session | undefined;
  readonly header: (name: string) => string | undefined;
  /** The address the request came from. */
  readonly ip: string;
  /** `scheme://host:port` as the caller addressed the server. */
  readonly origin: string;
  /** The parts of a multipart body; only for a route with `upload`. */
  readonly parts: () => AsyncIterable<Part>;
  /** Aborted when the caller has gone. */
  readonly gone: AbortSignal;
}

/** One of our own signed sessions. */
export interface Session {
  readonly id: string;
  readonly expiresAt: number;
  /** Present when it was minted for this very request. */
  readonly token?: string | undefined;
}

/** An answer other than 200 with a JSON body. */
export class Answer {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** Calls a caller may make in a burst, and how many come back each second. */
export interface Limit {
  readonly burst: number;
  readonly perSecond: number;
}

type Shape = z.ZodType;
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface RouteSpec<
  K extends CallerKind = CallerKind,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `:name` marks a parameter, `::` a colon. */
  readonly url: string;
  readonly summary: string;
  /** Empty: anyone, without credentials. */
  readonly callers: readonly K[];
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** What it answers, by status. */
  readonly answers: Readonly<Record<number, Shape>>;
  readonly limit?: Limit;
  /** A multipart body: its fields beside the file, which has at most so many bytes. */
  readonly upload?: { readonly maxFileBytes: number; readonly fields: z.ZodObject };
  /** A form may be sent, too; what is in it does not count. */
  readonly form?: boolean;
  /** Left out of the published description. */
  readonly hidden?: boolean;
  readonly handler: (call: Call<K, Parsed<P>, Parsed<Q>, Parsed<B>>) => Promise<unknown> | unknown;
}

/** A route as the guard sees it, its types already checked where it was written. */
export interface Route
  extends Omit<
    RouteSpec<CallerKind, Shape, Shape, Shape>,
    'handler' | 'params' | 'query' | 'body'
  > {
  readonly params: Shape | undefined;
  readonly query: Shape | undefined;
  readonly body: Shape | undefined;
  readonly handler: (call: Call<CallerKind, unknown, unknown, unknown>) => Promise<unknown>;
}

/** Declares a route. Only the guard in `plugins/routes.ts` may register it. */
export function defineRoute<
  const K extends CallerKind = never,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
>(spec: RouteSpec<K, P, Q, B>): Route {
  return {
    ...spec,
    params: spec.params,
    query: spec.query,
    body: spec.body,
    // The guard has parsed the call against these very schemas and checked the caller's kind.
    handler: async (call) =>
      spec.handler(call as unknown as Call<K, Parsed<P>, Parsed<Q>, Parsed<B>>),
  };
}
