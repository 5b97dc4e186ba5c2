import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer =>
  createHmac('sha256', key).update(data).digest();

interface Signed {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The signature that a request must bear (AWS Signature Version 4, "Create a signed request"). */
export function signatureOf({ method, path, headers }: Signed, secret: string): string {
  const [, scope = '', names = ''] =
    /Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+)/.exec(String(headers.authorization)) ?? [];
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const content = String(headers['x-amz-content-sha256']);
  const canonical = [method, path, '', lines.join(''), names, content].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const [day = '', region = '', service = '', end = ''] = scope.split('/');
  const key = [region, service, end].reduce<Buffer>(hmac, hmac(`AWS4${secret}`, day));
  return hmac(key, toSign).toString('hex');
}

/** A bucket `evidence-test` of an S3-compatible store on loopback, which checks what is signed. */
export async function bucketOn(secret: string) {
  const objects = new Map<string, Buffer>();
  /** Answers to come, before it works again. */
  const failures: number[] = [];
  const put = async (request: IncomingMessage, path: string): Promise<number> => {
    const body = await buffer(request);
    if (request.headers['content-length'] !== String(body.length)) return 411;
    if (request.headers['x-amz-content-sha256'] !== sha256(body)) return 400;
    objects.set(path, body);
    return 200;
  };
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const end = (status: number, body?: Buffer) => response.writeHead(status).end(body);
    const failure = failures.shift();
    if (failure !== undefined) return end(failure);
    const told = /Signature=(\w+)/.exec(headers.authorization ?? '')?.[1];
    if (told !== signatureOf({ method, path, headers }, secret)) return end(403);
    if (!path.startsWith('/evidence-test/')) return end(404);
    if (method === 'PUT') return end(await put(request, path));
    const found = objects.get(path);
    if (!found) return end(404);
    response.setHeader('content-length', found.length);
    return method === 'HEAD' ? end(200) : end(200, found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    objects,
    failures,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
