import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEvidence } from '../../server/evidence/evidence.ts';
import { createFileStorage, newStorageKey } from '../../server/evidence/files.ts';
import type { Database } from '../../server/store/database.ts';
import { createEvidenceStore } from '../../server/store/evidence.ts';
import { createJury } from '../../server/store/jury.ts';
import type { Caller, StaffCaller } from '../../server/terms/caller.ts';
import { juryFile } from '../../server/turn/jury-file.ts';
import { freshDatabase } from '../support/database.ts';
import { seatRoster } from '../support/jurors.ts';
import { aCase, staff } from './case-kit.ts';

let db: Database;
let folder: string;
let evidence: Awaited<ReturnType<typeof createEvidence>>;
beforeAll(async () => {
  db = await freshDatabase('postgres');
  await seatRoster(db);
  folder = await mkdtemp(path.join(os.tmpdir(), 'redress-cover-'));
  evidence = await createEvidence({
    storage: { kind: 'files', folder: folder },
    rows: createEvidenceStore(db),
    conversations: { takesFilesOf: async () => true },
    clock: { now: () => '2026-11-05T12:00:00.000Z' },
  });
}, 600_000);
afterAll(async () => {
  await evidence.close();
  await rm(folder, { recursive: true, force: true });
  await db.close();
});

const agent = staff('agent', 'A1');
const WIDTH = 200;
const HEIGHT = 100;

/** A white picture, kept as a photo of the case is. */
async function keepWhite(id: string): Promise<void> {
  const background = { r: 255, g: 255, b: 255 };
  const white = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const files = await createFileStorage(folder);
  const key = newStorageKey('0'.repeat(64));
  for (const variant of ['preview', undefined] as const) {
    const at = await files.incoming();
    await writeFile(at, white);
    await files.keep(key, at, variant);
  }
  await db.pool.query(
    `UPDATE evidence SET storage_key = $2, media_type = 'image/jpeg' WHERE id = $1`,
    [id, key],
  );
}

/** A jury that sits on a case with one photo. */
async function sitting() {
  const one = await aCase(db, { item: { paidCents: 80_000 } });
  await one.chat.say('收到个空包裹 盒子里什么都没有 退款');
  await one.chat.photos('给', {}, {}, {});
  if ((await one.state()) !== 'platform_review') await one.chat.say('转人工');
  await one.act(agent, { action: 'open_arbitration' });
  const photo = await one.upload();
  await one.buyer({ action: 'add_evidence', note: '看照片', evidenceIds: [photo] });
  await one.buyer({ action: 'open_jury' });
  await one.act(staff('merchant', 'M1'), { action: 'open_jury' });
  await one.act(agent, { action: 'open_jury' });
  const userId = (await one.ticket()).arbitration?.seats?.[0]?.userId ?? '';
  await keepWhite(photo);
  return { one, photo, juror: { kind: 'juror', userId, name: userId } as const };
}

async function seen(caller: Caller, id: string, preview = false) {
  const file = await evidence.desk.open(caller, id, preview);
  if (!file) return undefined;
  const parts: Buffer[] = [];
  for await (const part of file.stream) parts.push(part as Buffer);
  const { data, info } = await sharp(Buffer.concat(parts))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) =>
    data[Math.floor(y * info.height) * info.width + Math.floor(x * info.width)] ?? -1;
  return { sha256: file.sha256, inside: at(0.25, 0.25), outside: at(0.75, 0.75) };
}
const put = (caller: StaffCaller, id: string, body: object) =>
  evidence.covers.put(caller, id, { boxes: [], withheld: false, ...body });
const HALF = { x: 0, y: 0, width: 5_000, height: 5_000 };

describe('what is covered before a jury', () => {
  it('is black for the jury, in the photo and in its preview, and whole for everybody else', async () => {
    const { one, photo, juror } = await sitting();
    expect(await seen(juror, photo)).toMatchObject({ inside: 255, outside: 255 });
    await put(agent, photo, { boxes: [HALF] });
    for (const preview of [false, true]) {
      const covered = await seen(juror, photo, preview);
      expect(covered?.inside).toBeLessThan(10);
      expect(covered?.outside).toBeGreaterThan(245);
      expect(await seen(agent, photo, preview)).toMatchObject({ inside: 255 });
      expect(await seen(one.chat.caller, photo, preview)).toMatchObject({ inside: 255 });
    }
    expect(await evidence.covers.read(agent, photo)).toMatchObject({ boxes: [HALF], by: 'A1' });
  });

  it('is drawn over the original each time, and can be taken away again', async () => {
    const { photo, juror } = await sitting();
    await put(agent, photo, { boxes: [HALF] });
    await put(agent, photo, { boxes: [{ ...HALF, x: 5_000, y: 5_000 }] });
    const moved = await seen(juror, photo);
    expect(moved?.inside).toBeGreaterThan(245);
    expect(moved?.outside).toBeLessThan(10);
    await put(agent, photo, {});
    expect(await seen(juror, photo)).toMatchObject({ inside: 255, outside: 255 });
    const { rows } = await db.pool.query('SELECT id FROM evidence_cover WHERE evidence_id = $1', [
      photo,
    ]);
    expect(rows).toHaveLength(3);
  });

  it('or withheld is in no file of the jury and cannot be opened by it', async () => {
    const { one, photo, juror } = await sitting();
    const fileNow = async () => {
      const { ticket, evidence: files } = await one.snapshot();
      return juryFile(ticket, files, await createJury(db.pool).behind(ticket));
    };
    expect(JSON.stringify(await fileNow())).toContain(photo);
    await put(agent, photo, { withheld: true });
    expect(JSON.stringify(await fileNow())).not.toContain(photo);
    expect(await seen(juror, photo)).toBeUndefined();
    expect(await seen(one.chat.caller, photo)).toBeDefined();
  });

  it('is a picture: boxes on a film are refused, naming what to do', async () => {
    const { photo } = await sitting();
    await db.pool.query(`UPDATE evidence SET media_type = 'video/mp4' WHERE id = $1`, [photo]);
    await expect(put(agent, photo, { boxes: [HALF] })).rejects.toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'boxes' }] },
    });
    expect(await put(agent, 'ev_none', { boxes: [HALF] })).toBeUndefined();
  });
});
