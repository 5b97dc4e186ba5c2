import type { DeskTable } from '../../../server/contract/desk-rules.ts';
import type {
  NewUserBody,
  OfficeLogPage,
  UserBody,
  UserView,
} from '../../../server/contract/users.ts';
import type { DeskGroup, DeskHours } from '../../../server/terms/desk.ts';
import { ask } from './http.ts';

export interface UserAnswer {
  readonly user: UserView;
  /** Told this once. */
  readonly password?: string;
}

const userPath = (id: string) => `/v1/users/${encodeURIComponent(id)}`;

export const readUsers = async (signal: AbortSignal): Promise<readonly UserView[]> =>
  (await ask<{ items: readonly UserView[] }>('/v1/users', { signal })).items;

export const addUser = (body: NewUserBody): Promise<UserAnswer> =>
  ask('/v1/users', { method: 'POST', body });

export const putUser = (id: string, body: UserBody): Promise<UserAnswer> =>
  ask(userPath(id), { method: 'PUT', body });

export const actOnUser = (
  id: string,
  action: 'disable' | 'enable' | 'reset_password',
): Promise<UserAnswer> => ask(`${userPath(id)}/actions`, { method: 'POST', body: { action } });

export const readHours = (signal: AbortSignal): Promise<DeskHours> =>
  ask('/v1/desk/hours', { signal });
export const putHours = (body: DeskHours): Promise<DeskHours> =>
  ask('/v1/desk/hours', { method: 'PUT', body });

export const readGroups = async (signal?: AbortSignal): Promise<readonly DeskGroup[]> =>
  (await ask<{ groups: readonly DeskGroup[] }>('/v1/desk/groups', signal ? { signal } : {})).groups;
export const putGroups = (groups: readonly DeskGroup[]): Promise<unknown> =>
  ask('/v1/desk/groups', { method: 'PUT', body: { groups } });

export const readDeskTable = (signal: AbortSignal): Promise<DeskTable> =>
  ask('/v1/desk/rules', { signal });
export const putDeskTable = (body: DeskTable): Promise<DeskTable> =>
  ask('/v1/desk/rules', { method: 'PUT', body });

export const readLog = (signal: AbortSignal): Promise<OfficeLogPage> =>
  ask('/v1/office-log?limit=30', { signal });
