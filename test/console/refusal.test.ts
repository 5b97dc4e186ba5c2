import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PROBLEM_STATUS } from '../../server/contract/problem.ts';
import { fieldErrors } from '../../server/plugins/problem.ts';
import { PROBLEM_FIELDS, PROBLEMS } from '../../widget/console/words/problem-labels.ts';
import { fieldRefusal, inWords, refusalText } from '../../widget/console/words/refusal.ts';
import { REFUSALS } from '../../widget/console/words/refusal-texts.ts';

const HAN = /\p{Script=Han}/u;
const server = fileURLToPath(new URL('../../server/', import.meta.url));
const filesOf = (path: string): string[] =>
  statSync(server + path).isFile()
    ? [path]
    : readdirSync(server + path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
        .map((name) => `${path}/${name}`);
const textOf = (paths: readonly string[]): string =>
  paths
    .flatMap(filesOf)
    .map((file) => readFileSync(server + file, 'utf8'))
    .join('\n');

/** Where staff and merchants are refused in words of the house. */
const STAFF_SAYS = [
  'turn/actions',
  'turn/desk',
  'turn/thread',
  'turn/limits.ts',
  'turn/plan-command.ts',
  'turn/steps/ruling.ts',
  'turn/steps/platform-proposes.ts',
  'terms/reject-reason.ts',
  'decision/mandate.ts',
  'channels/batch.ts',
  'channels/casefile.ts',
  'channels/desk.ts',
  'channels/mandates.ts',
  'channels/notice-settings.ts',
  'channels/office.ts',
  'channels/payouts.ts',
  'contract/desk.ts',
  'contract/desk-settings.ts',
  'contract/notice-settings.ts',
  'contract/users.ts',
  'effects/notify/outward.ts',
  'evidence/sniff.ts',
  'evidence/take.ts',
  'store/mandates.ts',
  'store/notice-settings.ts',
  'store/office.ts',
  'store/office-rows.ts',
  'store/payouts.ts',
  'store/preauth.ts',
];
/** A literal handed to what refuses: by its place in the call or by the name of its property. */
const LITERAL = String.raw`('(?:[^'\\\n]|\\.)*'|\`[^\`]*\`|"[^"\n]*")`;
const SAYS = [
  String.raw`missing\(\s*'\w+',\s*`,
  String.raw`unless\([^;]*?,\s*`,
  String.raw`new Refused\(\s*'(?:validation_failed|action_not_allowed|forbidden|unreadable_file)',\s*`,
  String.raw`(?:detail|message|says):\s*`,
  String.raw`\? return `,
].map((before) => new RegExp(before + LITERAL, 'g'));

describe('a refusal of the server', () => {
  it('has both texts for every code there is', () => {
    expect(Object.keys(PROBLEMS).sort()).toEqual(Object.keys(PROBLEM_STATUS).sort());
    for (const [zh, en] of [...Object.values(PROBLEMS), ...Object.values(PROBLEM_FIELDS)]) {
      expect(zh).toMatch(HAN);
      expect(en).not.toMatch(HAN);
    }
  });

  it('is put into words wherever staff may meet it', () => {
    const source = textOf(STAFF_SAYS);
    const said = SAYS.flatMap((pattern) =>
      [...source.matchAll(pattern)].map(([, literal = '']) =>
        literal
          .slice(1, -1)
          .replaceAll(/\$\{[^}]*\}/g, '7')
          .replaceAll("\\'", "'"),
      ),
    ).filter((text) => /[a-z]{2} /.test(text));
    expect(new Set(said).size).toBeGreaterThan(90);
    expect([...new Set(said)].filter((text) => inWords(text, 'zh-CN') === undefined)).toEqual([]);
  });

  it('is one the server really says, with a Chinese text of its own', () => {
    const source = textOf([
      'turn',
      'terms',
      'decision',
      'channels',
      'contract',
      'effects',
      'evidence',
      'store',
      'plugins',
    ]).replaceAll("\\'", "'");
    const shapes = REFUSALS.findIndex(([text]) => text === 'unknown');
    const unsaid = REFUSALS.slice(0, shapes).filter(
      ([text]) =>
        !text.split(/\{\w+\}/).every((part) => source.includes(part.replace(/^\{|\}$/g, ''))),
    );
    expect(unsaid.map(([text]) => text)).toEqual([]);
    for (const [, zh] of REFUSALS) expect(zh).toMatch(HAN);
    // No blank is shown that the server's sentence does not fill.
    const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const [text, ...told] of REFUSALS)
      expect(blanks(text)).toEqual(
        expect.arrayContaining(told.flatMap((one) => blanks(one ?? ''))),
      );
  });

  it('shows sums as sums, states and actions by name', () => {
    expect(inWords('the tables give 63000 and allow 84050', 'zh-CN')).toBe(
      '规则判定为 630，最高 840.50',
    );
    expect(inWords('63050 can be withdrawn.', 'en')).toBe('630.50 can be withdrawn.');
    const closed = 'approve is not open to the merchant while the ticket is refunding';
    expect(inWords(closed, 'zh-CN')).toBe('工单「退款处理中」时，寄售方不能「同意方案」');
  });

  it('never shows English to a Chinese reader', () => {
    expect(refusalText({ code: 'forbidden', detail: 'Something nobody foresaw.' }, 'zh-CN')).toBe(
      PROBLEMS.forbidden[0],
    );
    expect(
      refusalText({ code: 'of_tomorrow', detail: 'Something else.' }, 'zh-CN'),
    ).toBeUndefined();
    expect(refusalText({ code: 'of_tomorrow', detail: 'Something else.' }, 'en')).toBe(
      'Something else.',
    );
  });

  it('knows what the schema library says by itself', () => {
    const Shape = z.strictObject({
      name: z.string().min(1).max(3),
      hours: z.int().min(1).max(9),
      score: z.int(),
      kind: z.enum(['a', 'b']),
      email: z.email(),
      userId: z.uuid(),
      url: z.url(),
      groups: z.array(z.string()).min(1),
    });
    const bad = [
      { name: '', hours: 0, score: 1.5, kind: 'c', email: 'x', userId: 'x', url: 'x', groups: [] },
      { name: 'long', hours: 10, score: 'x', kind: 7, more: true },
    ];
    const errors = bad.flatMap((body) => {
      const read = Shape.safeParse(body);
      return read.success ? [] : fieldErrors(read.error);
    });
    expect(errors.length).toBeGreaterThan(14);
    expect(errors.filter(({ message }) => inWords(message, 'zh-CN') === undefined)).toEqual([]);
    expect(
      fieldRefusal({ path: 'user.hours', message: errors[1]?.message ?? '' }, 'zh-CN'),
    ).toEqual({
      field: '小时数',
      text: '不能小于 1',
    });
  });
});
