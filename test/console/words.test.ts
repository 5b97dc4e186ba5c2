import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFinding } from '../../server/contract/findings.ts';
import { REPORT_KINDS } from '../../server/contract/storefront.ts';
import { ACTIONS as ACTION_NAMES } from '../../server/contract/tickets.ts';
import { assess } from '../../server/decision/assess.ts';
import type { Facts } from '../../server/decision/facts.ts';
import { ROWS } from '../../server/decision/liability-rows.ts';
import { CODE_STATUSES, type Findings, INSPECTION_CLASSES } from '../../server/terms/finding.ts';
import { ACCOUNTS } from '../../server/terms/ledger.ts';
import { ACTION_ROWS } from '../../server/ticket/actions.ts';
import { fieldsOf } from '../../widget/console/case/action-fields.ts';
import { factText, outcomeText, stepName } from '../../widget/console/case/trace.ts';
import {
  FINDING_STATUSES,
  FINDINGS,
  INSPECTIONS,
} from '../../widget/console/words/action-labels.ts';
import { CARRIERS } from '../../widget/console/words/carrier-labels.ts';
import { ACTIONS } from '../../widget/console/words/case-labels.ts';
import { EVENTS } from '../../widget/console/words/event-labels.ts';
import { FACTS } from '../../widget/console/words/fact-labels.ts';
import { label, type PairTable } from '../../widget/console/words/labels.ts';
import {
  JOURNAL_EVENTS,
  JOURNAL_WHYS,
  POSTINGS,
} from '../../widget/console/words/ledger-labels.ts';
import { MACHINE_NOTES, noteText } from '../../widget/console/words/machine-notes.ts';
import { PARTS } from '../../widget/console/words/part-labels.ts';
import { REASONS } from '../../widget/console/words/reason-labels.ts';
import { RULES } from '../../widget/console/words/rule-labels.ts';
import { CHANGES } from '../../widget/console/words/trace-labels.ts';
import { rules, seed } from '../decision/facts.ts';

/** The server's own source, so that a word it begins to say is asked for here. */
function sources(folder: string): string {
  const url = new URL(`../../server/${folder}/`, import.meta.url);
  return readdirSync(fileURLToPath(url), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
    .map((name) => readFileSync(new URL(name, url), 'utf8'))
    .join('\n');
}
const source = (file: string): string =>
  readFileSync(new URL(`../../server/${file}`, import.meta.url), 'utf8');
const said = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];
const unnamed = (table: PairTable, words: readonly string[]): string[] =>
  words.filter((word) => !Object.hasOwn(table, word));

const decision = sources('decision');
const HAN = /\p{Script=Han}/u;

describe('every word of the server', () => {
  it('for a carrier, by the same name as buyers read', () => {
    const words: Record<'zh-CN' | 'en', Record<string, string>> = JSON.parse(
      readFileSync(new URL('../../prompts/words.json', import.meta.url), 'utf8'),
    );
    const named = (locale: 'zh-CN' | 'en') =>
      Object.fromEntries(Object.keys(CARRIERS).map((key) => [key, label(CARRIERS, key, locale)]));
    for (const locale of ['zh-CN', 'en'] as const)
      expect(named(locale)).toEqual(
        Object.fromEntries(
          Object.entries(words[locale])
            .filter(([key]) => key.startsWith('carrier.'))
            .map(([key, name]) => [key.slice('carrier.'.length), name]),
        ),
      );
  });

  it('for a note that no person wrote', () => {
    const written = said(`${sources('turn')} ${sources('ticket')}`, /\bnote: '([^']+)'/g);
    expect(written.length).toBeGreaterThan(2);
    expect(unnamed(MACHINE_NOTES, written)).toEqual([]);
    expect(noteText('not inspected in time', 'zh-CN')).toBe('逾期未验收');
    expect(noteText('see case_no 12', 'en')).toBe('see case_no 12');
  });

  it('for an action', () => {
    expect(unnamed(ACTIONS, [...ACTION_NAMES, ...ACTION_ROWS.map((row) => row.action)])).toEqual(
      [],
    );
  });

  it('for an event of a ticket', () => {
    const events = said(source('ticket/events.ts'), /readonly type: '([a-z_]+)'/g);
    expect(events.length).toBeGreaterThan(50);
    expect(unnamed(EVENTS, events)).toEqual([]);
  });

  it('for a part of the goods, as the buyer reads it', () => {
    const words = JSON.parse(
      readFileSync(new URL('../../prompts/words.json', import.meta.url), 'utf8'),
    ) as Record<'zh-CN' | 'en', Record<string, string>>;
    const parts = Object.keys(words.en).filter((key) => key.startsWith('part.'));
    expect(parts.length).toBeGreaterThan(40);
    for (const key of parts)
      expect(PARTS[key.slice('part.'.length)], key).toEqual([words['zh-CN'][key], words.en[key]]);
  });

  it('for a rule and a liability row', () => {
    const ids = [
      ...Object.keys(ROWS),
      ...said(decision, /(?:step\(\s*|ruleId: )'([\w-]+)'/g),
      ...said(sources('turn'), /ruleId: '([\w-]+)'/g),
    ];
    expect(unnamed(RULES, ids)).toEqual([]);
  });

  it('for a reason and for what would change an outcome', () => {
    const reasons = [
      ...said(decision, /(?:reason: |decline: |topic: )'([a-z_]+)'/g),
      ...said(sources('turn/steps'), /reasons: \['([a-z_]+)'\]/g),
    ];
    expect(unnamed(REASONS, reasons)).toEqual([]);
    expect(unnamed(CHANGES, said(decision, /change: '([a-z_]+)'/g))).toEqual([]);
  });

  it('for a journal and each side of an account', () => {
    const events = said(sources('settlement') + sources('store'), /event: '([a-z_.]+)'/g);
    expect(unnamed(JOURNAL_EVENTS, [...events, 'payable.matured', 'payout.confirmed'])).toEqual([]);
    expect(unnamed(JOURNAL_WHYS, Object.keys(JOURNAL_EVENTS))).toEqual([]);
    const sides = Object.keys(ACCOUNTS).flatMap((code) => [`${code}.debit`, `${code}.credit`]);
    expect(unnamed(POSTINGS, sides)).toEqual([]);
  });

  it('for a finding and for how it may have gone, as the server reads it', () => {
    expect(unnamed(FINDINGS, REPORT_KINDS)).toEqual([]);
    expect(unnamed(INSPECTIONS, INSPECTION_CLASSES)).toEqual([]);
    expect(unnamed(FINDING_STATUSES.code_check ?? {}, CODE_STATUSES)).toEqual([]);
    const more = {
      quoteCents: 1,
      admittedCents: 1,
      actualFaceCents: 1,
      billId: 'B1',
      billCents: 1,
    };
    for (const kind of REPORT_KINDS)
      for (const status of Object.keys(FINDING_STATUSES[kind] ?? {}))
        expect(() =>
          readFinding({ kind, result: { status, ...more }, at: seed.now }),
        ).not.toThrow();
  });

  it('in both languages', () => {
    const tables = {
      ACTIONS,
      EVENTS,
      RULES,
      REASONS,
      CHANGES,
      FACTS,
      JOURNAL_EVENTS,
      JOURNAL_WHYS,
    };
    for (const [name, table] of Object.entries(tables))
      for (const [word, [zh, en]] of Object.entries(table)) {
        expect(zh, `${name} ${word}`).toMatch(HAN);
        expect(en, `${name} ${word}`).toMatch(/^[^\p{Script=Han}]+$/u);
      }
  });

  it('asks a form of every action, in fields that have a name', () => {
    for (const { action, by } of ACTION_ROWS) expect(fieldsOf({ action, by })).toBeDefined();
  });
});

