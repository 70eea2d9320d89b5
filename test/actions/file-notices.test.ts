import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliverMessage } from '../../src/domain/notifications/delivery.ts';
import { listFileMessages, recordRead } from '../../src/domain/notifications/file-messages.ts';
import { listInbox, purgeMessages } from '../../src/domain/notifications/queries.ts';
import { tellApplicant } from '../../src/domain/notifications/tell-applicant.ts';
import type { FileNotice } from '../../src/domain/notifications/types.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import type { JobPayload } from '../../src/platform/jobs/queue.ts';
import { runJobs } from '../../src/platform/jobs/runner.ts';
import { createTestDatabase, shiftClock, shiftClockTo, type TestDatabase } from '../setup/database.ts';
import { carried, listening, messageBy, messagesIn, newAccount, newFile, noticeDeps, outbox, visibleSecrets } from '../setup/notices.ts';

let database: TestDatabase;
let deps: Deps;
let applicationId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = noticeDeps(database.db);
});
beforeEach(async () => {
  await shiftClockTo(database.db, '12:00');
  await database.db.raw('delete from messages; delete from not_me_files; delete from graphile_worker._private_jobs');
  applicationId = await newFile(database.db);
});
afterAll(() => database.drop());

const both = { phone: '+84500000001', email: 'an@example.com' };

async function tell(notice: Partial<FileNotice> & Pick<FileNotice, 'kind'>): Promise<void> {
  const whole = { applicationId, language: 'vi', to: both, ...notice } as FileNotice;
  await inTransaction(database.db, (tx) => tellApplicant(tx, deps, whole));
}

const refused = { kind: 'application-refused' } as const;
const broken = { sent: false, permanent: true, code: 'smtp-550' } as const;

/** Seconds until each job runs, by the channel of its message. */
async function jobs(): Promise<Record<string, number>> {
  const { rows } = await database.db.raw(
    `select m.channel, extract(epoch from j.run_at - now())::int as seconds from graphile_worker._private_jobs j
     join messages m on m.id = (j.payload->>'messageId')::uuid`,
  );
  return Object.fromEntries(rows.map((row: { channel: string; seconds: number }) => [row.channel, row.seconds]));
}

const channels = async (): Promise<string[]> => (await messagesIn(database.db)).map(({ channel }) => channel);
const deliver = async (channel: 'sms' | 'email' | 'inbox', hands: Parameters<typeof deliverMessage>[1]): Promise<void> =>
  deliverMessage(deps, hands, (await messageBy(database.db, channel)).id);

