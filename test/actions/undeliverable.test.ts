import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendNotice } from '../../src/domain/notifications/actions.ts';
import { deliverMessage } from '../../src/domain/notifications/delivery.ts';
import { tellApplicant } from '../../src/domain/notifications/tell-applicant.ts';
import { findUndeliverable, listUndeliverable, retryMessage } from '../../src/domain/notifications/undeliverable.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { listDeadJobs, retryDeadJob } from '../../src/platform/jobs/dead-jobs.ts';
import { addJob } from '../../src/platform/jobs/queue.ts';
import { createTestDatabase, shiftClockTo, type TestDatabase } from '../setup/database.ts';
import { listening, messageBy, messagesIn, newAccount, newFile, noticeDeps, outbox } from '../setup/notices.ts';

let database: TestDatabase;
let deps: Deps;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = noticeDeps(database.db);
  await database.db('units').insert([unit('unit-a'), unit('unit-b')]);
});
beforeEach(async () => {
  await shiftClockTo(database.db, '12:00');
  await database.db.raw('delete from messages; delete from graphile_worker._private_jobs');
});
afterAll(() => database.drop());

const unit = (id: string) => ({ id, kind: 'commune', name_vi: id, name_en: id, address: id, valid_from: '2025-07-01' });
const email = 'an@example.com';
const broken = outbox({ sent: false, permanent: true, code: 'smtp-550' }).hands;

/** A notice about a file of this unit that no mail server takes. */
async function failed(unitId: string): Promise<string> {
  const applicationId = await newFile(database.db, { unitId });
  await inTransaction(database.db, (tx) =>
    tellApplicant(tx, deps, { kind: 'application-refused', applicationId, language: 'vi', to: { email } }),
  );
  const { rows } = await database.db.raw(`select id from messages where application_id = ? and channel = 'email'`, [applicationId]);
  await deliverMessage(deps, broken, rows[0].id);
  return rows[0].id;
}

const list = (unitIds?: string[]) => listUndeliverable(database.db, { limit: 10, ...(unitIds ? { unitIds } : {}) });

describe('messages that nobody tries to send any more', () => {
  test('say what, by which channel and why, and about which file; not to whom', async () => {
    const id = await failed('unit-a');
    const shown = await list();
    expect(shown).toMatchObject([
      {
        id,
        kind: 'application-refused',
        channel: 'email',
        attempts: 1,
        lastError: 'smtp-550',
        unitId: 'unit-a',
        toldOtherwise: false,
        mayRetry: true,
      },
    ]);
    expect(shown[0]?.reference).toMatch(/^DD-TEST-/);
    expect(JSON.stringify(shown)).not.toContain(email);
    expect(await findUndeliverable(database.db, id)).toEqual(shown[0]);
  });

  test('are listed by unit and page by page, newest first', async () => {
    const ids = [await failed('unit-a'), await failed('unit-b'), await failed('unit-a')];
    expect((await list(['unit-a'])).map(({ id }) => id)).toEqual([ids[2], ids[0]]);
    expect(await list([])).toEqual([]);
    const first = await listUndeliverable(database.db, { limit: 2 });
    const second = await listUndeliverable(database.db, { limit: 2, after: first[1]?.id ?? '' });
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids.toReversed());
  });

  test('of somebody with an account can be read in the inbox, and are not sent again', async () => {
    const accountId = await newAccount(database.db, { email });
    await inTransaction(database.db, (tx) => sendNotice(tx, deps, { kind: 'password-changed', accountId }));
    await deliverMessage(deps, broken, (await messageBy(database.db, 'email')).id);
    expect(await list()).toMatchObject([{ kind: 'password-changed', applicationId: undefined, toldOtherwise: true, mayRetry: false }]);
    expect(await inTransaction(database.db, async (tx) => retryMessage(tx, (await messageBy(database.db, 'email')).id))).toBe(false);
  });

  test('can be sent again: of 20 at once one does, with all its tries, and what follows is heard', async () => {
    const id = await failed('unit-a');
    await database.db.raw('delete from graphile_worker._private_jobs');
    const answers = await Promise.all(Array.from({ length: 20 }, () => inTransaction(database.db, (tx) => retryMessage(tx, id))));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect((await database.db.raw('select payload from graphile_worker._private_jobs')).rows).toEqual([{ payload: { messageId: id } }]);
    expect(await messageBy(database.db, 'email')).toMatchObject({ state: 'queued', attempts: 0, last_error: null });
    const [{ heard, hooks }, { sent, hands }] = [listening(), outbox()];
    await deliverMessage(deps, { ...hands, hooks }, id);
    expect(sent).toMatchObject([{ to: email, subject: 'Hồ sơ không được chấp thuận' }]);
    expect(heard).toEqual(['application-refused delivered by email']);
    expect(await list()).toEqual([]);
    expect((await messagesIn(database.db)).find((row) => row.id === id)?.variables).toBeNull();
  });
});

describe('jobs that nobody tries any more', () => {
  async function dead(): Promise<string> {
    await inTransaction(database.db, (tx) => addJob(tx, 'run-check', { applicationId: 'x' }));
    const { rows } = await database.db.raw(
      `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'registry-down' returning id::text`,
    );
    return rows[0].id;
  }

  test('are named with their task and the code of the last failure', async () => {
    const id = await dead();
    await inTransaction(database.db, (tx) => addJob(tx, 'run-check', { applicationId: 'alive' }));
    expect(await listDeadJobs(database.db)).toMatchObject([
      { id, task: 'run-check', payload: { applicationId: 'x' }, attempts: 25, lastError: 'registry-down' },
    ]);
  });

  test('can be tried again: of 20 at once one does', async () => {
    const id = await dead();
    const answers = await Promise.all(Array.from({ length: 20 }, () => inTransaction(database.db, (tx) => retryDeadJob(tx, id))));
    expect(answers.filter((answer) => answer !== undefined)).toEqual(['run-check']);
    expect(await listDeadJobs(database.db)).toEqual([]);
  });

  test.each(['', 'x', '-1', '1; drop table messages', '99999999999999999999', '12345'])('"%s" is none', async (id) => {
    expect(await inTransaction(database.db, (tx) => retryDeadJob(tx, id))).toBeUndefined();
  });
});
