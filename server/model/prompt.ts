import { readFileSync } from 'node:fs';

export type PromptName = 'understand' | 'reword' | 'summarise';

/** A prompt file of `prompts/model/`, as it stands. */
export const promptText = (name: PromptName): string =>
  readFileSync(new URL(`../../prompts/model/${name}.md`, import.meta.url), 'utf8').trim();
