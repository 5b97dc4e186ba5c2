import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import path from 'node:path';
import { keptSecret } from './kept-secret.ts';

/** The Ed25519 key that signs case files, made once and kept in the data folder. */
export async function casefileKey(dataDir: string): Promise<KeyObject> {
  const pem = await keptSecret(path.join(dataDir, 'casefile-key'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  return createPrivateKey(pem);
}
