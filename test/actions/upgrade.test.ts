import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attemptFactor } from '../../src/domain/credentials/actions.ts';
import { listDevices, rememberDevice } from '../../src/domain/credentials/devices.ts';
import { finishPasskeyRegistration, beginPasskeyRegistration } from '../../src/domain/credentials/enrolment/passkey.ts';
import { setPassword } from '../../src/domain/credentials/enrolment/password.ts';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { heldFactors, listCredentials } from '../../src/domain/credentials/queries.ts';
import { findAccount, findAccountByNumber } from '../../src/domain/accounts/queries.ts';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import { issueElectronicCard } from '../../src/domain/registrations/electronic-card.ts';
import { dropUnproved } from '../../src/domain/registrations/upgrade/drop-unproved.ts';
import { repudiateAccount } from '../../src/domain/registrations/upgrade/repudiate-account.ts';
import { admitParty } from '../../src/domain/relying-parties/actions.ts';
import { readAdmission } from '../../src/domain/relying-parties/admission.ts';
import { listSessions } from '../../src/domain/sign-ins/sessions.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { credentialDeps, nextAddress, origin } from '../setup/credential-holder.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { anAuthority, grantedFile } from '../setup/granted-file.ts';
import { issueNow, makeConsent, refreshUnder, signIn, stands } from '../setup/issued.ts';
import { newPerson, type TestPerson } from '../setup/new-person.ts';
import { SoftAuthenticator } from '../setup/soft-authenticator.ts';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await createTestDatabase();
  deps = credentialDeps(database.db);
  await anAuthority(database.db);
  const read = readAdmission(
    {
      client_id: 'bank',
      client_secret: 's',
      redirect_uris: ['https://bank.example/'],
      backchannel_logout_uri: 'https://bank.example/log-out',
    },
    { sandbox: true },
  );
  if ('problems' in read) throw new Error(read.problems.join());
  await inTransaction(database.db, (tx) => admitParty(tx, deps, read.admission));
});
afterAll(() => database.drop());

/** Somebody who made an online account: password, code app, passkey, recovery codes, a telephone, a session and tokens that outlive it. */
async function maker() {
  const person = await newPerson(deps, { level: 1 });
  const { accountId } = person;
  const key = new SoftAuthenticator(origin);
  const begun = await beginPasskeyRegistration(deps, { accountId, session: 's', userName: 'x', displayName: 'x' });
  await finishPasskeyRegistration(deps, { accountId }, { session: 's', response: key.create(begun) });
  await issueRecoveryCodes(deps, { accountId });
  await inTransaction(database.db, (tx) => rememberDevice(tx, accountId, { userAgent: 'Firefox', proven: true }));
  const consentId = await makeConsent(database.db, accountId, 'bank');
  const acr = 'urn:dinhdanh:acr:level-1';
  const session = await signIn(database.db, { accountId, clientId: 'bank', consentId, acr });
  const offline = await signIn(database.db, { accountId, clientId: 'bank', consentId, acr, offline: true });
  return { person, session, offline };
}

const none = { credentials: [], contacts: { phone: false, email: false } };

async function raise(accountId: string, keep: Parameters<typeof dropUnproved>[1]['keep'] = none): Promise<void> {
  const { applicationId } = await grantedFile(database.db, { accountId, level: 2 });
  await inTransaction(database.db, (tx) => dropUnproved(tx, { accountId, applicationId, keep }));
}

async function repudiate(accountId: string): Promise<boolean> {
  const { applicationId } = await grantedFile(database.db, { level: 2 });
  return inTransaction(database.db, (tx) => repudiateAccount(tx, deps, { accountId, applicationId, language: 'vi' }));
}

async function passwordOpens({ accountId, password }: TestPerson): Promise<boolean> {
  const attempt = { accountId, kind: 'password', response: password, sitting: 's', purpose: 'sign-in', address: nextAddress() } as const;
  return (await attemptFactor(deps, attempt)).outcome === 'passed';
}

