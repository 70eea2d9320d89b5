import type { Knex } from 'knex';
import { MigrationFiles } from './src/platform/database/migration-source.ts';

/** For knex's own command line; without DATABASE_URL it has nothing to connect to and says so itself. */
const config: Knex.Config = {
  client: 'pg',
  connection: process.env['DATABASE_URL'] ?? '',
  migrations: { migrationSource: new MigrationFiles() },
};

export default config;
