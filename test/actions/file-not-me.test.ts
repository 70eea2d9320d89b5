import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { consumeFileNotMeLink, findFileNotMeLink, purgeFileNotMeLinks } from '../../src/domain/notifications/not-me-links.ts';
import { tellApplicant } from '../../src/domain/notifications/tell-applicant.ts';
import type { FileNotice } from '../../src/domain/notifications/types.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { carried, messageBy, messagesIn, newAccount, newFile, noticeDeps } from '../setup/notices.ts';

let database: TestDatabase;
let applicationId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  await shiftClock(database.db, '0');
  await database.db.raw('delete from messages; delete from not_me_files');
  applicationId = await newFile(database.db);
});
afterAll(() => database.drop());

const both = { phone: '+84500000001', email: 'an@example.com' };

async function tell(whom: Pick<FileNotice, 'to' | 'accountId'>): Promise<void> {
  const notice = { kind: 'applied-in-your-name', applicationId, language: 'vi', ...whom } as const;
  await inTransaction(database.db, (tx) => tellApplicant(tx, noticeDeps(database.db), notice));
}

describe('"this was not me", said of a file', () => {
  async function token(): Promise<string> {
    await tell({ to: both });
    return carried(await messageBy(database.db, 'email')).variables['notMeToken'] ?? '';
  }

  test('the link is in the mail alone when whoever is told has no account', async () => {
    expect(await token()).toMatch(/^[\w-]{43}$/);
    expect((await messagesIn(database.db)).map(({ channel }) => channel)).toEqual(['email', 'sms']);
    expect(carried(await messageBy(database.db, 'sms')).variables).toEqual({});
  });

  test('who has an account finds it in the inbox too, and never the reference of the file', async () => {
    await tell({ to: { phone: both.phone }, accountId: await newAccount(database.db) });
    expect(carried(await messageBy(database.db, 'inbox')).variables).toEqual({ notMeToken: expect.stringMatching(/^[\w-]{43}$/) });
  });

  test('looking uses nothing up; of 20 at once exactly one stops the file', async () => {
    const link = await token();
    expect(await findFileNotMeLink(database.db, link)).toBe(applicationId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => inTransaction(database.db, (tx) => consumeFileNotMeLink(tx, link))));
    expect(answers.filter((answer) => answer !== undefined)).toEqual([applicationId]);
    expect(await findFileNotMeLink(database.db, link)).toBeUndefined();
  });

  test('it works for thirty days, and only a hash of it is kept', async () => {
    const link = await token();
    expect(JSON.stringify(await database.db('not_me_files'))).not.toContain(link);
    await shiftClock(database.db, '29 days 23:59:50');
    expect(await findFileNotMeLink(database.db, link)).toBe(applicationId);
    await shiftClock(database.db, '30 days');
    expect(await inTransaction(database.db, (tx) => consumeFileNotMeLink(tx, link))).toBeUndefined();
    expect(await purgeFileNotMeLinks(database.db, 10)).toBe(1);
  });
});
