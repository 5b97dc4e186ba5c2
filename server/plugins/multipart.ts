import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notWhole } from '../channels/form.ts';
import type { Part } from '../channels/route.ts';
import { Refused } from '../terms/refused.ts';

/** Lets routes with `upload` read multipart bodies, within narrow bounds. */
export async function multipartBodies(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fields: 8, fieldNameSize: 64, fieldSize: 1024, files: 1, parts: 9, headerPairs: 50 },
  });
}

/** The parts of a request's body as they arrive; a body that is no whole form is refused. */
export async function* partsOf(
  request: FastifyRequest,
  maxFileBytes: number,
): AsyncGenerator<Part> {
  try {
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
  } catch (error) {
    throw isKnown(error) ? error : notWhole();
  }
}

/** The plugin's own refusals say what is wrong; the parser beneath it fails without a status. */
const isKnown = (error: unknown): boolean =>
  error instanceof Refused || (error instanceof Error && 'statusCode' in error);