/** A claim of every leaf, before and after each thing that may be found of it. */
function cases(): Facts[] {
  const at = seed.now;
  const findings: Findings[] = [
    {},
    ...CODE_STATUSES.map((status) => ({
      code: { status, at, listedFaceCents: 100, actualFaceCents: 50 },
    })),
    ...(['intercepted', 'failed', 'lost', 'delivered', 'moving'] as const).map((status) => ({
      trace: { status, at },
    })),
    ...(['genuine', 'counterfeit', 'part_replaced', 'restored', 'inconclusive'] as const).map(
      (result) => ({ appraisal: { result, at } }),
    ),
    { regrade: { grade: '85', at } },
    { regrade: { grade: '95', at } },
  ];
  return Object.keys(rules.leaves).flatMap((leaf) =>
    findings.flatMap((found) =>
      [{}, { failedRepairs: 2 }].map((more) => ({
        ...seed,
        ...more,
        findings: found,
        claim: { ...seed.claim, leaf: leaf as Facts['claim']['leaf'] },
      })),
    ),
  );
}

describe('the trace of any decision', () => {
  const en = { locale: 'en', currency: 'CNY' } as const;
  const zh = { locale: 'zh-CN', currency: 'CNY' } as const;
  const steps = cases().flatMap((facts) => assess(facts, rules).trace);

  it('names every step, fact and outcome in Chinese', () => {
    const bare = new Set<string>();
    for (const step of steps) {
      const name = stepName(step.label, 'zh-CN');
      if (!HAN.test(name) && !name.startsWith('DT-6:')) bare.add(`step ${name}`);
      const outcome = outcomeText(step.outcome, zh);
      if (/[a-z]{3}/.test(outcome)) bare.add(`outcome ${outcome}`);
      for (const [fact, value] of Object.entries(step.facts)) {
        if (!Object.hasOwn(FACTS, fact)) bare.add(`fact ${fact}`);
        if (/[a-z]{3}/.test(factText(fact, value, zh))) bare.add(`value ${fact} ${value}`);
      }
    }
    expect([...bare]).toEqual([]);
  });

  it('names an inspection, whatever was found and why it came back', () => {
    for (const found of INSPECTION_CLASSES)
      for (const reason of ['at_fault', 'no_reason'])
        expect(stepName(`DT-11:${found}/${reason}`, 'zh-CN')).toMatch(HAN);
    expect(outcomeText('130000 - 26000', en)).toBe('¥1,300.00 - ¥260.00');
  });

  it('says the same steps in English', () => {
    const bare = steps.filter(({ label }) => HAN.test(stepName(label, en.locale)));
    expect(bare).toEqual([]);
  });
});
