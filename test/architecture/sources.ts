import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Source {
  /** From the root, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** Every file below the folders whose name ends so; what is generated is nobody's style. */
export function sources(folders: readonly string[], ...endings: readonly string[]): Source[] {
  return folders
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        path.join(folder, name).replaceAll(path.sep, '/'),
      ),
    )
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .filter((file) => !/(^|\/)(generated|node_modules|dist)\//.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

export interface Import {
  readonly from: string;
  /** A file of ours from the root, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const LATE_IMPORT = /\bimport\(\s*'([^']+)'\s*\)/g;

/** What a file imports, however it does. */
export function importsOf({ file, text }: Source): Import[] {
  const stated = [...text.matchAll(IMPORT)].map((match) => ({
    to: resolved(file, match[2] ?? ''),
    typeOnly: match[1] !== undefined,
  }));
  const late = [...text.matchAll(LATE_IMPORT)].map((match) => ({
    to: resolved(file, match[1] ?? ''),
    typeOnly: false,
  }));
  return [...stated, ...late].map((one) => ({ from: file, ...one }));
}

const resolved = (file: string, named: string): string =>
  named.startsWith('.') ? path.posix.join(path.posix.dirname(file), named) : named;

/** Comments and texts may say what code may not. */
export const codeOf = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
