import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { endAllOwnSessions } from '../../src/domain/sign-ins/by-holder.ts';
import { listLogOuts } from '../../src/domain/sign-ins/log-out-deliveries.ts';
import { endExpiredSessions, endSession, listSessions, type SessionSummary } from '../../src/domain/sign-ins/sessions.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { goOn, signIn, signInForTokens, silently } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { claimsOfToken, type Party } from '../setup/party.ts';
import { enterPassword } from '../setup/people.ts';
import { textOf, Visitor } from '../setup/visitor.ts';

const level2 = 'urn:dinhdanh:acr:level-2';

let house: TestHouse;
let bank: Party;
let clinic: Party;

beforeAll(async () => {
  house = await startTestHouse();
  const told = { kind: 'state', backchannel_logout_uri: 'http://localhost:9/out' };
  [bank, clinic] = await Promise.all([house.party(told), house.party(told)]);
});
afterAll(async () => house.stop());
afterEach(async () => shiftClock(house.deps.db, '0'));

const holderOf = ({ accountId }: TestPerson) => ({ accountId, requestId: 'r', language: 'vi' as const });
const sessionsOf = ({ accountId }: TestPerson): Promise<SessionSummary[]> => listSessions(house.deps.db, accountId);

async function onlySession(person: TestPerson): Promise<string> {
  const sessions = await sessionsOf(person);
  expect(sessions).toHaveLength(1);
  return sessions[0]?.uid ?? '';
}

/** Services that will be told about the end of a session, with the ground. */
async function toldAbout(sessionUid: string): Promise<{ clientId: string; reason: string }[]> {
  const all = await listLogOuts(house.deps.db, sessionUid);
  return all.map(({ clientId, reason }) => ({ clientId, reason })).sort((a, b) => a.clientId.localeCompare(b.clientId));
}

const both = (reason: string): { clientId: string; reason: string }[] =>
  [bank, clinic].map(({ options }) => ({ clientId: options.clientId, reason })).sort((a, b) => a.clientId.localeCompare(b.clientId));

test('an ended session never comes back: not by its cookie, not by a copy of the browser, not by a second tab', async () => {
  const [person, visitor] = [await house.person(), new Visitor()];
  await signIn(bank, visitor, person);
  const backup = visitor.copy();
  const uid = await onlySession(person);
  await inTransaction(house.deps.db, (tx) => endSession(tx, { uid, reason: 'ended-by-holder', actor: 'system' }));
  for (const browser of [visitor, backup, visitor.copy()]) {
    expect((await silently(bank, browser)).get('error')).toBe('login_required');
    expect((await silently(clinic, browser)).get('error')).toBe('login_required');
    expect((await bank.open(browser)).page.url.pathname).toMatch(/^\/sign-in\/[^/]+$/);
  }
  expect(await sessionsOf(person)).toEqual([]);
  // After the next sign-in the copy of the old browser is still nobody.
  await signIn(bank, visitor, person);
  expect((await silently(bank, backup)).get('error')).toBe('login_required');
});

test('the second end of a session is none: nobody is told twice', async () => {
  const [person, visitor] = [await house.person(), new Visitor()];
  await signIn(bank, visitor, person);
  const uid = await onlySession(person);
  const end = (): Promise<boolean> =>
    inTransaction(house.deps.db, (tx) => endSession(tx, { uid, reason: 'ended-by-holder', actor: 'system' }));
  expect((await Promise.all([end(), end(), end(), end()])).filter(Boolean)).toHaveLength(1);
  expect(await toldAbout(uid)).toHaveLength(1);
});

test.each([1, 2, 3])('20 authorization requests racing "end all" leave no session and no usable code (round %i)', async () => {
  const [person, visitor] = [await house.person(), new Visitor()];
  await signIn(bank, visitor, person);
  await silently(clinic, visitor);
  const second = await house.secondNode();
  const asked = Array.from({ length: 20 }, (_, index) => {
    const { url, verifier } = bank.request({ prompt: 'none' });
    const target = index % 2 ? url.replace(house.issuer, second) : url;
    return visitor
      .copy()
      .open(target, bank.stop)
      .then((page) => bank.answer(page, verifier));
  });
  const [ended, ...answers] = await Promise.all([endAllOwnSessions(house.deps, holderOf(person)), ...asked]);
  expect(ended).toBe(1);
  for (const { page, params } of answers) {
    expect(page.status).toBeLessThan(500);
    expect(params.get('code') ?? params.get('error')).toMatch(/^(login_required|[\w-]{20,})$/);
  }
  expect(await sessionsOf(person)).toEqual([]);
  const redeemed = await Promise.all(answers.filter(({ params }) => params.has('code')).map((answer) => bank.redeem(answer)));
  for (const tokens of redeemed) expect(tokens).toMatchObject({ status: 400, error: 'invalid_grant' });
  expect((await silently(bank, visitor)).get('error')).toBe('login_required');
});

test('20 redemptions and refreshes racing "end all" leave no living token', async () => {
  const [person, visitor] = [await house.person(), new Visitor()];
  const tokens = await signInForTokens(bank, visitor, person);
  const codes = await Promise.all(Array.from({ length: 10 }, () => bank.open(visitor.copy(), { prompt: 'none' })));
  const results = await Promise.all([
    ...codes.map((code) => bank.redeem(code)),
    endAllOwnSessions(house.deps, holderOf(person)).then(() => undefined),
    ...Array.from({ length: 10 }, () => bank.refresh(tokens.refresh_token ?? '')),
  ]);
  for (const result of results) if (result) expect([200, 400]).toContain(result.status);
  const issued = [tokens, ...results].flatMap((one) => (one?.access_token ? [one.access_token] : []));
  for (const token of issued) expect(await bank.introspect(token)).toEqual({ active: false });
});

