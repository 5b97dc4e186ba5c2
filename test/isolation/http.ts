import type { Route } from '../../server/channels/route.ts';
import type { Person } from './people.ts';
import { leaksIn, type Seen, seenOf, twinOf } from './probe.ts';
import { choicesOf, nodeOf, type Path, type Slot, sample, textPaths, withText } from './shapes.ts';
import type { World } from './world.ts';

/** One call of a route, with `§` for the name that is tried. */
export interface Attack {
  readonly route: Route;
  readonly slot: Slot | undefined;
  readonly action?: string | undefined;
  /** What stands in the path and beside the name, so that the call gets as far as the name. */
  readonly own?: { readonly params: object; readonly body: object } | undefined;
}

export const nameOf = ({ method, url }: Pick<Route, 'method' | 'url'>): string =>
  `${method} ${url.replaceAll('::', ':')}`;

/** Callers for whom something of the marketplace is not theirs. */
export const LIMITED = ['buyer', 'visitor', 'newcomer', 'merchant', 'juror'];

/** Every place of a route where a name may stand; one attack without, for what it tells unasked. */
export function attacksOn(route: Route): Attack[] {
  const slots = (['params', 'query', 'body'] as const).flatMap((part): Slot[] =>
    textPaths(nodeOf(route[part])).map((path) => ({ part, path })),
  );
  const form: Slot[] = route.upload ? [{ part: 'body', path: ['conversationId'] }] : [];
  const actions = choicesOf(nodeOf(route.body));
  return [
    { route, slot: undefined },
    ...[...slots, ...form].map((slot) => ({ route, slot })),
    // What is to be done must not matter for whose it is.
    ...slots
      .filter(({ part, path }) => part === 'params' || path.includes('ticketIds'))
      .flatMap((slot) => actions.slice(1).map((action) => ({ route, slot, action }))),
  ];
}

export const placeOf = ({ route, slot, action, own }: Attack): string =>
  [
    nameOf(route),
    slot ? `${slot.part}.${slot.path.join('.')}` : '',
    action ?? '',
    own ? 'beside one’s own' : '',
  ]
    .join(' ')
    .trim();

/** Calls the route as it would be called over the wire. */
export async function call(
  world: World,
  who: Person,
  { route, slot, action, own }: Attack,
  id: string,
) {
  const parts = Object.fromEntries(
    (['params', 'query', 'body'] as const).map((part) => {
      const node = nodeOf(route[part]);
      const base = {
        ...Object(sample(node)),
        ...(part === 'body' && action && { action }),
        ...(part !== 'query' && own?.[part]),
      };
      return [part, slot?.part === part ? withText(node, base, slot.path as Path, id) : base];
    }),
  ) as Record<'params' | 'query' | 'body', Record<string, unknown>>;
  const path = route.url
    .replaceAll('::', ':')
    .replaceAll(/:(\w+)/g, (whole, name: string) =>
      Object.hasOwn(parts.params, name) ? encodeURIComponent(String(parts.params[name])) : whole,
    );
  const query = new URLSearchParams(
    Object.entries(parts.query).map(([name, value]) => [name, String(value)]),
  );
  const answer = await world.app.doors.http.inject({
    method: route.method,
    url: `${path}${query.size ? `?${query}` : ''}`,
    headers: {
      ...(who.token && { authorization: `Bearer ${who.token}` }),
      ...(route.upload && { 'content-type': 'multipart/form-data; boundary=B' }),
    },
    ...(route.upload ? { payload: form(id) } : route.body && { payload: parts.body }),
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.payload };
}

const form = (conversationId: string): string =>
  [
    '--B\r\nContent-Disposition: form-data; name="conversationId"\r\n\r\n',
    `${conversationId}\r\n--B\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n`,
    'Content-Type: application/pdf\r\n\r\n%PDF-1.4\r\n--B--\r\n',
  ].join('');

export interface Attempt {
  readonly who: Person;
  readonly attack: Attack;
  readonly id: string;
}

/** Names tried where a name stands within a call that has another one before it. */
const BESIDE = 3;
/** Names tried with each further thing to be done. */
const PER_ACTION = 2;
/** Names tried where no name would let the caller in: that is decided before any name is read. */
const NOT_LET_IN = 3;

/** Every stranger at every place of every route with the other household's names. */
export const plan = ({ app, strangers }: World, ids: readonly string[]): Attempt[] =>
  app.doors.routes.flatMap((route) =>
    attacksOn(route).flatMap((attack) =>
      strangers
        .filter((who) => isStranger(route, who))
        .flatMap((who) => {
          const may = route.callers.length === 0 || route.callers.includes(who.kind);
          return ids.slice(0, most(attack, may)).map((id) => ({ who, attack, id }));
        }),
    ),
  );

/** The platform's own people see every case: to routes that let them in they are no strangers. */
function isStranger({ callers }: Route, { kind }: Person): boolean {
  if (callers.length === 0) return kind === 'newcomer';
  // Where newcomers are let in they are new each time; a visitor's own talk would grow with each try.
  if (kind === 'visitor' && callers.includes('newcomer')) return false;
  return LIMITED.includes(kind) || !callers.includes(kind);
}

function most({ route, slot, action }: Attack, may: boolean): number | undefined {
  if (!slot) return 1;
  if (!may) return action ? 1 : NOT_LET_IN;
  if (action) return PER_ACTION;
  const beside = slot.part !== 'params' && route.params !== undefined;
  return may && beside ? BESIDE : undefined;
}

/** Finds out whether `who` can tell the other household's thing from one that is not there. */
export function prober(world: World, secrets: ReadonlySet<string>) {
  const twins = new Map<string, Promise<Seen>>();
  const twinSeen = (who: Person, attack: Attack, id: string, fresh: boolean): Promise<Seen> => {
    const key = [who.name, placeOf(attack), id.length, id.slice(0, 2)].join('|');
    const kept = twins.get(key);
    if (kept && !fresh) return kept;
    const twin = twinOf(id, world.known);
    const seen = call(world, who, attack, twin).then((answer) => seenOf(answer, twin));
    twins.set(key, seen);
    return seen;
  };
  return async ({ who, attack, id }: Attempt): Promise<string[]> => {
    const answer = await call(world, who, attack, id);
    const place = `${who.name}: ${placeOf(attack)} ← ${id}`;
    const told = leaksIn(answer.body + JSON.stringify(answer.headers), id, secrets).map(
      (secret) => `${place} tells ${secret}`,
    );
    if (answer.status >= 500) told.push(`${place} answers ${answer.status}`);
    if (!attack.slot) return told;
    const seen = seenOf(answer, id);
    const same = (other: Seen) => JSON.stringify(other) === JSON.stringify(seen);
    // What was kept may be old: the caller's own things have moved meanwhile.
    if (same(await twinSeen(who, attack, id, false)) || same(await twinSeen(who, attack, id, true)))
      return told;
    return [...told, `${place} answers ${answer.status}, unlike what is not there`];
  };
}
