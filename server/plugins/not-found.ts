import type { FastifyInstance } from 'fastify';
import type { Route } from '../channels/route.ts';
import { Refused } from '../terms/refused.ts';

/** Tells a path that is not there from one that is there for another method. */
export function notFound(app: FastifyInstance, routes: readonly Route[]): void {
  const known = routes.map(({ method, url }) => ({ method, pattern: patternOf(url) }));
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const methods = known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (methods.length === 0)
      throw new Refused('not_found', 'There is no such thing, or it is not yours to see.');
    reply.header('allow', methods.join(', '));
    throw new Refused('method_not_allowed', `Here you may ${methods.join(' or ')}.`);
  });
}

/** `::` is a colon and `:name` any one segment; our paths hold nothing else that a pattern reads. */
const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((part) => (/^:\w/.test(part) ? '[^/]+' : part.replace('::', ':').replaceAll('.', '\\.')))
      .join('/')}$`,
  );
