import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAccount } from '../../src/domain/accounts/queries.ts';
import { listCredentials } from '../../src/domain/credentials/queries.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { Activating } from '../setup/activating.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { grantedFile } from '../setup/granted-file.ts';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await createTestDatabase();
  deps = credentialDeps(database.db);
});
afterAll(() => database.drop());

const short = 'mưa rơi trên mái';

async function kinds(accountId: string): Promise<string[]> {
  return (await listCredentials(database.db, accountId)).map(({ kind }) => kind).sort();
}

const rowsOf = (table: string, applicationId: string): Promise<unknown[]> => database.db(table).where({ application_id: applicationId });

describe('all or nothing', () => {
  test.each(['accounts', 'credentials', 'sleeping_credentials', 'activations', 'audit_events', 'messages'])(
    'when the write to %s fails, nothing of it is there, and the next try does it all',
    async (table) => {
      const granted = await grantedFile(database.db, { secrets: deps.secrets, phone: '+84912345678' });
      const one = await Activating.begin(deps, granted.applicationId);
      await one.proveContact();
      await one.withApp();
      const before = (await rowsOf('audit_events', granted.applicationId)).length;
      await database.db.raw(`create function break_it() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`);
      await database.db.raw(
        `create trigger break_it before insert or update or delete on ${table} for each statement execute function break_it()`,
      );
      await expect(one.activate(short)).rejects.toThrow('broken');
      await database.db.raw('drop function break_it() cascade');
      expect(await findAccount(database.db, granted.accountId)).toMatchObject({ state: 'waiting', level: 1 });
      expect(await kinds(granted.accountId)).toEqual([]);
      expect((await rowsOf('audit_events', granted.applicationId)).length).toBe(before);
      expect(await database.db('messages').where({ application_id: granted.applicationId, kind: 'account-activated' })).toEqual([]);
      expect(await one.activate(short)).toEqual({ activated: 'account' });
      expect(await kinds(granted.accountId)).toEqual(['password', 'totp']);
    },
  );
});
