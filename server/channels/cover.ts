import { z } from 'zod';
import { CoverBody, CoverView } from '../contract/cover.ts';
import { Id } from '../contract/primitives.ts';
import type { CoverDesk } from '../evidence/cover.ts';
import { Refused } from '../terms/refused.ts';
import { defineRoute, type Route } from './route.ts';

const Path = z.strictObject({ id: Id });
const PLATFORM = ['agent', 'operator'] as const;
/** Each is a picture to be drawn anew. */
const LIMIT = { burst: 30, perSecond: 1 };

/** What the platform's people hide of a file before a jury sees it. */
export const coverRoutes = (desk: CoverDesk): readonly Route[] => [
  defineRoute({
    method: 'GET',
    url: '/v1/evidence/:id/cover',
    summary: 'What of a file a jury does not see',
    callers: PLATFORM,
    params: Path,
    answers: { 200: CoverView },
    handler: async ({ caller, params }) => found(await desk.read(caller, params.id)),
  }),
  defineRoute({
    method: 'PUT',
    url: '/v1/evidence/:id/cover',
    summary:
      'Draw boxes over a photo, or withhold a file: jurors get the covered photo, never the other',
    callers: PLATFORM,
    params: Path,
    body: CoverBody,
    limit: LIMIT,
    answers: { 200: CoverView },
    handler: async ({ caller, params, body }) => found(await desk.put(caller, params.id, body)),
  }),
];

function found(cover: CoverView | undefined): CoverView {
  if (!cover) throw new Refused('not_found', 'There is no such file.');
  return cover;
}
