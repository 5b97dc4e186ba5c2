import { z } from 'zod';
import type { Caller } from '../terms/caller.ts';
import { NOT_FOR_JURIES } from '../terms/juror.ts';
import type { Database } from './database.ts';
import { createCovers, type StoredCover } from './evidence-cover.ts';
import { readStoredEvidence, type StoredEvidence } from './evidence-row.ts';
import type { Prisma } from './generated/client.ts';
import { conversationScope, ticketScope } from './scope.ts';
import { orAbsent } from './stored.ts';

/** A file with the same picture, or nearly. */
export interface SimilarEvidence {
  readonly id: string;
  readonly conversationId: string;
  readonly ticketId?: string | undefined;
  readonly buyerId?: string | undefined;
  /** The very same bytes. */
  readonly same: boolean;
}

/** Differing bits of a perceptual hash up to which two pictures count as one; the index finds up to 7. */
export const NEAR_BITS = 7;
const SIMILAR_LIMIT = 20;

/** Rows about files; the bytes are the file store's. */
export function createEvidenceStore({ prisma, pool }: Database) {
  const covers = createCovers(pool);
  return {
    async add(evidence: StoredEvidence): Promise<void> {
      const { ticketId = null, buyerId = null, key = null, takenAt = null } = evidence;
      const { reused = null, phash = null, quality } = evidence;
      const optional = { ticketId, buyerId, key, takenAt, reused, phash };
      await prisma.evidence.create({
        data: {
          ...evidence,
          ...optional,
          quality: { ...quality, problems: [...quality.problems] },
        },
      });
    },

    /** Those who may see its ticket or read its conversation may see the file. */
    async one(caller: Caller, id: string): Promise<StoredEvidence | undefined> {
      const row = await prisma.evidence.findUnique({ where: { id } });
      if (!row || !(await isVisible({ prisma, pool }, caller, row))) return undefined;
      const file = readStoredEvidence(row);
      return caller.kind === 'juror' ? coveredFile(file, await covers.cover(id)) : file;
    },

    ...covers,

    /** Files of all conversations with the same bytes or nearly the same picture, same bytes first. */
    async similar(file: {
      readonly sha256: string;
      readonly phash?: string | undefined;
    }): Promise<readonly SimilarEvidence[]> {
      const { rows } = await pool.query(SIMILAR, [
        file.sha256,
        file.phash ?? null,
        NEAR_BITS,
        SIMILAR_LIMIT,
      ]);
      return z.array(SimilarRow).parse(rows);
    },
  };
}

/** A jury never gets at the bytes of what was covered, only at the photo with the boxes. */
function coveredFile(
  file: StoredEvidence,
  cover: StoredCover | undefined,
): StoredEvidence | undefined {
  if (cover?.withheld) return undefined;
  return cover?.storageKey === undefined ? file : { ...file, storageKey: cover.storageKey };
}

const SIMILAR = `
  SELECT id, conversation_id AS "conversationId", ticket_id AS "ticketId", buyer_id AS "buyerId",
    sha256 = $1 AS same
  FROM evidence
  WHERE sha256 = $1
    OR phash_bytes && redress_phash_bytes($2::text)
      AND bit_count(('x' || phash)::bit(64) # ('x' || $2::text)::bit(64)) <= $3
  ORDER BY same DESC, uploaded_at LIMIT $4`;

const SimilarRow = z.object({
  id: z.string(),
  conversationId: z.string(),
  ticketId: orAbsent(z.string()),
  buyerId: orAbsent(z.string()),
  same: z.boolean(),
});

async function isVisible(
  { prisma, pool }: Pick<Database, 'prisma' | 'pool'>,
  caller: Caller,
  row: Prisma.EvidenceGetPayload<object>,
): Promise<boolean> {
  if (caller.kind === 'juror') return sits(pool, caller.userId, row);
  const conversation = await prisma.conversation.findFirst({
    where: { AND: [conversationScope(caller), { id: { equals: row.conversationId } }] },
    select: { id: true },
  });
  if (conversation) return true;
  if (!row.ticketId) return false;
  const ticket = await prisma.ticket.findFirst({
    where: { AND: [ticketScope(caller), { id: { equals: row.ticketId } }] },
    select: { id: true },
  });
  return ticket !== null;
}

/** A juror sees a file while their jury sits, unless it would say who the sides are. */
async function sits(
  pool: Database['pool'],
  userId: string,
  { ticketId, key }: Prisma.EvidenceGetPayload<object>,
): Promise<boolean> {
  if (!ticketId || NOT_FOR_JURIES.some((one) => one === key)) return false;
  const { rowCount } = await pool.query(
    `SELECT FROM jury_seat s JOIN ticket t ON t.id = s.ticket_id
     WHERE s.ticket_id = $1 AND s.user_id = $2 AND s.status IN ('invited', 'voted')
       AND t.state IN ('arb_jury', 'appraisal')`,
    [ticketId, userId],
  );
  return (rowCount ?? 0) > 0;
}
