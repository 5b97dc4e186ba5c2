import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Part } from '../channels/route.ts';

/** Lets routes with `upload` read multipart bodies, within narrow bounds. */
export async function multipartBodies(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fields: 8, fieldNameSize: 64, fieldSize: 1024, files: 1, parts: 9, headerPairs: 50 },
  });
}

/** The parts of a request's body as they arrive. */
export async function* partsOf(
  request: FastifyRequest,
  maxFileBytes: number,
): AsyncGenerator<Part> {
  for await (const part of request.parts({ limits: { fileSize: maxFileBytes } })) {
    if (part.type === 'field')
      yield { kind: 'field', name: part.fieldname, value: String(part.value) };
    else
      yield {
        kind: 'file',
        name: part.fieldname,
        filename: part.filename,
        stream: part.file,
        truncated: () => part.file.truncated,
      };
  }
}
