import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bindSitting, type Binding } from '../../src/domain/sign-ins/actions.ts';
import { openSitting } from '../../src/domain/sign-ins/sittings.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { artifactHash } from '../../src/platform/token-store/hash.ts';
import { forgetFactor } from '../../src/platform/token-store/session-rows.ts';
import type { StoredFactor } from '../../src/platform/token-store/types.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { makeAccount } from '../setup/issued.ts';

/** What a session holds after a sign-in, by the cookie with which the browser came. */
let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await createTestDatabase();
  deps = { db: database.db, settings: { limits: { idle: 600, absolute: 43_200 } } } as Deps;
});
afterAll(() => database.drop());

const factor = (kind: string, credentialId: string = randomUUID()): StoredFactor => ({
  kind,
  credentialId,
  passedAt: new Date(Date.now() - 1000).toISOString(),
  sitting: 'earlier',
});
const kinds = (factors: readonly StoredFactor[] | undefined): string[] | undefined => factors?.map(({ kind }) => kind);

/** A session, opened by the cookie `present` and for a moment by `before`, and a sitting in which a code was passed. */
async function begun(session: { factors: StoredFactor[]; previous?: StoredFactor[]; unused?: string }): Promise<Binding> {
  const accountId = await makeAccount(database.db);
  const name = randomUUID();
  await database.db('sessions').insert({
    uid: name,
    cookie_hash: artifactHash(`present-${name}`),
    previous_cookie_hash: artifactHash(`before-${name}`),
    rotated_at: new Date(),
    account_id: accountId,
    factors: JSON.stringify(session.factors),
    previous_factors: session.previous ? JSON.stringify(session.previous) : null,
    last_used_at: database.db.raw(`app_now() - ?::interval`, [session.unused ?? '1 second']),
    expires_at: database.db.raw(`app_now() + interval '1 hour'`),
  });
  await openSitting(database.db, { uid: `sitting-${name}`, clientId: 'bank', accountId, sessionUid: name, life: 1800 });
  const passed = JSON.stringify([factor('totp')]);
  await database
    .db('sittings')
    .where({ uid_hash: artifactHash(`sitting-${name}`) })
    .update({ factors: passed });
  return {
    uid: `sitting-${name}`,
    sessionUid: name,
    cookie: `new-${name}`,
    presented: `present-${name}`,
    accountId,
    address: '203.0.113.9',
    userAgent: 'test',
    requestId: 'request-1',
  };
}

const rowOf = ({ sessionUid: uid }: Binding) => database.db('sessions').where({ uid }).first();

describe('the cookie that the browser came with', () => {
  const before = [factor('password')];
  const all = [...before, factor('passkey')];

  test('the present one: what the session holds and what was passed now; again with the new one: the same', async () => {
    const binding = await begun({ factors: all, previous: before });
    const bound = await bindSitting(deps, binding);
    expect(kinds(bound?.factors)).toEqual(['password', 'passkey', 'totp']);
    expect(kinds((await bindSitting(deps, { ...binding, presented: binding.cookie }))?.factors)).toEqual(kinds(bound?.factors));
    expect(await rowOf(binding)).toMatchObject({ cookie_hash: artifactHash(binding.cookie), address: '203.0.113.9' });
    const audit = await database.db('audit_events').where({ account_id: binding.accountId });
    expect(audit).toMatchObject([{ event: 'session.strengthened', request_id: 'request-1', details: { factors: ['totp'] } }]);
  });

  test('the one before: only what that one opened', async () => {
    const binding = await begun({ factors: all, previous: before });
    const bound = await bindSitting(deps, { ...binding, presented: `before-${binding.sessionUid}` });
    expect(kinds(bound?.factors)).toEqual(['password', 'totp']);
  });

  test('any other: only what was passed now', async () => {
    const binding = await begun({ factors: all });
    expect(kinds((await bindSitting(deps, { ...binding, presented: 'another' }))?.factors)).toEqual(['totp']);
  });
});

test('an idle session brings nothing, and its old cookie gets nothing back', async () => {
  const binding = await begun({ factors: [factor('password')], unused: '11 minutes' });
  expect(kinds((await bindSitting(deps, binding))?.factors)).toEqual(['totp']);
  expect((await rowOf(binding)).previous_factors).toEqual([]);
});

test('of many factors the newest 24 are kept', async () => {
  const binding = await begun({ factors: Array.from({ length: 30 }, (_, index) => factor(`f${index}`)) });
  const bound = await bindSitting(deps, binding);
  expect(kinds(bound?.factors)).toEqual([...Array.from({ length: 23 }, (_, index) => `f${index + 7}`), 'totp']);
});

test('an ended session takes nothing, and the sitting stays open', async () => {
  const binding = await begun({ factors: [] });
  await database.db('sessions').where({ uid: binding.sessionUid }).update({ ended_at: new Date(), end_reason: 'log-out' });
  expect(await bindSitting(deps, binding)).toBeUndefined();
  const sitting = await database
    .db('sittings')
    .where({ uid_hash: artifactHash(binding.uid) })
    .first();
  expect(sitting.closed_at).toBeNull();
});

test('a credential that is removed leaves both what the present cookie opens and what the one before did', async () => {
  const lost = factor('password');
  const binding = await begun({ factors: [lost, factor('passkey')], previous: [lost] });
  await inTransaction(database.db, (tx) => forgetFactor(tx, binding.accountId, lost.credentialId ?? ''));
  const row = await rowOf(binding);
  expect([kinds(row.factors), row.previous_factors]).toEqual([['passkey'], []]);
});
