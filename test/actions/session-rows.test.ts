import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOpening, readSessionByUid } from '../../src/platform/token-store/read.ts';
import { saveSession, type SessionWrite } from '../../src/platform/token-store/session-rows.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { makeAccount } from '../setup/issued.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ max: 20 });
});
afterAll(() => database.drop());

const lanes = Array.from({ length: 20 }, (_, lane) => lane);

function sessionOf(accountId: string): SessionWrite {
  const name = randomBytes(16).toString('hex');
  return {
    uid: name,
    cookie: `cookie-${name}`,
    presented: undefined,
    accountId,
    payload: {},
    patch: {},
    removed: [],
    ttl: 3600,
    idle: 1800,
  };
}

test('one session written by twenty requests at once, again and again: none fails, and every service is kept', async () => {
  const sessions = await Promise.all([0, 1].map(async () => sessionOf(await makeAccount(database.db))));
  for (const session of sessions) await saveSession(database.db, session);
  const write = async (lane: number): Promise<void> => {
    for (let time = 0; time < 150; time += 1) {
      const session = sessions[(lane + time) % 2] as SessionWrite;
      // Rows that grow and shrink leave their page now and then: the moment in which they are hardest to find.
      const payload = { padding: 'x'.repeat(Math.floor(Math.random() * 1500)) };
      await saveSession(database.db, { ...session, payload, patch: { [`service-${lane}`]: { sid: `sid-${time}` } } });
    }
  };
  await Promise.all(lanes.map(write));
  for (const { uid } of sessions) {
    const row = await readSessionByUid(database.db, uid);
    const last = (lane: number): number => ((lane + 149) % 2 === sessions.findIndex((one) => one.uid === uid) ? 149 : 148);
    expect(row?.authorizations).toEqual(Object.fromEntries(lanes.map((lane) => [`service-${lane}`, { sid: `sid-${last(lane)}` }])));
  }
});

test('an ended session stays ended, and its cookie opens nothing', async () => {
  const session = sessionOf(await makeAccount(database.db));
  await saveSession(database.db, session);
  await database.db('sessions').where({ uid: session.uid }).update({ ended_at: new Date(), end_reason: 'log-out' });
  await saveSession(database.db, { ...session, presented: session.cookie, cookie: 'another', patch: { bank: { sid: 's' } } });
  expect(await readSessionByUid(database.db, session.uid)).toBeUndefined();
  for (const cookie of [session.cookie, 'another']) expect((await readOpening(database.db, cookie, undefined)).session).toBeNull();
  expect(await database.db('sessions').where({ uid: session.uid }).first()).toMatchObject({ authorizations: {} });
});

test('only the present cookie is exchanged for a new one; the one before it gets nothing', async () => {
  const session = sessionOf(await makeAccount(database.db));
  await saveSession(database.db, session);
  const exchange = (presented: string, cookie: string) => saveSession(database.db, { ...session, presented, cookie });
  expect(await exchange(session.cookie, 'second')).toBe(true);
  expect(await exchange(session.cookie, 'of-a-thief')).toBe(false);
  expect(await exchange('never-known', 'of-a-thief')).toBe(false);
  expect((await readOpening(database.db, 'of-a-thief', undefined)).session).toBeNull();
  expect((await readOpening(database.db, 'second', undefined)).session).toMatchObject({ uid: session.uid, by_previous: false });
});