describe('an account that is raised trusts nothing bound earlier', () => {
  test('made with a leaked number, it keeps no password, passkey, app, code, telephone, device, session or token of its maker', async () => {
    const { person, session, offline } = await maker();
    const { accountId } = person;
    expect(await passwordOpens(person)).toBe(true);
    expect([await stands(database.db, session), await stands(database.db, offline)]).toEqual([true, true]);
    await raise(accountId);
    expect(await heldFactors(database.db, accountId)).toEqual([]);
    expect(await passwordOpens(person)).toBe(false);
    expect(await database.db('passkeys as p').join('credentials as c', 'c.id', 'p.credential_id').where('c.account_id', accountId)).toEqual(
      [],
    );
    expect(await listSessions(database.db, accountId)).toEqual([]);
    expect(await listDevices(database.db, accountId)).toEqual([]);
    expect([await stands(database.db, session), await stands(database.db, offline)]).toEqual([false, false]);
    expect(await refreshUnder(database.db, offline, 'another')).not.toBeNull();
    const reach = await database.db('people').where({ id: accountId }).first();
    expect([reach?.phone, reach?.email, reach?.email_verified_at]).toEqual([null, null, null]);
  });

  test('it goes on at level 1, with the same account and history, until it is activated', async () => {
    const { person } = await maker();
    await raise(person.accountId);
    expect(await findAccount(database.db, person.accountId)).toMatchObject({ state: 'active', level: 1 });
    expect((await findAccountByNumber(database.db, person.login))?.accountId).toBe(person.accountId);
  });

  test('what was proved again at the counter stays; recovery codes never do', async () => {
    const { person } = await maker();
    const held = await listCredentials(database.db, person.accountId);
    await raise(person.accountId, { credentials: held.map(({ id }) => id), contacts: { phone: true, email: false } });
    const left = await listCredentials(database.db, person.accountId);
    expect(left.map(({ kind }) => kind).sort()).toEqual(['passkey', 'password', 'totp']);
    const reach = await database.db('people').where({ id: person.accountId }).first();
    expect([reach?.phone !== null, reach?.email]).toEqual([true, null]);
    expect(await listSessions(database.db, person.accountId)).toEqual([]);
  });

  test('a password that leaned on a device that was not proved goes with it', async () => {
    const { person } = await maker();
    await database.db('credentials').where({ account_id: person.accountId, kind: 'password' }).update({ stands_alone: false });
    const password = (await listCredentials(database.db, person.accountId)).find(({ kind }) => kind === 'password');
    await raise(person.accountId, { credentials: [password?.id ?? ''], contacts: { phone: true, email: true } });
    expect(await listCredentials(database.db, person.accountId)).toEqual([]);
  });

  test('a change that its maker began before binds nothing afterwards', async () => {
    const { person, session } = await maker();
    const { accountId } = person;
    const change = { accountId, sessionUid: session.sessionUid };
    const key = new SoftAuthenticator(origin);
    const begun = await beginPasskeyRegistration(deps, { accountId, session: 'open', userName: 'x', displayName: 'x' });
    await raise(accountId);
    await expect(finishPasskeyRegistration(deps, change, { session: 'open', response: key.create(begun) })).rejects.toThrow('ended');
    await expect(setPassword(deps, change, { password: 'một câu dài để làm mật khẩu', words: [] })).rejects.toThrow('ended');
    await expect(issueRecoveryCodes(deps, change)).rejects.toThrow('ended');
    expect(await listCredentials(database.db, accountId)).toEqual([]);
  });

  test('twenty changes against one raise: none is left', async () => {
    const { person, session } = await maker();
    const { accountId } = person;
    const change = { accountId, sessionUid: session.sessionUid };
    await Promise.allSettled([...Array.from({ length: 20 }, () => issueRecoveryCodes(deps, change)), raise(accountId)]);
    expect(await listCredentials(database.db, accountId)).toEqual([]);
  });
});

