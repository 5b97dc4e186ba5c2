import { describe, expect, it } from 'vitest';
import { DEMO_CREDENTIALS, readConfig, WrongSetting } from '../../server/config.ts';

const PRODUCTION = {
  NODE_ENV: 'production',
  INTEGRATION_KEY: 'a-key-of-our-own-0001',
  STOREFRONT_SECRET: 'a-secret-of-our-own-that-is-long-enough',
  ALLOWED_ORIGINS: 'https://shop.example',
};

describe('the settings', () => {
  it('are a demo on the loopback address when nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      demo: true,
      production: false,
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      integrationKey: DEMO_CREDENTIALS.integrationKey,
      databaseUrl: undefined,
      testClock: undefined,
    });
  });

  it('are what the environment says, and empty ones are not set', () => {
    const config = readConfig({
      ...PRODUCTION,
      PORT: '8080',
      DATABASE_URL: 'postgresql://db/redress',
      ALLOWED_ORIGINS: 'https://a.example, https://b.example:8443',
      WEBHOOK_URL: 'https://shop.example/hooks',
      WEBHOOK_SECRET: 'whsec_aaaaaaaaaaaaaaaaaaaaaaaa',
      REDIS_URL: '  ',
    });
    expect(config).toMatchObject({ demo: false, port: 8080, redisUrl: undefined });
    expect(config.allowedOrigins).toEqual(['https://a.example', 'https://b.example:8443']);
    expect(config.webhook?.url).toBe('https://shop.example/hooks');
  });

  it.each([
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: 'http' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL'],
    [{ ALLOWED_ORIGINS: 'https://shop.example/' }, 'ALLOWED_ORIGINS'],
    [{ ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS'],
    [{ TEST_CLOCK: 'tomorrow' }, 'TEST_CLOCK'],
    [{ DEMO: 'yes' }, 'DEMO'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ STOREFRONT_SECRET: 'short' }, 'STOREFRONT_SECRET'],
    [{ STORAGE_URL: 'file://host/folder' }, 'STORAGE_URL'],
    [{ STORAGE_URL: 's3://' }, 'STORAGE_URL'],
    [{ STORAGE_URL: 's3://bucket/folder' }, 'STORAGE_URL'],
    [{ STORAGE_URL: 's3://bucket?endpoint=minio:9000' }, 'STORAGE_URL'],
    [{ STORAGE_URL: 's3://bucket?zone=a' }, 'STORAGE_URL'],
    [{ STORAGE_URL: 's3://short:secret@bucket' }, 'STORAGE_URL'],
    [{ STORAGE_URL: 's3://bucket' }, 'AWS_ACCESS_KEY_ID'],
    [{ STORAGE_URL: 's3://bucket', AWS_ACCESS_KEY_ID: 'AK' }, 'AWS_SECRET_ACCESS_KEY'],
    [{ WEBHOOK_URL: 'https://shop.example' }, 'WEBHOOK_SECRET'],
    [{ ...PRODUCTION, TEST_CLOCK: '1' }, 'TEST_CLOCK'],
    [{ ...PRODUCTION, DEMO: '1' }, 'DEMO'],
    [{ ...PRODUCTION, INTEGRATION_KEY: '' }, 'INTEGRATION_KEY'],
    [{ ...PRODUCTION, INTEGRATION_KEY: DEMO_CREDENTIALS.integrationKey }, 'INTEGRATION_KEY'],
    [{ ...PRODUCTION, STOREFRONT_SECRET: DEMO_CREDENTIALS.storefrontSecret }, 'STOREFRONT_SECRET'],
    [{ ...PRODUCTION, STOREFRONT_SECRET: '' }, 'STOREFRONT_SECRET'],
    [{ ...PRODUCTION, ALLOWED_ORIGINS: '' }, 'ALLOWED_ORIGINS'],
  ])('%j is refused with one line that names %s and no value of a secret', (env, name) => {
    const read = () => readConfig(env);
    expect(read).toThrow(WrongSetting);
    expect(read).toThrow(new RegExp(`^${name}: [^\\n]+$`));
    expect(read).not.toThrow(/short|whsec|of our own/);
  });

  it('do without a shared secret where a key is registered', () => {
    const env = { ...PRODUCTION, STOREFRONT_SECRET: '', STOREFRONT_PUBLIC_KEY: 'pem' };
    expect(readConfig(env).storefrontSecret).toBeUndefined();
  });
});
