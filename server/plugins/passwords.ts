import { hash, verify } from '@node-rs/argon2';

/** Whether the password fits. An unknown account costs the same time as a wrong password. */
export async function passwordFits(password: string, kept: string | undefined): Promise<boolean> {
  decoy ??= hash('nobody has this password');
  const fits = await verify(kept ?? (await decoy), password).catch(() => false);
  return fits && kept !== undefined;
}

/** Argon2id, with the library's own costs. */
export const hashPassword = (password: string): Promise<string> => hash(password);

let decoy: Promise<string> | undefined;
