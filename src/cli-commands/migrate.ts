import { operator } from '../../views/texts/operator.ts';
import { migrateDatabase, pendingMigrations } from '../platform/database/migrate.ts';
import type { Command, Outcome } from './types.ts';
import { withDatabase } from './workplace.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  takes: '',
  purpose: operator.purposes.migrate,
  run: async (args, env) => {
    if (args.length > 0) return undefined;
    return withDatabase(env, async (db): Promise<Outcome> => {
      const pending = await pendingMigrations(db);
      await migrateDatabase(db);
      return { code: 0, lines: pending.length === 0 ? [operator.migrate.nothing] : operator.migrate.applied(pending) };
    });
  },
};
