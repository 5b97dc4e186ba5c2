import type { TicketView } from '../../../server/contract/tickets.ts';

type File = Pick<TicketView['evidence'][number], 'id' | 'url'>;

/**
 * Where a file is fetched from: the ticket's own link where it is one of ours, since it may carry a
 * viewer's proof, else the plain address, which the session's cookie opens.
 */
export function evidenceUrl(file: File, widthPixels?: number): string {
  const path = file.url.startsWith('/v1/')
    ? file.url
    : `/v1/evidence/${encodeURIComponent(file.id)}`;
  if (widthPixels === undefined) return path;
  return `${path}${path.includes('?') ? '&' : '?'}w=${widthPixels}`;
}
