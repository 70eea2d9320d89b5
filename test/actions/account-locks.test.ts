import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockAccount, lowerLevel, unlockAccount } from '../../src/domain/accounts/actions.ts';
import { findAccount, listOpenLocks } from '../../src/domain/accounts/queries.ts';
import type { EndEverything, LockChange, LockGround } from '../../src/domain/accounts/types.ts';
import { admitParty } from '../../src/domain/relying-parties/actions.ts';
import { readAdmission } from '../../src/domain/relying-parties/admission.ts';
import { endEverything } from '../../src/domain/sign-ins/sessions.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { createSecrets, newKeyMaterial } from '../../src/platform/key-file.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { artifactsOf, issueNow, type Issued, makeAccount, makeConsent, refreshUnder, signIn, stands } from '../setup/issued.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const read = readAdmission({ client_id: 'bank', client_secret: 's', redirect_uris: ['https://bank.example/'] }, { sandbox: true });
  if ('problems' in read) throw new Error(read.problems.join());
  await inTransaction(database.db, (tx) => admitParty(tx, { secrets: createSecrets(newKeyMaterial()) }, read.admission));
});
afterAll(() => database.drop());

const kill: EndEverything = async (tx, accountId, reason) => void (await endEverything(tx, { accountId, reason, actor: 'officer:1' }));
const change = (accountId: string, ground: LockGround = 'card-expired'): LockChange => ({ accountId, ground, actor: 'officer:1' });
const lock = (accountId: string, ground?: LockGround) =>
  inTransaction(database.db, (tx) => lockAccount(tx, change(accountId, ground), kill));
const unlock = (accountId: string, ground?: LockGround) => inTransaction(database.db, (tx) => unlockAccount(tx, change(accountId, ground)));

async function account(more: Record<string, unknown> = {}): Promise<string> {
  return makeAccount(database.db, more);
}

async function atBank(accountId: string, more: { acr?: string; offline?: boolean } = {}): Promise<Issued> {
  return signIn(database.db, { accountId, clientId: 'bank', consentId: await makeConsent(database.db, accountId, 'bank'), ...more });
}

async function audited(accountId: string): Promise<unknown[]> {
  const rows = await database.db('audit_events').where({ account_id: accountId }).whereLike('event', 'account.%').orderBy('id');
  return rows.map((row: { event: string; details: { ground?: string } }) => [row.event, row.details.ground]);
}

async function stateOf(accountId: string): Promise<string | undefined> {
  return (await findAccount(database.db, accountId))?.state;
}

