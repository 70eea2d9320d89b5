import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Knex } from 'knex';

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url));

/** Names are stored without extension, so that a database does not care whether sources or compiled files migrated it. */
export class MigrationFiles implements Knex.MigrationSource<string> {
  async getMigrations(): Promise<string[]> {
    const files = await readdir(folder);
    return files.filter((file) => /^\d{4}_.*\.[jt]s$/.test(file) && !file.endsWith('.d.ts')).sort();
  }

  getMigrationName(file: string): string {
    return file.replace(/\.[jt]s$/, '');
  }

  async getMigration(file: string): Promise<Knex.Migration> {
    return import(/* @vite-ignore */ pathToFileURL(`${folder}/${file}`).href) as Promise<Knex.Migration>;
  }
}
