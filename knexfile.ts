import type { Knex } from 'knex';
import { MigrationFiles } from './src/platform/database/migration-source.ts';

const url = process.env['DATABASE_URL'];
if (!url) throw new Error('DATABASE_URL is not set');

const config: Knex.Config = {
  client: 'pg',
  connection: url,
  migrations: { migrationSource: new MigrationFiles() },
};

export default config;
