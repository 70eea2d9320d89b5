import { openDatabase } from '../../src/platform/database/pool.ts';

/** One statement outside every database that tests use; copying a template may take longer than a statement of the product may. */
export async function onServer(url: string, sql: string): Promise<void> {
  const server = openDatabase(url, { max: 1, statementTimeout: 60_000 });
  try {
    await server.raw(sql);
  } finally {
    await server.destroy();
  }
}