test('two services visited for the first time at the same moment in two tabs both work and are both told of the end', async () => {
  for (let round = 0; round < 3; round += 1) {
    const [person, visitor] = [await house.person(), new Visitor()];
    const other = await house.party({ kind: 'state' });
    await signIn(other, visitor, person);
    const begun = await Promise.all([bank, clinic].map(async (party) => ({ party, asked: await party.open(visitor) })));
    const answers = await Promise.all(
      begun.map(async ({ party, asked }) => party.answer(await goOn({ party, visitor, person }, asked.page), asked.verifier)),
    );
    const [atBank, atClinic] = await Promise.all(answers.map((answer, index) => (index ? clinic : bank).redeem(answer)));
    expect(await bank.introspect(atBank?.access_token ?? '')).toMatchObject({ active: true });
    expect(await clinic.introspect(atClinic?.access_token ?? '')).toMatchObject({ active: true });
    const uid = await onlySession(person);
    await inTransaction(house.deps.db, (tx) => endSession(tx, { uid, reason: 'ended-by-holder', actor: 'system' }));
    expect(await toldAbout(uid)).toEqual(both('ended-by-holder'));
  }
});

test('two tabs that both begin with nobody signed in: both finish, in one session', async () => {
  const [person, visitor] = [await house.person(), new Visitor()];
  const tabs = await Promise.all([bank, clinic].map(async (party) => ({ party, asked: await party.open(visitor) })));
  for (const { party, asked } of tabs) {
    const page = await goOn({ party, visitor, person }, asked.page);
    expect((await party.redeem(party.answer(page, asked.verifier))).status).toBe(200);
  }
  expect(await onlySession(person)).toBeTruthy();
});

test('the cookie changes at sign-in and at step-up; a second tab in flight is not thrown out', async () => {
  const [person, visitor] = [await house.person(), new Visitor()];
  await signIn(bank, visitor, person);
  const before = visitor.cookie('dd-session');
  const tab = visitor.copy();
  const stepped = await signIn(bank, visitor, person, { acr_values: level2 });
  expect(stepped.params.get('code')).toBeTruthy();
  expect(visitor.cookie('dd-session')).not.toBe(before);
  // The tab sent its request with the cookie of before: it is served, and does not put the old cookie back.
  expect((await silently(bank, tab)).get('code')).toBeTruthy();
  expect(tab.cookie('dd-session')).toBe(before);
  expect((await silently(bank, visitor, { acr_values: level2 })).get('code')).toBeTruthy();
  await shiftClock(house.deps.db, '31 seconds');
  expect((await silently(bank, tab)).get('error')).toBe('login_required');
  expect((await silently(bank, visitor)).get('code')).toBeTruthy();
});

test('somebody else signs in in the same browser: the first session ends and its services are told', async () => {
  const [first, second, visitor] = [await house.person(), await house.person(), new Visitor()];
  const tokens = await signInForTokens(bank, visitor, first);
  await signIn(clinic, visitor, first);
  const uid = await onlySession(first);
  const asked = await bank.open(visitor, { prompt: 'select_account' });
  const fresh = await visitor.submit(asked.page, { decision: 'switch' }, { action: '/switch', ...bank.stop });
  expect(textOf(fresh)).not.toContain(first.login.slice(-4));
  const page = await goOn({ party: bank, visitor, person: second }, fresh);
  const after = await bank.redeem(bank.answer(page, asked.verifier));
  expect(after.status).toBe(200);
  expect(await sessionsOf(first)).toEqual([]);
  expect(await toldAbout(uid)).toEqual(both('person-switch'));
  expect(await bank.introspect(tokens.access_token ?? '')).toEqual({ active: false });
  expect(claimsOfToken(after).sub).not.toBe(claimsOfToken(tokens).sub);
});

test('a tab left open from before cannot slip a second person into the session of the first', async () => {
  const [first, second, visitor] = [await house.person(), await house.person(), new Visitor()];
  const old = await clinic.open(visitor);
  await signIn(bank, visitor, first);
  const uid = await onlySession(first);
  const page = await goOn({ party: clinic, visitor, person: second }, await enterPassword(visitor, old.page, second.login, clinic.stop));
  expect((await clinic.redeem(clinic.answer(page, old.verifier))).status).toBe(200);
  expect(await sessionsOf(first)).toEqual([]);
  expect(await onlySession(second)).not.toBe(uid);
  expect(await toldAbout(uid)).toEqual([{ clientId: bank.options.clientId, reason: 'person-switch' }]);
});

test('at the absolute limit a session ends by itself and its services are told', async () => {
  const [person, visitor] = [await house.person(), new Visitor()];
  const tokens = await signInForTokens(bank, visitor, person);
  await signIn(clinic, visitor, person);
  const uid = await onlySession(person);
  await shiftClock(house.deps.db, '12 hours');
  expect((await silently(bank, visitor)).get('error')).toBe('login_required');
  expect(await bank.introspect(tokens.refresh_token ?? '')).toEqual({ active: false });
  expect(await bank.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
  expect(await inTransaction(house.deps.db, (tx) => endExpiredSessions(tx, 100))).toBeGreaterThan(0);
  expect(await toldAbout(uid)).toEqual(both('limit'));
});
