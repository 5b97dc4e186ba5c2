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

/** A setting with the version that it was read at; a change names it, so that nobody's work is lost. */
export type Read<T> = T & { readonly version: string };
interface Groups {
  readonly groups: readonly DeskGroup[];
}

const setting = <T>(path: string) => ({
  read: (signal?: AbortSignal): Promise<Read<T>> => ask(path, signal ? { signal } : {}),
  put: ({ version: baseVersion, ...body }: Read<T>): Promise<Read<T>> =>
    ask(path, { method: 'PUT', body: { ...body, baseVersion } }),
});

export const hoursSetting = setting<DeskHours>('/v1/desk/hours');
export const groupsSetting = setting<Groups>('/v1/desk/groups');
/** The groups alone, for whoever only reads them. */
export const readGroups = async (signal?: AbortSignal): Promise<readonly DeskGroup[]> =>
  (await groupsSetting.read(signal)).groups;
export const deskTableSetting = setting<DeskTable>('/v1/desk/rules');

export const readLog = (signal: AbortSignal): Promise<OfficeLogPage> =>
  ask('/v1/office-log?limit=30', { signal });
