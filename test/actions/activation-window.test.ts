import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { grantedFile } from '../setup/granted-file.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const activation = (id: string) => database.db('activations').where({ id }).first();

describe('opening', () => {
  test('waits without a window until something is delivered', async () => {
    const file = await grantedFile(database.db, { level: 2 });
    expect(await activation(file.activationId)).toMatchObject({
      account_id: file.accountId,
      application_id: file.applicationId,
      level: 2,
      state: 'waiting',
      delivered_at: null,
      ends_on: null,
    });
    const audited = await database.db('audit_events').where({ application_id: file.applicationId });
    expect(audited.map(({ event, account_id: accountId }) => [event, accountId])).toEqual([['activation.opened', file.accountId]]);
  });

  test('a raise that is granted before the account was taken into use takes the place of what waited', async () => {
    const first = await grantedFile(database.db, { level: 1 });
    const raise = await grantedFile(database.db, { level: 2, accountId: first.accountId });
    expect(await activation(first.activationId)).toMatchObject({ state: 'dropped', ended_at: expect.any(Date) });
    expect(await activation(raise.activationId)).toMatchObject({ state: 'waiting', ended_at: null });
  });
});
