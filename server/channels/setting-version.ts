import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Refused } from '../terms/refused.ts';

/** What a whole setting was read as, so that a change of it is one of that very text. */
export const SettingVersion = z.string().min(1).max(64);
/** In an answer beside the setting; what it is changed with names it as `baseVersion`. */
export const Versioned = { version: SettingVersion };
export const Based = { baseVersion: SettingVersion };

const LENGTH = 16;

/** The version of a setting as its schema reads it: another one for every other meaning. */
export const versionOf = (setting: unknown): string =>
  createHash('sha256').update(JSON.stringify(setting)).digest('hex').slice(0, LENGTH);

/** Refuses a change of what somebody else has changed since it was read: nobody's work is lost unseen. */
export function mustBe(setting: unknown, baseVersion: string): void {
  if (versionOf(setting) === baseVersion) return;
  throw new Refused('version_conflict', 'A colleague has changed this; read it and decide again.');
}
