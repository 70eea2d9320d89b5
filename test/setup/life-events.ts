import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { EventContent, EventFeed, FeedRegister, Happening, RegistryEvent } from '../../src/connectors/registry-events.ts';
import { findAccount, listOpenLocks } from '../../src/domain/accounts/queries.ts';
import { followRegister } from '../../src/domain/life-events/follow.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createSecrets, newKeyMaterial } from '../../src/platform/key-file.ts';
import { seedUnits } from '../../src/sandbox/units.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from './database.ts';
import { newPerson, type TestPerson } from './new-person.ts';

/** What the tests of one file share: a database of their own, emptied before each, and a person. */
export const at = {} as { database: TestDatabase; deps: Deps; person: TestPerson };

beforeAll(async () => {
  at.database = await createTestDatabase();
  const secrets = createSecrets(newKeyMaterial());
  at.deps = { db: at.database.db, log: pino({ level: 'silent' }), secrets, settings: {} as Deps['settings'] };
  await inTransaction(at.database.db, seedUnits);
});
beforeEach(async () => {
  await shiftClock(at.database.db, '0');
  await at.database.db.raw('truncate life_events, registry_gaps');
  await at.database.db.raw('update registry_cursors set after_seq = 0, gap_since = null');
  at.person = await newPerson(at.deps);
});
afterAll(() => at.database.drop());

/** Events with the numbers 1, 2, 3 …, about the person of the test unless said otherwise. */
export function events(...happenings: (Happening | EventContent)[]): RegistryEvent[] {
  return happenings.map((one, index) => ({
    id: randomUUID(),
    seq: index + 1,
    person: at.person.login,
    at: new Date(),
    content: 'happening' in one || 'data' in one ? one : { kind: 'known', happening: one },
  }));
}

export function feedOf(all: readonly RegistryEvent[], oldest = 1): EventFeed {
  return {
    listEvents: async (after, limit) => ({ kind: 'page', oldest, events: all.filter(({ seq }) => seq > after).slice(0, limit) }),
  };
}

export const follow = (all: readonly RegistryEvent[], register: FeedRegister = 'population', oldest = 1) =>
  followRegister(at.deps, { register, feed: feedOf(all, oldest) });
export const states = async () =>
  (await at.database.db('life_events').orderBy(['register', 'seq'])).map(
    ({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`,
  );
export const cursor = async (register = 'population') =>
  Number((await at.database.db('registry_cursors').where({ register }).first()).after_seq);
export const account = () => findAccount(at.database.db, at.person.accountId);
export const grounds = async () => (await listOpenLocks(at.database.db, at.person.accountId)).map(({ ground }) => ground);
export const tasks = () => at.database.db('tasks').where({ account_id: at.person.accountId }).pluck('kind');
