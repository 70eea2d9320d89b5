import type { Logger } from 'pino';
import type { Db } from './database/types.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

/** What an action that begins its own transactions needs. Passed by hand from `app.ts`, `jobs.ts` and `cli.ts`. */
export interface Deps {
  readonly db: Db;
  readonly log: Logger;
  readonly secrets: Secrets;
  readonly settings: Settings;
}
