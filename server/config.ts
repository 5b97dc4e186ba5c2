import { z } from 'zod';
import type { Storage } from './evidence/evidence.ts';
import { StorageUrl, storageOf } from './storage-setting.ts';

/** Credentials anyone can read in this file: good for a demo, refused in production. */
export const DEMO_CREDENTIALS = {
  integrationKey: 'demo-integration-key',
  storefrontSecret: 'demo-storefront-secret-not-for-production',
} as const;

/** Printed on the demo's labels: nobody lives there. */
export const DEMO_DESK = {
  name: 'Redress 退货中心（演示）',
  phone: '400-000-0000',
  address: '上海市嘉定区示范路 1 号 3 号库',
} as const;

export interface Config {
  readonly production: boolean;
  readonly demo: boolean;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly storage: Storage;
  readonly integrationKey: string;
  readonly storefrontSecret: string | undefined;
  /** PEM (SPKI) or JWK of the storefront's Ed25519 or P-256 key. */
  readonly storefrontPublicKey: string | undefined;
  /** Signs our own sessions; nodes that share the work must share it. */
  readonly sessionSecret: string | undefined;
  /** Exact origins beside the server's own; empty: only its own loopback addresses (demo). */
  readonly allowedOrigins: readonly string[];
  /** `start`: the moment of start. */
  readonly testClock: string | undefined;
  readonly model:
    | {
        readonly baseUrl: string;
        readonly apiKey: string | undefined;
        readonly model: string | undefined;
        readonly visionModel: string | undefined;
        /** Milliseconds an answer may take. */
        readonly limitMs: number;
        /** It may also rephrase what the assistant says. */
        readonly reword: boolean;
      }
    | undefined;
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  /** Where returns go: printed on their labels. */
  readonly returnsDesk: { readonly name: string; readonly phone: string; readonly address: string };
  /** Where people and mails find this server, without a slash at the end. */
  readonly publicUrl: string;
  /** Where a buyer is sent from a mail: the storefront. */
  readonly shopUrl: string;
  /** Absent: no mails are sent. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** For browsers' push services; absent: made once and kept in the database. */
  readonly pushKeys: { readonly publicKey: string; readonly privateKey: string } | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/** A setting that is wrong; the message is the one line the operator reads. */
export class WrongSetting extends Error {}

/** Reads the environment, once. Throws `WrongSetting` naming the first variable that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new WrongSetting(`${issue?.path.join('.') || 'environment'}: ${issue?.message}`);
  }
  const settings = parsed.data;
  refuseInProduction(settings);
  return toConfig(settings);
}

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL starting with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  });
const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' });

const Settings = z.object({
  NODE_ENV: z.string().optional(),
  DEMO: flag.optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number, 0 to 65535')
    .default(3000),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  STORAGE_URL: StorageUrl.optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  INTEGRATION_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  STOREFRONT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  STOREFRONT_PUBLIC_KEY: z.string().optional(),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  ALLOWED_ORIGINS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list.every((origin) => URL.canParse(origin) && sameOrigin(origin)), {
      error: 'must be origins such as https://shop.example, separated by commas',
    })
    .optional(),
  TEST_CLOCK: z
    .union([z.literal('1'), z.iso.datetime({ offset: true })], {
      error: 'must be 1 or an instant such as 2026-11-01T00:00:00Z',
    })
    .optional(),
  OPENAI_BASE_URL: url('http:', 'https:').optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_VISION_MODEL: z.string().optional(),
  MODEL_TIMEOUT_MS: z.coerce.number().int().min(100).max(20_000).default(1_500),
  MODEL_REWORD: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  WEBHOOK_URL: url('http:', 'https:').optional(),
  RETURNS_DESK: z
    .string()
    .transform((line) => line.split('|').map((part) => part.trim()))
    .pipe(
      z.tuple([z.string().min(1), z.string().min(1), z.string().min(1)], {
        error: 'must be name|phone|address',
      }),
    )
    .transform(([name, phone, address]) => ({ name, phone, address }))
    .optional(),
  PUBLIC_URL: url('http:', 'https:')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  SHOP_URL: url('http:', 'https:').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]{0,100}<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, or a name and <address>')
    .optional(),
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/, 'must be 65 bytes in base64url')
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url')
    .optional(),
  WEBHOOK_SECRET: z.string().min(24, 'must have at least 24 characters').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
});
type Settings = z.infer<typeof Settings>;

/** Whether the text is exactly an origin: no path, no trailing slash, no user. */
const sameOrigin = (text: string): boolean => new URL(text).origin === text;

/** What would be a door left open on a machine that real money passes through. */
function refuseInProduction(settings: Settings): void {
  if (settings.WEBHOOK_URL && !settings.WEBHOOK_SECRET)
    throw new WrongSetting('WEBHOOK_SECRET: is needed to sign what goes to WEBHOOK_URL');
  if (settings.SMTP_URL && !settings.MAIL_FROM)
    throw new WrongSetting('MAIL_FROM: is needed to send mails by SMTP_URL');
  if (!settings.VAPID_PUBLIC_KEY !== !settings.VAPID_PRIVATE_KEY)
    throw new WrongSetting('VAPID_PRIVATE_KEY: goes with VAPID_PUBLIC_KEY; give both or none');
  if (settings.NODE_ENV !== 'production') return;
  if (settings.TEST_CLOCK) throw new WrongSetting('TEST_CLOCK: refused in production');
  if (settings.DEMO === '1')
    throw new WrongSetting('DEMO: refused in production, its logins are public');
  if (!settings.INTEGRATION_KEY || settings.INTEGRATION_KEY === DEMO_CREDENTIALS.integrationKey)
    throw new WrongSetting('INTEGRATION_KEY: production needs one of your own');
  if (settings.STOREFRONT_SECRET === DEMO_CREDENTIALS.storefrontSecret)
    throw new WrongSetting('STOREFRONT_SECRET: production needs one of your own');
  if (!settings.STOREFRONT_SECRET && !settings.STOREFRONT_PUBLIC_KEY)
    throw new WrongSetting('STOREFRONT_SECRET: production needs it, or STOREFRONT_PUBLIC_KEY');
  if (!settings.ALLOWED_ORIGINS?.length)
    throw new WrongSetting('ALLOWED_ORIGINS: production needs the origins of the storefront');
}

function toConfig(settings: Settings): Config {
  const production = settings.NODE_ENV === 'production';
  const storage = storageOf(settings);
  if ('missing' in storage)
    throw new WrongSetting(`${storage.missing}: STORAGE_URL s3:// needs it`);
  return {
    production,
    demo: settings.DEMO ? settings.DEMO === '1' : !production,
    host: settings.HOST,
    port: settings.PORT,
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    storage,
    integrationKey: settings.INTEGRATION_KEY ?? DEMO_CREDENTIALS.integrationKey,
    storefrontSecret:
      settings.STOREFRONT_SECRET ?? (production ? undefined : DEMO_CREDENTIALS.storefrontSecret),
    storefrontPublicKey: settings.STOREFRONT_PUBLIC_KEY,
    sessionSecret: settings.SESSION_SECRET,
    allowedOrigins: settings.ALLOWED_ORIGINS ?? [],
    testClock: settings.TEST_CLOCK === '1' ? 'start' : settings.TEST_CLOCK,
    model: settings.OPENAI_BASE_URL
      ? {
          baseUrl: settings.OPENAI_BASE_URL,
          apiKey: settings.OPENAI_API_KEY,
          model: settings.OPENAI_MODEL,
          visionModel: settings.OPENAI_VISION_MODEL,
          limitMs: settings.MODEL_TIMEOUT_MS,
          reword: settings.MODEL_REWORD === '1',
        }
      : undefined,
    webhook:
      settings.WEBHOOK_URL && settings.WEBHOOK_SECRET
        ? { url: settings.WEBHOOK_URL, secret: settings.WEBHOOK_SECRET }
        : undefined,
    returnsDesk: settings.RETURNS_DESK ?? DEMO_DESK,
    ...outwardOf(settings),
    logLevel: settings.LOG_LEVEL,
  };
}

/** By which addresses people and their browsers are reached. */
function outwardOf(settings: Settings) {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = settings;
  const publicUrl = settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
  return {
    publicUrl,
    shopUrl: settings.SHOP_URL ?? settings.ALLOWED_ORIGINS?.[0] ?? publicUrl,
    mail:
      settings.SMTP_URL && settings.MAIL_FROM
        ? { url: settings.SMTP_URL, from: settings.MAIL_FROM }
        : undefined,
    pushKeys: publicKey && privateKey ? { publicKey, privateKey } : undefined,
  };
}
