import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Storage } from './evidence/evidence.ts';

const SHAPE = 'must be file:///folder or s3://bucket?endpoint=https://host&region=name';
/** Where the setting names no region: what stores without regions expect. */
const REGION = 'us-east-1';
/** Names as S3 allows them. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export const StorageUrl = z.string().refine(
  (text) => {
    if (/^file:\/\/\/[^?#]*$/.test(text)) return true;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== 's3:' || !BUCKET.test(url.host) || !/^\/?$/.test(url.pathname))
      return false;
    const { endpoint, region, ...others } = Object.fromEntries(url.searchParams);
    const reachable = endpoint === undefined || /^https?:\/\/[^/?#]+\/?$/.test(endpoint);
    return reachable && region !== '' && url.username === '' && Object.keys(others).length === 0;
  },
  { error: SHAPE },
);

interface Settings {
  readonly STORAGE_URL?: string | undefined;
  readonly DATA_DIR: string;
  readonly AWS_ACCESS_KEY_ID?: string | undefined;
  readonly AWS_SECRET_ACCESS_KEY?: string | undefined;
}

/** The store that the settings name; or which of them is missing. */
export function storageOf(settings: Settings): Storage | { readonly missing: string } {
  const { STORAGE_URL: text, DATA_DIR: folder } = settings;
  if (text === undefined) return { kind: 'files', folder };
  if (text.startsWith('file:')) return { kind: 'files', folder: fileURLToPath(text) };
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  if (!accessKeyId) return { missing: 'AWS_ACCESS_KEY_ID' };
  if (!secretAccessKey) return { missing: 'AWS_SECRET_ACCESS_KEY' };
  const { host: bucket, searchParams } = new URL(text);
  const region = searchParams.get('region') ?? REGION;
  const endpoint = searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`;
  const baseUrl = `${endpoint.replace(/\/$/, '')}/${bucket}`;
  return { kind: 'objects', baseUrl, region, accessKeyId, secretAccessKey, folder };
}
