import { randomBytes } from 'node:crypto';
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import { migrateDatabase } from '../../src/platform/database/migrate.ts';
import { openDatabase } from '../../src/platform/database/pool.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { urlOf } from '../../test/setup/url.ts';

export interface BenchDatabases {
  /** An empty, migrated database. */
  create(): Promise<{ readonly url: string; readonly db: Db }>;
  stop(): Promise<void>;
}

/** The server named by DATABASE_URL (whose user may create databases), else the embedded one; durable either way. */
export async function openDatabases(serverUrl: string | undefined): Promise<BenchDatabases> {
  const embedded = serverUrl === undefined ? await startEmbedded({ dataDir: '.data/bench' }) : undefined;
  const url = serverUrl ?? embedded?.url ?? '';
  const server = openDatabase(url, { max: 1, statementTimeout: 0 });
  const names: string[] = [];
  const pools: Db[] = [];
  const make = async (template?: string): Promise<{ name: string; url: string; db: Db }> => {
    const name = `dinhdanh_bench_${randomBytes(5).toString('hex')}`;
    await server.raw(`create database ${name} ${template ? `template ${template}` : ''}`);
    names.push(name);
    const own = urlOf(url, name);
    return { name, url: own, db: openDatabase(own, { max: 2, statementTimeout: 0 }) };
  };
  const template = await make();
  await migrateDatabase(template.db);
  await template.db.destroy();
  return {
    create: async () => {
      const { db, url: own } = await make(template.name);
      pools.push(db);
      return { url: own, db };
    },
    stop: async () => {
      for (const db of pools) await db.destroy();
      for (const name of names) await server.raw(`drop database ${name} with (force)`);
      await server.destroy();
      await embedded?.stop();
    },
  };
}
