import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../src/platform/database/migrate.ts';
import { openDatabase } from '../../src/platform/database/pool.ts';
import { onServer } from './on-server.ts';
import { startTestServer } from './server.ts';
import { urlOf } from './url.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string;
    template: string;
  }
}

/** One server a run, migrated once into a template that every test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const template = `dinhdanh_template_${randomBytes(4).toString('hex')}`;
  await onServer(server.url, `create database ${template} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`);
  const db = openDatabase(urlOf(server.url, template));
  try {
    await migrateDatabase(db);
  } finally {
    // A template with an open session cannot be copied (55006).
    await db.destroy();
  }
  project.provide('serverUrl', server.url);
  project.provide('template', template);
  return async () => {
    await onServer(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}
