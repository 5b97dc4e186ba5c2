import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { claimsDeed } from './dialogue/deeds.ts';

/**
 * Writes the type of the facts each reply wants, from the texts themselves: a sentence that is said
 * without one of its facts does not compile. One that claims a deed, in any language, wants the deed.
 * Ends with an error where the languages differ or a name stands in two files, of which only one could
 * ever be said.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REPLIES = path.join(ROOT, 'prompts/replies');
const MADE = path.join(ROOT, 'server/dialogue/generated/reply-facts.ts');

const [first, ...others] = readdirSync(REPLIES).map((language) => ({
  language,
  ...readReplies(path.join(REPLIES, language)),
}));
if (!first) throw new Error('there are no reply texts in prompts/replies');
for (const { language, facts } of others)
  for (const name of new Set([...first.facts.keys(), ...facts.keys()]))
    if (first.facts.get(name) !== facts.get(name))
      throw new Error(`reply ${name}: ${first.language} and ${language} want different facts`);

const deeds = new Set([first, ...others].flatMap((one) => [...one.deeds]));
const lines = [...first.facts].map(([name, facts]) => {
  const wanted = [...facts.split(' '), ...(deeds.has(name) ? ["'done'"] : [])].filter(Boolean);
  return `  readonly ${name}: ${wanted.join(' | ') || 'never'};\n`;
});
mkdirSync(path.dirname(MADE), { recursive: true });
writeFileSync(
  `${MADE}.${process.pid}`,
  `/** The facts that each reply wants. */\nexport interface ReplyFacts {\n${lines.join('')}}\n`,
);
renameSync(`${MADE}.${process.pid}`, MADE);

/** The blanks of every reply in a folder, and the replies that claim a deed. */
function readReplies(folder: string): { facts: Map<string, string>; deeds: Set<string> } {
  const facts = new Map<string, string>();
  const deeds = new Set<string>();
  for (const file of readdirSync(folder).sort()) {
    const texts: Record<string, string> = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    for (const [name, text] of Object.entries(texts)) {
      if (facts.has(name)) throw new Error(`reply ${name} stands in two files of ${folder}`);
      const blanks = [...text.matchAll(/\{(\w+)\}/g)].map(([, key]) => `'${key}'`);
      facts.set(name, [...new Set(blanks)].sort().join(' '));
      if (claimsDeed(text)) deeds.add(name);
    }
  }
  return { facts, deeds };
}
