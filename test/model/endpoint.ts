import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an OpenAI-compatible endpoint does with the next request. */
export type Manner =
  | { readonly say: string }
  | { readonly status: number }
  | { readonly hang: true }
  | { readonly raw: string };

/** An endpoint on loopback that answers as it is told, whole or as a stream, and keeps what it was asked. */
export async function endpoint() {
  let manner: Manner = { say: '' };
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    asked.push(body);
    answer(response, manner, JSON.parse(body).stream === true);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    will(next: Manner) {
      manner = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function answer(response: ServerResponse, manner: Manner, stream: boolean): void {
  if ('hang' in manner) return;
  if ('status' in manner) return void response.writeHead(manner.status).end('{"error":{}}');
  if ('raw' in manner)
    return void response.writeHead(200, { 'content-type': 'application/json' }).end(manner.raw);
  const base = { id: 'c1', created: 1, model: 'test' };
  if (!stream) {
    const message = { role: 'assistant', content: manner.say };
    const whole = {
      ...base,
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: 'stop' }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(whole));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const piece of manner.say.match(/.{1,8}/gsu) ?? []) {
    const delta = { index: 0, delta: { content: piece }, finish_reason: null };
    const part = { ...base, object: 'chat.completion.chunk', choices: [delta] };
    response.write(`data: ${JSON.stringify(part)}\n\n`);
  }
  response.end('data: [DONE]\n\n');
}
