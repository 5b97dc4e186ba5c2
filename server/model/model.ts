import { ChatPromptTemplate } from '@langchain/core/prompts';
import { initChatModel } from 'langchain';
import OpenAI from 'openai';
import type { ModelPorts } from '../turn/ports.ts';
import { createBreaker } from './breaker.ts';
import { masked } from './mask.ts';
import { promptText } from './prompt.ts';
import { fullReading, type LeafName, Reading, readingLists } from './reading.ts';

export interface ModelSettings {
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
  readonly model?: string | undefined;
  /** Milliseconds an answer may take. */
  readonly limitMs: number;
  /** The taxonomy's reasons. */
  readonly leaves: readonly LeafName[];
  readonly onFailure: (task: string, kind: string) => void;
}

/** A summary is for a colleague, who can wait a little longer. */
const SUMMARY_PATIENCE = 3;
/** A reworded text may grow by so much before the rest is not even read. */
const MOST_GROWTH = 2;
const DEFAULT_MODEL = 'default';

/**
 * Any OpenAI-compatible endpoint behind the turn's ports. It reads and rephrases; what it answers is
 * checked by whoever asked, and where it fails, is slow or talks nonsense the answer is undefined.
 */
export async function createModel(settings: ModelSettings): Promise<ModelPorts> {
  const { baseUrl, model = DEFAULT_MODEL, limitMs, leaves, onFailure } = settings;
  const apiKey = settings.apiKey ?? 'none';
  const chat = await initChatModel(model, {
    modelProvider: 'openai',
    apiKey,
    temperature: 0,
    maxRetries: 0,
    configuration: { baseURL: baseUrl },
  });
  const client = new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0 });
  const breakerFor = (task: string, patience = 1) =>
    createBreaker({
      limitMs: limitMs * patience,
      now: () => Date.now(),
      onFailure: (kind) => onFailure(task, kind),
    });
  const breakers = {
    understand: breakerFor('understand'),
    reword: breakerFor('reword'),
    summarise: breakerFor('summarise', SUMMARY_PATIENCE),
  };
  const reader = ChatPromptTemplate.fromMessages([
    ['system', promptText('understand')],
    ['human', '{text}'],
  ]).pipe(chat.withStructuredOutput(Reading, { method: 'jsonMode' }));
  const writer = ChatPromptTemplate.fromMessages([
    ['system', promptText('summarise')],
    ['human', '{talk}'],
  ]).pipe(chat);
  return {
    understand: (text, { pending, locale }) =>
      breakers.understand.run(async (signal) => {
        const said = {
          ...readingLists(leaves),
          text: masked(text),
          pending: pending?.slot ?? 'nothing',
        };
        return fullReading(await reader.invoke(said, { signal }), { locale, leaves });
      }),
    reword: (text) => breakers.reword.run((signal) => streamed(client, { model, text, signal })),
    summarise: (lines, locale) =>
      breakers.summarise.run(async (signal) => {
        const talk = lines.map(({ by, text }) => `${by}: ${masked(text)}`).join('\n');
        const language = locale === 'en' ? 'English' : 'Chinese';
        const { text } = await writer.invoke({ talk, language }, { signal });
        return text.trim() || undefined;
      }),
  };
}

interface Said {
  readonly model: string;
  readonly text: string;
  readonly signal: AbortSignal;
}

/** The words as they come; who rambles is not listened to any further. */
async function streamed(
  client: OpenAI,
  { model, text, signal }: Said,
): Promise<string | undefined> {
  const stream = await client.chat.completions.create(
    {
      model,
      temperature: 0,
      stream: true,
      messages: [
        { role: 'system', content: promptText('reword') },
        { role: 'user', content: text },
      ],
    },
    { signal },
  );
  let said = '';
  for await (const part of stream) {
    said += part.choices[0]?.delta?.content ?? '';
    if (said.length > text.length * MOST_GROWTH) return undefined;
  }
  return said.trim() || undefined;
}
