import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { evidenceRoutes } from '../../server/channels/evidence.ts';
import { MAX_IMAGE_BYTES } from '../../server/contract/evidence.ts';
import { createEvidence } from '../../server/evidence/evidence.ts';
import type { EvidenceRows, KeptEvidence } from '../../server/evidence/ports.ts';
import type { Caller } from '../../server/terms/caller.ts';
import { buyerToken, type House, openHouse } from '../channels/house.ts';
import * as photo from '../support/images.ts';

/** Who owns which conversation, as the store would know. */
const OWNER: Readonly<Record<string, string>> = {
  'c-1': 'buyer-1',
  'c-2': 'buyer-2',
  'c-3': 'buyer-1',
};
const DELIVERED = '2026-11-05T10:02:00Z';
const kept: KeptEvidence[] = [];

const mine = (caller: Caller, conversationId: string): boolean =>
  caller.kind === 'integration' ||
  (caller.kind === 'buyer' && OWNER[conversationId] === caller.buyerId);

/** Up to seven of 64 bits apart, as the store finds them. */
function nearly(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const differing = (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '');
  return differing.length <= 7;
}

const rows: EvidenceRows = {
  add: async (evidence) => void kept.push(evidence),
  one: async (caller, id) => kept.find((row) => row.id === id && mine(caller, row.conversationId)),
  similar: async ({ sha256, phash }) =>
    kept
      .filter((row) => row.sha256 === sha256 || nearly(row.phash, phash))
      .map((row) => ({ ...row, same: row.sha256 === sha256 })),
};

let folder = '';
let house: House;
let evidence: Awaited<ReturnType<typeof createEvidence>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-door-'));
  evidence = await createEvidence({
    storage: { kind: 'files', folder: folder },
    rows: { ...rows, cover: async () => undefined, putCover: async () => {} },
    conversations: { takesFilesOf: async (caller, id) => mine(caller, id) },
    deliveredAt: async () => DELIVERED,
    clock: { now: () => '2026-11-05T12:14:00.000Z' },
  });
  house = await openHouse({}, { more: evidenceRoutes(evidence.desk), unlimited: true });
});
afterAll(async () => {
  await house.close();
  await evidence.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => void kept.splice(0));

interface Sent {
  readonly bytes: Buffer;
  readonly fields?: Record<string, string>;
  readonly name?: string;
  readonly field?: string;
  readonly buyer?: string;
  readonly fileFirst?: boolean;
}

async function send({
  bytes,
  fields = { conversationId: 'c-1' },
  name = 'a.jpg',
  field = 'file',
  buyer,
  fileFirst,
}: Sent) {
  const form = new FormData();
  const file = () => form.set(field, new Blob([new Uint8Array(bytes)]), name);
  if (fileFirst) file();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  if (!fileFirst) file();
  const token = await buyerToken(buyer ? { sub: buyer } : {});
  const response = await fetch(`${house.loopback}/v1/evidence`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${token}` },
  });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body };
}

async function get(path: string, buyer = 'buyer-1') {
  const response = await fetch(house.loopback + path, {
    headers: { authorization: `Bearer ${await buyerToken({ sub: buyer })}` },
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

const quarantine = () => readdir(join(folder, 'evidence', 'incoming'));
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a photo', () => {
  test('is taken, answered as declared, and given back clean to its sender', async () => {
    const bytes = await photo.withExif();
    const { status, body } = await send({
      bytes,
      fields: { conversationId: 'c-1', key: 'photo_serial' },
    });
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        evidenceId: expect.stringMatching(/^ev_[0-9a-f]{32}$/),
        sha256: sha256(bytes),
        kind: 'photo',
        bytes: bytes.length,
        key: 'photo_serial',
        quality: {
          ok: true,
          sharpness: expect.any(Number),
          exposure: expect.any(Number),
          width: 960,
          height: 1_280,
          problems: [],
        },
        level: 2,
      },
    });
    const given = await get(`/v1/evidence/${body.evidenceId}`);
    expect(given.status).toBe(200);
    expect(Object.fromEntries(given.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="${body.evidenceId}.jpg"`,
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'private, max-age=300',
      etag: `"${sha256(given.bytes)}"`,
    });
    expect(given.bytes.includes('Canary')).toBe(false);
    const preview = await get(`/v1/evidence/${body.evidenceId}?w=320`);
    expect(await sharp(preview.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 320 });
    expect(await quarantine()).toEqual([]);
  });

  test('that fails is kept, marked and named', async () => {
    const { status, body } = await send({ bytes: await photo.blurred(4) });
    expect(status).toBe(201);
    expect(body.quality).toMatchObject({ ok: false, problems: ['blurry'] });
    expect(kept).toHaveLength(1);
  });

  test('in the place of a video is told so at once, however good it is', async () => {
    const fields = { conversationId: 'c-1', key: 'video_fault' };
    const { status, body } = await send({ bytes: await photo.scene(), fields });
    expect(status).toBe(201);
    expect(body.quality).toMatchObject({ ok: false, problems: ['wrong_kind'] });
  });

  test('may come before the fields of its form', async () => {
    expect((await send({ bytes: await photo.scene(), fileFirst: true })).status).toBe(201);
  });

  test('sent again is answered with the first answer', async () => {
    const bytes = await photo.scene();
    const [first, second] = [await send({ bytes }), await send({ bytes })];
    expect(second).toEqual(first);
    expect(kept).toHaveLength(1);
  });

  test('for a second slot is a duplicate, a sharper one for the same slot is not', async () => {
    const bytes = await photo.scene();
    await send({ bytes, fields: { conversationId: 'c-1', key: 'photo_overview' } });
    const smaller = await sharp(bytes).resize(1_000).jpeg().toBuffer();
    const other = await send({
      bytes: smaller,
      fields: { conversationId: 'c-1', key: 'photo_closeup' },
    });
    expect(other.body.quality).toMatchObject({ ok: false, problems: ['duplicate'] });
    const again = await send({
      bytes: smaller,
      fields: { conversationId: 'c-1', key: 'photo_overview' },
    });
    expect(again.body.quality).toMatchObject({ ok: true });
  });

  test.each([
    ['own', 'c-3', 'buyer-1'],
    ['other', 'c-2', 'buyer-2'],
  ])('of another ticket is marked as used before: %s', async (reused, conversationId, buyerId) => {
    const bytes = await photo.scene();
    await send({ bytes, fields: { conversationId }, buyer: buyerId });
    Object.assign(kept[0] ?? {}, { ticketId: 't-9' });
    const again = await send({ bytes: await sharp(bytes).jpeg({ quality: 70 }).toBuffer() });
    expect(kept.at(-1)).toMatchObject({ conversationId: 'c-1', reused });
    expect(again.body.quality).toMatchObject({ ok: false, problems: ['duplicate'] });
  });
});

