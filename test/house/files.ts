import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const top = fileURLToPath(new URL('../../', import.meta.url));

/** Paths below the given folders, seen from the top of the project, with `/`. */
export function filesIn(folders: readonly string[], pattern = /\.tsx?$/): string[] {
  return folders.flatMap((folder) => walk(folder)).filter((path) => pattern.test(path));
}

export function read(path: string): string {
  return readFileSync(join(top, path), 'utf8');
}

function walk(folder: string): string[] {
  const entries = readdirSync(join(top, folder), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`])).sort();
}
