import type { Route } from '../../server/channels/route.ts';
import { type Attack, call, placeOf } from './http.ts';
import type { Person } from './people.ts';
import { leaksIn, seenOf, twinOf } from './probe.ts';
import { choicesOf, nodeOf, type Path, textPaths } from './shapes.ts';
import type { SocketAttempt } from './sockets.ts';
import type { World } from './world.ts';

/** A call on one's own thing that names somebody else's in what it carries. */
export interface OwnAttempt {
  readonly who: Person;
  readonly attack: Attack;
  readonly id: string;
}

const namesSomething = (path: Path): boolean =>
  /ids?$/i.test(String(path.findLast((step) => typeof step === 'string')));

/** Names of the other household by what such a field would hold; all of them where nothing is known of it. */
function idsFor({ foreign }: World, path: Path): readonly string[] {
  const field = String(path.findLast((step) => typeof step === 'string')).toLowerCase();
  const [, kind = ''] =
    /(evidence|offer|ask|ticket|conversation|order|merchant)ids?$/.exec(field) ?? [];
  const column = kind === 'order' ? 'orders.id' : `${kind}.id`;
  return (foreign.get(column) ?? [...foreign.values()].flat()).slice(0, EACH);
}
/** Names tried at one place: that it is theirs matters, not which of theirs. */
const EACH = 2;

/** What the caller has under the address of such a route; undefined where they have nothing there. */
function ownOf({ own }: World, { url }: Route, { kind }: Person): Attack['own'] {
  if (kind === 'juror') return undefined;
  // A jury has this one: whatever a merchant does with it is refused, today as tomorrow.
  if (url.includes('::batch')) return { params: {}, body: { ticketIds: [own.judgedId] } };
  if (url.startsWith('/v1/tickets/:id')) return { params: { id: own.ticketId }, body: {} };
  if (url.startsWith('/v1/conversations/:id') && kind === 'buyer')
    return { params: { id: own.conversationId }, body: {} };
  return undefined;
}

const isOurs = ({ name }: Person): boolean => name.endsWith(' ours');

export const ownPlan = (world: World): OwnAttempt[] =>
  world.app.doors.routes.flatMap((route) => {
    const body = nodeOf(route.body);
    const places = textPaths(body).filter(namesSomething);
    const actions = choicesOf(body);
    return world.strangers
      .filter((who) => isOurs(who) && route.callers.includes(who.kind))
      .flatMap((who) => {
        const own = ownOf(world, route, who);
        if (!own) return [];
        return places.flatMap((place) => {
          const second = 'ticketIds' in own.body && place[0] === 'ticketIds';
          const slot = { part: 'body', path: second ? ['ticketIds', 1] : place } as const;
          return (actions.length > 0 ? actions : [undefined]).flatMap((action) =>
            idsFor(world, place).map((id) => ({ who, attack: { route, slot, action, own }, id })),
          );
        });
      });
  });

/**
 * Finds out whether theirs beside ours is told from what is not there. What is done moves our own case,
 * so only two refusals can be compared; after anything done, nothing of theirs may hang on what is ours.
 */
export function ownProber(world: World, secrets: ReadonlySet<string>) {
  const sent = async ({ who, attack }: OwnAttempt, id: string) => {
    const body = { ...attack.own?.body, ...(await versionOf(world, attack)) };
    const params = attack.own?.params ?? {};
    const answer = await call(world, who, { ...attack, own: { params, body } }, id);
    return { ...answer, seen: JSON.stringify(seenOf(answer, id)) };
  };
  return async (attempt: OwnAttempt): Promise<string[]> => {
    const { who, attack, id } = attempt;
    const place = `${who.name}: ${placeOf(attack)} ← ${id}`;
    const answer = await sent(attempt, id);
    const told = leaksIn(answer.body, id, secrets).map((secret) => `${place} tells ${secret}`);
    if (answer.status >= 500) told.push(`${place} answers ${answer.status}`);
    const twin = await sent(attempt, twinOf(id, world.known));
    const done = answer.status < 400 || twin.status < 400;
    if (!done && answer.seen !== twin.seen)
      told.push(`${place} answers ${answer.body}, unlike what is not there: ${twin.body}`);
    return told;
  };
}

/** Of an action on a case: the version it has now, without which nothing of it is read. */
async function versionOf({ app }: World, { route, own }: Attack): Promise<object> {
  if (!route.url.startsWith('/v1/tickets/:id/actions')) return {};
  const { id } = (own?.params ?? {}) as { id?: string };
  const { rows } = await app.database.pool.query<{ version: number }>(
    'SELECT version FROM ticket WHERE id = $1',
    [id],
  );
  return { version: rows[0]?.version ?? 0 };
}

/** What our own case and talk tell once all was tried: nothing of theirs may have come into them. */
export async function ownLeaks(world: World, secrets: ReadonlySet<string>): Promise<string[]> {
  const { own, app, strangers } = world;
  const urls = [
    `/v1/tickets/${own.ticketId}`,
    `/v1/tickets/${own.judgedId}`,
    `/v1/conversations/${own.conversationId}/events?afterSeq=0`,
  ];
  const faults: string[] = [];
  for (const who of strangers.filter((one) => isOurs(one) && one.kind !== 'juror'))
    for (const url of urls) {
      const headers = { authorization: `Bearer ${who.token}` };
      const { payload } = await app.doors.http.inject({ method: 'GET', url, headers });
      faults.push(
        ...leaksIn(payload, '', secrets).map((told) => `${who.name}: ${url} tells ${told}`),
      );
    }
  return faults;
}

/** The same over sockets: our own talk or cases are named, and something of theirs beside them. */
export const ownSocketPlan = (world: World): SocketAttempt[] =>
  world.app.doors.namespaces.flatMap((namespace) =>
    namespace.events.flatMap((event) =>
      world.strangers
        .filter(
          (who) => isOurs(who) && who.kind !== 'juror' && namespace.callers.includes(who.kind),
        )
        .flatMap((who) => {
          const places = textPaths(nodeOf(event.schema)).filter(namesSomething);
          const fields = places.map((place) => String(place[0]));
          return places.flatMap((place) => {
            const own = besideOf(world, who, fields, place);
            const path =
              place.at(-1) === 0 && own && (place[0] as string) in own
                ? [...place.slice(0, -1), 1]
                : place;
            return own === undefined
              ? []
              : idsFor(world, place).map((id) => ({ who, namespace, event, path, id, own }));
          });
        }),
    ),
  );

function besideOf(
  { own }: World,
  { kind }: Person,
  fields: readonly string[],
  [field]: Path,
): object | undefined {
  // A merchant hears of cases, a buyer of their talk.
  if (kind === 'merchant') return field === 'ticketIds' ? { ticketIds: [own.ticketId] } : undefined;
  const talk = fields.includes('conversationId') && field !== 'conversationId';
  return talk ? { conversationId: own.conversationId } : undefined;
}
