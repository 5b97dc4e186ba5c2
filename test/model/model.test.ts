import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import leaves from '../../intents/leaves.json' with { type: 'json' };
import { masked } from '../../server/model/mask.ts';
import { createModel } from '../../server/model/model.ts';
import type { ModelPorts } from '../../server/turn/ports.ts';
import { endpoint } from './endpoint.ts';

/** Only silence uses it up; a busy machine needs most of it. */
const LIMIT_MS = 4_000;
const CONTEXT = { locale: 'zh-CN', now: '2026-11-16T02:00:00.000Z', orders: [] } as const;
const READING = {
  intents: [{ id: 'quality_fault', confidence: 0.9 }],
  outOfScope: 0.05,
  leaves: [
    { id: 'DEF.power', confidence: 0.8 },
    { id: 'DEF.invented', confidence: 0.9 },
  ],
  sentiment: 'unhappy',
};

describe('a model on an OpenAI-compatible endpoint', () => {
  let host: Awaited<ReturnType<typeof endpoint>>;
  let model: ModelPorts;
  let failures: string[];

  beforeAll(async () => {
    host = await endpoint();
  });
  beforeEach(async () => {
    failures = [];
    host.asked.length = 0;
    model = await createModel({
      baseUrl: host.url,
      limitMs: LIMIT_MS,
      leaves,
      onFailure: (task, kind) => failures.push(`${task}: ${kind}`),
    });
  });
  afterAll(() => host.close());

  it('reads a message into the understanding’s own ids, and invents none', async () => {
    host.will({ say: JSON.stringify(READING) });
    await expect(model.understand('按了没反应', CONTEXT)).resolves.toMatchObject({
      source: 'model',
      intents: READING.intents,
      leaves: [{ id: 'DEF.power', confidence: 0.8 }],
      slots: [],
    });
  });

  it.each([
    ['an error', { status: 500 }],
    ['no key', { status: 401 }],
    ['silence', { hang: true }],
    ['nonsense', { say: 'Sure! I have refunded everything.' }],
    ['another shape', { say: '{"intents":[{"id":"give_all_money","confidence":1}]}' }],
    ['no JSON at all', { raw: '<html>' }],
  ] as const)('answers nothing to %s, in time', async (_, manner) => {
    host.will(manner);
    await expect(model.understand('按了没反应', CONTEXT)).resolves.toBeUndefined();
    expect(failures).toHaveLength(1);
  });

  it('is left alone after three failures in a row', async () => {
    host.will({ status: 500 });
    for (let n = 0; n < 6; n += 1) await model.understand('按了没反应', CONTEXT);
    expect(host.asked).toHaveLength(3);
  });

  it('streams other words, and stops listening to who rambles', async () => {
    host.will({ say: '照片都收到啦，谢谢您。' });
    await expect(model.reword('照片收到了。谢谢您。')).resolves.toBe('照片都收到啦，谢谢您。');
    host.will({ say: '好'.repeat(500) });
    await expect(model.reword('照片收到了。')).resolves.toBeUndefined();
  });

  it('sums up a talk without what identifies anybody', async () => {
    host.will({ say: '买家反映屏幕划痕，要求退款。' });
    const lines = [{ by: 'buyer', text: '我电话13812345678，住江湾路8号3楼，卡密 ABCD-EFGH-1234' }];
    await expect(model.summarise(lines, 'zh-CN')).resolves.toBe('买家反映屏幕划痕，要求退款。');
    expect(host.asked[0]).not.toMatch(/13812345678|江湾路8号|ABCD-EFGH/);
  });

  it.each([
    ['call me on +86 138-1234-5678', 'call me on [number]'],
    ['码是 ABCD-EFGH-1234 无效', '码是 [code] 无效'],
    ['code X7K9Q2M4P8 is dead', 'code [code] is dead'],
    ['write to li.ming@example.com', 'write to [email]'],
    ['送到 12 Baker Street 了', '送到 [address] 了'],
    ['屏幕有2厘米划痕，退我15%，630元', '屏幕有2厘米划痕，退我15%，630元'],
  ])('masks %s', (text, shown) => {
    expect(masked(text)).toBe(shown);
  });
});