test.each([
  ['video', 'video/mp4', () => photo.film(), 'mp4'],
  ['document', 'application/pdf', () => photo.pdf(), 'pdf'],
])('a %s is kept and only handed out as a download', async (kind, type, make, extension) => {
  const { status, body } = await send({ bytes: make() });
  expect({ status, kind: body.kind }).toEqual({ status: 201, kind });
  const { headers } = await get(`/v1/evidence/${body.evidenceId}`);
  expect(headers.get('content-type')).toBe(type);
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="${body.evidenceId}.${extension}"`,
  );
});

describe('refused, with nothing kept', () => {
  test.each<[string, () => Promise<Sent> | Sent, number, string]>([
    ['a text named .jpg', () => ({ bytes: photo.textNamedJpg() }), 422, 'unreadable_file'],
    [
      '256 million pixels',
      () => ({ bytes: photo.pixelBomb(), name: 'a.png' }),
      422,
      'unreadable_file',
    ],
    ['a photo cut off', async () => ({ bytes: await photo.cutOff() }), 422, 'unreadable_file'],
    ['a film cut off', () => ({ bytes: photo.film().subarray(0, 900) }), 422, 'unreadable_file'],
    ['an empty file', () => ({ bytes: Buffer.alloc(0) }), 422, 'unreadable_file'],
    [
      'a GIF that is a script',
      () => ({ bytes: photo.gifPolyglot() }),
      415,
      'unsupported_media_type',
    ],
    [
      'a photo too large',
      async () => ({ bytes: Buffer.concat([await photo.scene(), Buffer.alloc(MAX_IMAGE_BYTES)]) }),
      413,
      'payload_too_large',
    ],
    [
      'an unknown slot',
      async () => ({
        bytes: await photo.scene(),
        fields: { conversationId: 'c-1', key: 'photo_dog' },
      }),
      422,
      'validation_failed',
    ],
    [
      'an unknown field',
      async () => ({
        bytes: await photo.scene(),
        fields: { conversationId: 'c-1', colour: 'red' },
      }),
      422,
      'validation_failed',
    ],
    [
      'no conversation',
      async () => ({ bytes: await photo.scene(), fields: {} }),
      422,
      'validation_failed',
    ],
    [
      'a file under another name',
      async () => ({ bytes: await photo.scene(), field: 'photo' }),
      422,
      'validation_failed',
    ],
    [
      "someone else's conversation",
      async () => ({ bytes: await photo.scene(), fields: { conversationId: 'c-2' } }),
      404,
      'not_found',
    ],
    [
      'the same, file first',
      async () => ({
        bytes: await photo.scene(),
        fields: { conversationId: 'c-2' },
        fileFirst: true,
      }),
      404,
      'not_found',
    ],
    [
      'no such conversation',
      async () => ({ bytes: await photo.scene(), fields: { conversationId: 'c-9' } }),
      404,
      'not_found',
    ],
  ])('%s', async (_name, make, status, code) => {
    const answer = await send(await make());
    expect(answer).toMatchObject({ status, body: { code } });
    expect(kept).toEqual([]);
    expect(await quarantine()).toEqual([]);
  });

  test('no form at all', async () => {
    const { status } = await house.call({
      path: '/v1/evidence',
      token: await buyerToken(),
      body: {},
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  test('no credentials', async () => {
    const form = new FormData();
    form.set('conversationId', 'c-1');
    expect(
      (await fetch(`${house.loopback}/v1/evidence`, { method: 'POST', body: form })).status,
    ).toBe(401);
  });
});

test("another's file and no file are refused in the very same bytes", async () => {
  const { body } = await send({ bytes: await photo.scene() });
  const other = await get(`/v1/evidence/${body.evidenceId}`, 'buyer-2');
  const none = await get(`/v1/evidence/ev_${'0'.repeat(32)}`, 'buyer-2');
  expect([other.status, none.status]).toEqual([404, 404]);
  expect(other.bytes.equals(none.bytes)).toBe(true);
});

test.each(['?w=321', '?w=0', '?x=1'])('a preview asked for as %s is refused', async (query) => {
  expect((await get(`/v1/evidence/ev_${'0'.repeat(32)}${query}`)).status).toBe(422);
});

/** A form as raw bytes, which a client of ours would never send. */
async function post(raw: string, type = 'multipart/form-data; boundary=b') {
  const response = await fetch(`${house.loopback}/v1/evidence`, {
    method: 'POST',
    body: raw,
    headers: { authorization: `Bearer ${await buyerToken()}`, 'content-type': type },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const FIELD = '--b\r\ncontent-disposition: form-data; name="conversationId"\r\n\r\nc-1\r\n';
const FILE = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc';

describe('a form that is none, or not whole', () => {
  test.each([
    ['has no boundary', FIELD, 'multipart/form-data'],
    ['is something else', 'garbage', undefined],
    ['ends after a field', FIELD, undefined],
    ['ends in the middle of its file', FIELD + FILE, undefined],
    ['ends in the middle of a file that came first', FILE, undefined],
  ])('%s: refused as the sender’s to mend, and nothing kept', async (_what, raw, type) => {
    const { status, body } = await post(raw, type);
    expect(body).toMatchObject({ code: 'bad_request', detail: expect.stringContaining('form') });
    expect(status).toBe(400);
    expect(await quarantine()).toEqual([]);
    expect(kept).toEqual([]);
  });
});

test('the published description tells what the form has', async () => {
  const { body } = await house.call({ path: '/v1/openapi.json' });
  const { content } = Object(body.paths)['/v1/evidence'].post.requestBody;
  const { properties, required } = content['multipart/form-data'].schema;
  expect(properties.file).toMatchObject({ type: 'string', format: 'binary' });
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(['conversationId', 'key']));
  expect(required).toEqual(expect.arrayContaining(['conversationId', 'file']));
});
