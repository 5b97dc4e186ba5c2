import type { JuryCase, JurySeatView, Precedent } from '../../../server/contract/jury.ts';
import { ask } from './http.ts';

const path = (id: string) => `/v1/jury/${encodeURIComponent(id)}`;

export const readSeats = async (signal: AbortSignal): Promise<readonly JurySeatView[]> =>
  (await ask<{ items: readonly JurySeatView[] }>('/v1/jury', { signal })).items;

export const readJuryCase = (id: string, signal: AbortSignal): Promise<JuryCase> =>
  ask(path(id), { signal });

/** The same `clientId` sent again is the same vote. */
export const castVote = (
  id: string,
  body: { clientId: string; for: 'buyer' | 'merchant'; reason: string },
): Promise<JuryCase> => ask(`${path(id)}/vote`, { method: 'POST', body });

export const declineSeat = (id: string, clientId: string): Promise<JuryCase> =>
  ask(`${path(id)}/decline`, { method: 'POST', body: { clientId } });

export const readPrecedents = async (
  asked: { readonly leaf: string; readonly not: string; readonly q: string },
  signal: AbortSignal,
): Promise<readonly Precedent[]> => {
  const words = new URLSearchParams({ leaf: asked.leaf, not: asked.not });
  if (asked.q) words.set('q', asked.q);
  return (await ask<{ items: readonly Precedent[] }>(`/v1/precedents?${words}`, { signal })).items;
};