describe('locking', () => {
  test('ends session, grants and tokens, also those with offline access, and lets nothing new through', async () => {
    const id = await account();
    const [online, offline] = [await atBank(id), await atBank(id, { offline: true })];
    expect([await stands(database.db, online), await stands(database.db, offline)]).toEqual([true, true]);
    expect(await lock(id)).toBe('locked');
    expect(await stateOf(id)).toBe('locked');
    for (const issued of [online, offline]) {
      expect(await artifactsOf(database.db, issued)).toBe(0);
      expect(await refreshUnder(database.db, issued, 'another')).toBe('account');
      const session = await database.db('sessions').where({ uid: issued.sessionUid }).first();
      expect([session?.ended_at !== null, session?.end_reason]).toEqual([true, 'account']);
    }
    const again = await issueNow(database.db, { accountId: id, clientId: 'bank' });
    expect(again.refusal).toBe('account');
    expect(await audited(id)).toEqual([['account.locked', 'card-expired']]);
  });

  test('a second ground keeps it locked; only the last one that closes unlocks', async () => {
    const id = await account();
    expect(await lock(id, 'card-expired')).toBe('locked');
    expect(await lock(id, 'holder-request')).toBe('locked');
    expect(await lock(id, 'holder-request')).toBe('already-open');
    expect((await listOpenLocks(database.db, id)).map(({ ground }) => ground)).toEqual(['card-expired', 'holder-request']);
    expect(await unlock(id, 'card-expired')).toBe('still-locked');
    expect(await stateOf(id)).toBe('locked');
    expect(await unlock(id, 'card-expired')).toBe('not-open');
    expect(await unlock(id, 'holder-request')).toBe('unlocked');
    expect(await stateOf(id)).toBe('active');
    expect(await listOpenLocks(database.db, id)).toEqual([]);
    expect(await audited(id)).toEqual([
      ['account.locked', 'card-expired'],
      ['account.ground-added', 'holder-request'],
      ['account.ground-closed', 'card-expired'],
      ['account.unlocked', 'holder-request'],
    ]);
  });

  test('a ground may open again after it closed, and what the lock ended stays ended', async () => {
    const id = await account();
    const issued = await atBank(id);
    await lock(id);
    await unlock(id);
    expect(await stands(database.db, issued)).toBe(false);
    expect(await refreshUnder(database.db, issued, 'later')).not.toBeNull();
    expect(await lock(id)).toBe('locked');
  });

  test('a waiting account collects grounds and goes on waiting: it is locked when it is taken into use', async () => {
    const id = await account({ state: 'waiting' });
    expect(await lock(id)).toBe('locked');
    expect([await stateOf(id), (await listOpenLocks(database.db, id)).length]).toEqual(['waiting', 1]);
    expect(await unlock(id)).toBe('unlocked');
    expect([await stateOf(id), await listOpenLocks(database.db, id)]).toEqual(['waiting', []]);
  });

  test.each(['dead', 'repudiated'])('a %s account is not locked, and nothing is written', async (state) => {
    const id = await account({ state });
    expect(await lock(id)).toBe('state-forbids');
    expect(await unlock(id)).toBe('state-forbids');
    expect([await stateOf(id), await listOpenLocks(database.db, id), await audited(id)]).toEqual([state, [], []]);
  });

  test('nobody, and an account that is not locked', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect([await lock(nobody), await unlock(nobody)]).toEqual(['unknown-account', 'unknown-account']);
    expect(await unlock(await account())).toBe('state-forbids');
  });

  test('20 at the same moment open one ground', async () => {
    const id = await account();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => lock(id)));
    expect(outcomes.filter((outcome) => outcome === 'locked')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already-open')).toHaveLength(19);
    expect(await audited(id)).toHaveLength(1);
  });

  test('two last grounds that close at the same moment unlock exactly once', async () => {
    const id = await account();
    await lock(id, 'card-expired');
    await lock(id, 'terms-breach');
    const outcomes = await Promise.all([unlock(id, 'card-expired'), unlock(id, 'terms-breach')]);
    expect(outcomes.sort()).toEqual(['still-locked', 'unlocked']);
    expect(await stateOf(id)).toBe('active');
  });

  test('a code or token that races the lock is refused or dies with it', async () => {
    const id = await account();
    const consentId = await makeConsent(database.db, id, 'bank');
    const racing = Array.from({ length: 12 }, async () => {
      const { refusal, issued } = await issueNow(database.db, { accountId: id, clientId: 'bank', consentId });
      if (!refusal) await refreshUnder(database.db, issued);
      return issued;
    });
    const [outcome, ...all] = await Promise.all([lock(id), ...racing]);
    expect(outcome).toBe('locked');
    for (const issued of all) expect(await stands(database.db, issued)).toBe(false);
    expect(await database.db('oidc_artifacts').where({ account_id: id })).toEqual([]);
  });
});

describe('lowering the level', () => {
  const lower = (accountId: string) => inTransaction(database.db, (tx) => lowerLevel(tx, { accountId, actor: 'officer:1' }));

  test('ends what says more than level 1, for good, and leaves the rest', async () => {
    const id = await account();
    const high = await atBank(id);
    const low = await atBank(id, { acr: 'urn:dinhdanh:acr:level-1' });
    expect(await lower(id)).toBe('lowered');
    expect((await findAccount(database.db, id))?.level).toBe(1);
    expect([await artifactsOf(database.db, high), await artifactsOf(database.db, low)]).toEqual([0, 3]);
    expect(await refreshUnder(database.db, low, 'still-good')).toBeNull();
    await database.db('accounts').where({ id }).update({ level: 2 });
    expect(await refreshUnder(database.db, high, 'raised-again')).toBe('grant');
    expect(await audited(id)).toEqual([['account.lowered', undefined]]);
  });

  test('there is nothing below level 1, and an organization has none', async () => {
    expect(await lower(await account({ level: 1 }))).toBe('not-level-2');
    expect(await lower(await account({ subject_kind: 'organization', level: null }))).toBe('not-level-2');
  });
});
