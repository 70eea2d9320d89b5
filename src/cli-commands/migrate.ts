import { operator } from '../../views/texts/operator.ts';
import { migrateDatabase, pendingMigrations } from '../platform/database/migrate.ts';
import type { Command } from './types.ts';
import { openDatabaseOf, refused } from './workplace.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  takes: '',
  purpose: operator.purposes.migrate,
  run: async (args, env) => {
    if (args.length > 0) return undefined;
    const opened = await openDatabaseOf(env);
    if ('problems' in opened) return refused(opened.problems);
    try {
      const pending = await pendingMigrations(opened.db);
      await migrateDatabase(opened.db);
      return { code: 0, lines: pending.length === 0 ? [operator.migrate.nothing] : operator.migrate.applied(pending) };
    } finally {
      await opened.close();
    }
  },
};