describe('an account that its person repudiates', () => {
  test('ends for good with all it held, and frees its number with the history kept', async () => {
    const { person, session, offline } = await maker();
    const { accountId, login } = person;
    expect(await repudiate(accountId)).toBe(true);
    expect(await findAccount(database.db, accountId)).toMatchObject({ state: 'repudiated' });
    expect(await listCredentials(database.db, accountId)).toEqual([]);
    expect(await listSessions(database.db, accountId)).toEqual([]);
    expect([await stands(database.db, session), await stands(database.db, offline)]).toEqual([false, false]);
    expect((await issueNow(database.db, { accountId, clientId: 'bank' })).refusal).toBe('account');
    expect(await findAccountByNumber(database.db, login)).toBeUndefined();
    const kept = await database.db('repudiated_keys').where({ account_id: accountId });
    expect(kept.map(({ kind, key }) => [kind, key])).toEqual([['personal', login]]);
    expect(await repudiate(accountId)).toBe(false);
  });

  test('the authority gets a task, and whoever made the account is told', async () => {
    const { person } = await maker();
    const { phone, email } = (await database.db('people').where({ id: person.accountId }).first()) ?? {};
    await repudiate(person.accountId);
    const tasks = await database.db('tasks').where({ account_id: person.accountId });
    expect(tasks.map(({ kind, unit_id: unit, state }) => [kind, unit, state])).toEqual([['repudiated-account', 'the-authority', 'open']]);
    const messages = await database.db('messages').where({ account_id: person.accountId, kind: 'account-repudiated' });
    const addresses = messages.map((row) => openMessage(deps.secrets, row).to).filter((to) => to !== undefined);
    expect(new Set(addresses)).toEqual(new Set([phone, email]));
  });

  test('its number goes to a new account, whose subject at the same service is another one', async () => {
    const { person } = await maker();
    const { accountId, login } = person;
    const before = await database.db('pairwise_subjects').where({ account_id: accountId });
    expect(before.length).toBe(1);
    await repudiate(accountId);
    const { accountId: fresh } = await grantedFile(database.db, { level: 2 });
    await database.db('account_numbers').insert({ number: login, account_id: fresh, kind: 'personal' });
    await database.db('accounts').where({ id: fresh }).update({ state: 'active', level: 2 });
    await signIn(database.db, { accountId: fresh, clientId: 'bank', consentId: await makeConsent(database.db, fresh, 'bank') });
    const after = await database.db('pairwise_subjects').where({ account_id: fresh });
    expect(await database.db('pairwise_subjects').where({ account_id: accountId })).toEqual(before);
    expect(after.map(({ sub }) => sub)).not.toEqual(before.map(({ sub }) => sub));
  });

  test('every service that knew it is told, also one where no session is left', async () => {
    const { person, session, offline } = await maker();
    await database
      .db('sessions')
      .whereIn('uid', [session.sessionUid, offline.sessionUid])
      .update({ ended_at: new Date(), end_reason: 'log-out' });
    await repudiate(person.accountId);
    const told = await database.db('logout_deliveries').where({ subject_account_id: person.accountId });
    expect(told.map(({ client_id: clientId, sid, state }) => [clientId, sid, state])).toEqual([['bank', '', 'queued']]);
  });

  test('the person of the immigration register is free too', async () => {
    const person = await newPerson(deps, { kind: 'foreigner', level: 1 });
    const immigrationId = randomUUID();
    await database.db('immigration_persons').insert({ immigration_id: immigrationId, account_id: person.accountId });
    await repudiate(person.accountId);
    expect(await database.db('immigration_persons').where({ immigration_id: immigrationId })).toEqual([]);
    const kept = await database.db('repudiated_keys').where({ account_id: person.accountId }).orderBy('kind');
    expect(kept.map(({ kind }) => kind)).toEqual(['foreigner', 'immigration-person']);
  });

  test('twenty at once: one repudiates', async () => {
    const { person } = await maker();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => repudiate(person.accountId)));
    expect(outcomes.filter(Boolean).length).toBe(1);
    expect((await database.db('repudiated_keys').where({ account_id: person.accountId })).length).toBe(1);
  });
});

describe('the electronic identity card', () => {
  const ruleSet = 'decree-69-2024-amended-169-2025' as const;
  const issue = (accountId: string) => inTransaction(database.db, (tx) => issueElectronicCard(tx, { accountId, ruleSet }));
  const cards = (accountId: string) => database.db('electronic_identity_cards').where({ account_id: accountId });

  test('comes with a grant of level 2 to a citizen, before the level has risen', async () => {
    const person = await newPerson(deps, { level: 1 });
    expect(await issue(person.accountId)).toBe('not-entitled');
    await grantedFile(database.db, { accountId: person.accountId, level: 2 });
    expect(await issue(person.accountId)).toBe('issued');
    expect(await cards(person.accountId)).toMatchObject([{ number: person.login, rule_set: ruleSet, ended_at: null }]);
  });

  test('is one a citizen, of twenty at once', async () => {
    const person = await newPerson(deps, { level: 2 });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => issue(person.accountId)));
    expect(outcomes.filter((outcome) => outcome === 'issued').length).toBe(1);
    expect(outcomes.filter((outcome) => outcome === 'has-one').length).toBe(19);
    expect((await cards(person.accountId)).length).toBe(1);
  });

  test('no foreigner and no organization has one', async () => {
    const foreigner = await newPerson(deps, { kind: 'foreigner', level: 2 });
    expect(await issue(foreigner.accountId)).toBe('not-entitled');
    const organization = randomUUID();
    await database.db('accounts').insert({ id: organization, subject_kind: 'organization', level: null, state: 'active' });
    await database.db('account_numbers').insert({ number: '0800999111', account_id: organization, kind: 'organization' });
    expect(await issue(organization)).toBe('not-entitled');
  });

  test('ends with an account that is repudiated, and the person gets another', async () => {
    const person = await newPerson(deps, { level: 2 });
    await issue(person.accountId);
    await repudiate(person.accountId);
    expect((await cards(person.accountId))[0]?.ended_at).toBeInstanceOf(Date);
    const { accountId } = await grantedFile(database.db, { level: 2 });
    await database.db('account_numbers').insert({ number: person.login, account_id: accountId, kind: 'personal' });
    expect(await issue(accountId)).toBe('issued');
  });
});