describe('queueing', () => {
  test('by every contact given, and for the status page, as one notice', async () => {
    await tell({ kind: 'application-received', dueOn: '2026-11-25' });
    const rows = await messagesIn(database.db);
    expect(rows.map(({ channel, state, account_id }) => [channel, state, account_id])).toEqual([
      ['email', 'queued', null],
      ['inbox', 'queued', null],
      ['sms', 'queued', null],
    ]);
    expect(new Set(rows.map(({ notice_id }) => notice_id)).size).toBe(1);
    expect(Object.keys(await jobs()).toSorted()).toEqual(['email', 'sms']);
  });

  test('whoever has only an e-mail address is told everything by it', async () => {
    await tell({ ...refused, to: { email: both.email } });
    await tell({ kind: 'contact-code', code: '042917', minutes: 10, to: { email: both.email } });
    expect(await channels()).toEqual(['email', 'email', 'inbox']);
  });

  test('a code goes to the one contact and into no inbox; the text carries the code alone', async () => {
    await tell({ kind: 'contact-code', code: '042917', minutes: 10, to: { phone: both.phone } });
    const [only, ...none] = await messagesIn(database.db);
    expect(none).toEqual([]);
    expect(only && carried(only)).toEqual({ to: both.phone, variables: { code: '042917' } });
  });

  test('a text carries nothing; a mail carries what the notice names and the reference', async () => {
    await tell({ kind: 'application-supplement', items: ['passport', 'papers'], answerBy: '2026-12-01' });
    expect(carried(await messageBy(database.db, 'sms'))).toEqual({ to: both.phone, variables: {} });
    expect(carried(await messageBy(database.db, 'email'))).toEqual({
      to: both.email,
      variables: { items: 'passport,papers', answerBy: '2026-12-01', reference: expect.stringMatching(/^DD-TEST-/) },
    });
  });

  test('nothing remains of a change that was rolled back', async () => {
    const undone = inTransaction(database.db, async (tx) => {
      await tellApplicant(tx, deps, { kind: 'applied-in-your-name', applicationId, language: 'vi', to: both });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await messagesIn(database.db)).toEqual([]);
    expect(await database.db('not_me_files')).toEqual([]);
    expect(await jobs()).toEqual({});
  });

  test('no address and no detail stands in clear', async () => {
    await tell({ kind: 'contact-code', code: '042917', minutes: 10 });
    expect(JSON.stringify(await database.db('messages').select())).not.toMatch(/042917|an@example|84500000001/);
  });

  test('of a file that does not exist nobody is told', async () => {
    await expect(tell({ ...refused, applicationId: '00000000-0000-4000-8000-000000000000' })).rejects.toThrow('does not exist');
  });
});

describe('at night', () => {
  test('results wait until seven, for the phone and for the mail', async () => {
    await shiftClockTo(database.db, '22:00');
    await tell({ kind: 'application-granted' });
    const { sms = 0, email = 0 } = await jobs();
    expect([Math.abs(sms - 9 * 3600) < 10, Math.abs(email - 9 * 3600) < 10]).toEqual([true, true]);
  });

  test.each([{ kind: 'contact-code', code: '1', minutes: 10 } as const, { kind: 'applied-in-your-name' } as const])(
    '$kind does not',
    async (notice) => {
      await shiftClockTo(database.db, '23:30');
      await tell(notice);
      expect(Object.values(await jobs()).every((seconds) => seconds <= 0)).toBe(true);
    },
  );

  test('what was to leave before, and could not, waits too: without using up a try', async () => {
    await tell(refused);
    await shiftClockTo(database.db, '23:00');
    const { sent, hands } = outbox();
    await deliver('sms', hands);
    expect(sent).toEqual([]);
    expect(await messageBy(database.db, 'sms')).toMatchObject({ state: 'queued', attempts: 0 });
    expect((await jobs())['sms']).toBeGreaterThan(7 * 3600);
  });
});

test('a worker that meets a message at night leaves it for the morning', async () => {
  await tell({ ...refused, to: { email: both.email } });
  await shiftClockTo(database.db, '23:00');
  const { sent, hands } = outbox();
  const tasks = { 'deliver-message': async ({ messageId }: JobPayload) => deliverMessage(deps, hands, String(messageId)) };
  const runner = await runJobs({ connectionString: database.url, log: deps.log, tasks, pollInterval: 100 });
  for (const end = Date.now() + 8000; Date.now() < end && !(((await jobs())['email'] ?? 0) > 3600); ) await wait(20);
  await runner.stop();
  expect((await jobs())['email']).toBeGreaterThan(7 * 3600);
  expect((await database.db.raw('select attempts from graphile_worker._private_jobs')).rows).toEqual([{ attempts: 0 }]);
  expect(sent).toEqual([]);
});

describe('delivery', () => {
  test('the first channel that arrives tells it, once; the others follow silently', async () => {
    await tell(refused);
    const { heard, hooks } = listening();
    const { hands } = outbox();
    const ids = (await messagesIn(database.db)).filter(({ channel }) => channel !== 'inbox').map(({ id }) => id);
    await Promise.all([...ids, ...ids, ...ids, ...ids].map((id) => deliverMessage(deps, { ...hands, hooks }, id)));
    expect(heard).toEqual([expect.stringMatching(/^application-refused delivered by (email|sms)$/)]);
    expect((await messageBy(database.db, 'email')).delivered_at).toBeInstanceOf(Date);
    await inTransaction(database.db, (tx) => recordRead(tx, hooks, applicationId));
    expect(heard).toHaveLength(1);
  });

  test('when every channel failed at once, that is heard once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await database.db('messages').del();
      await tell(refused);
      const { heard, hooks } = listening();
      const { hands } = outbox(broken);
      const ids = (await messagesIn(database.db)).filter(({ channel }) => channel !== 'inbox').map(({ id }) => id);
      const twenty = Array.from({ length: 10 }, () => ids).flat();
      await Promise.all(twenty.map((id) => deliverMessage(deps, { ...hands, hooks }, id)));
      expect(heard).toEqual(['application-refused given up']);
    }
  });

  test('one channel that failed is no end while another may still arrive', async () => {
    await tell(refused);
    const { heard, hooks } = listening();
    await deliver('email', { ...outbox(broken).hands, hooks });
    expect(heard).toEqual([]);
    await deliver('sms', { ...outbox().hands, hooks });
    expect(heard).toEqual(['application-refused delivered by sms']);
  });

  test('a hook that fails undoes the record of the attempt', async () => {
    await tell(refused);
    const { hooks } = listening();
    const failing = { ...hooks, onDelivered: () => Promise.reject(new Error('no')) };
    await expect(deliver('email', { ...outbox().hands, hooks: failing })).rejects.toThrow('no');
    expect(await messageBy(database.db, 'email')).toMatchObject({ state: 'queued', attempts: 0 });
  });

  test('a code has no consequences', async () => {
    await tell({ kind: 'contact-code', code: '042917', minutes: 10, to: { email: both.email } });
    const { heard, hooks } = listening();
    await deliver('email', { ...outbox(broken).hands, hooks });
    expect(heard).toEqual([]);
    expect(await messageBy(database.db, 'email')).toMatchObject({ state: 'failed', variables: null });
  });

  test('without any contact it is found out at once that nobody was told', async () => {
    await tell({ ...refused, to: {} });
    const { heard, hooks } = listening();
    await deliver('inbox', { ...outbox().hands, hooks });
    expect(heard).toEqual(['application-refused given up']);
  });
});

describe('the inbox of an account', () => {
  test('counts as delivered when the account can be signed in to', async () => {
    const accountId = await newAccount(database.db);
    await tell({ ...refused, accountId, to: {} });
    const { heard, hooks } = listening();
    await deliver('inbox', { ...outbox().hands, hooks });
    expect(heard).toEqual(['application-refused delivered by inbox']);
    expect(await listInbox(database.db, visibleSecrets, { accountId, limit: 9 })).toMatchObject([refused]);
  });

  test('an account that waits for activation has none yet', async () => {
    const accountId = await newAccount(database.db, { state: 'waiting' });
    await tell({ kind: 'application-granted', accountId });
    expect(Object.keys(await jobs()).toSorted()).toEqual(['email', 'sms']);
  });

  test('shows what was told about the file that made it, once that was granted', async () => {
    const accountId = await newAccount(database.db);
    await database.db('applications').where({ id: applicationId }).update({ account_id: accountId });
    await tell({ kind: 'application-received', dueOn: '2026-11-25' });
    const inbox = () => listInbox(database.db, visibleSecrets, { accountId, limit: 9 });
    expect(await inbox()).toEqual([]);
    await database.db('applications').where({ id: applicationId }).update({ state: 'granted' });
    expect(await inbox()).toMatchObject([{ kind: 'application-received', variables: { dueOn: '2026-11-25' } }]);
  });
});

describe('the status page', () => {
  const read = (hooks = listening().hooks) => inTransaction(database.db, (tx) => recordRead(tx, hooks, applicationId));

  test('shows what the applicant was told, newest first, and no code', async () => {
    await tell({ kind: 'application-received', dueOn: '2026-11-25' });
    await tell({ kind: 'contact-code', code: '042917', minutes: 10 });
    await shiftClock(database.db, '2 days');
    await tell({ kind: 'application-granted', days: 7 });
    const shown = await listFileMessages(database.db, visibleSecrets, applicationId);
    expect(shown.map(({ kind }) => kind)).toEqual(['application-granted', 'application-received']);
  });

  test('does not show the warning of somebody else, nor its link', async () => {
    await tell({ kind: 'applied-in-your-name', accountId: await newAccount(database.db) });
    await tell({ kind: 'contact-claimed', accountId: await newAccount(database.db) });
    expect(await listFileMessages(database.db, visibleSecrets, applicationId)).toEqual([]);
    const { heard, hooks } = listening();
    await read(hooks);
    expect(heard).toEqual([]);
  });

  test('opening it delivers what it shows; of 20 at once one is the first', async () => {
    await tell({ kind: 'application-granted' });
    const { heard, hooks } = listening();
    await Promise.all(Array.from({ length: 20 }, () => read(hooks)));
    expect(heard).toEqual(['application-granted delivered by inbox']);
    await deliver('email', { ...outbox(broken).hands, hooks });
    await deliver('sms', { ...outbox(broken).hands, hooks });
    expect(heard).toHaveLength(1);
  });

  test('opening it delivers also what could not be sent', async () => {
    await tell({ ...refused, to: { email: both.email } });
    const { heard, hooks } = listening();
    await deliver('email', { ...outbox(broken).hands, hooks });
    await read(hooks);
    expect(heard).toEqual(['application-refused given up', 'application-refused delivered by inbox']);
  });
});

test('messages of applicants are removed like all others, and go with a file that is erased', async () => {
  await shiftClock(database.db, '0');
  await tell(refused);
  await shiftClock(database.db, '91 days');
  expect(await purgeMessages(database.db, 100)).toBe(2);
  await database.db('applications').where({ id: applicationId }).del();
  expect(await messagesIn(database.db)).toEqual([]);
});
