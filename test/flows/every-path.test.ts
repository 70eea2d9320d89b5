import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockAccount, lowerLevel, unlockAccount } from '../../src/domain/accounts/actions.ts';
import { withdrawConsent } from '../../src/domain/consents/actions.ts';
import { holdAccount } from '../../src/domain/credentials/holds.ts';
import { readmitParty, suspendParty } from '../../src/domain/relying-parties/actions.ts';
import { listLogOuts } from '../../src/domain/sign-ins/log-out-deliveries.ts';
import { endEverything, endForLock, endSession, listSessions } from '../../src/domain/sign-ins/sessions.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Tx } from '../../src/platform/database/types.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { goOn, signIn, silently } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Answer, Party, Tokens } from '../setup/party.ts';
import { enterPassword } from '../setup/people.ts';
import { type Page, textOf, Visitor } from '../setup/visitor.ts';

const level2 = 'urn:dinhdanh:acr:level-2';

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
});
afterAll(async () => house.stop());

/** Everything somebody may be in the middle of when the situation changes. */
interface UnderWay {
  readonly person: TestPerson;
  readonly party: Party;
  /** Signed in at the service, with tokens, and a code not yet redeemed. */
  readonly signedIn: Visitor;
  readonly tokens: Tokens;
  readonly code: Answer;
  /** Another browser, in front of the consent page. */
  readonly consenting: { readonly visitor: Visitor; readonly page: Page; readonly verifier: string };
  /** The first browser, asked for the code of a step-up. */
  readonly steppingUp: { readonly visitor: Visitor; readonly page: Page };
  /** A third one, in front of the first page of a sign-in. */
  readonly starting: { readonly visitor: Visitor; readonly page: Page };
}

async function begin(): Promise<UnderWay> {
  const [person, party] = await Promise.all([
    house.person({ phone: false }),
    house.party({ kind: 'state', backchannel_logout_uri: 'http://localhost:9/out' }),
  ]);
  const signedIn = new Visitor();
  const tokens = await party.redeem(await signIn(party, signedIn, person));
  const [other, third] = [new Visitor(), new Visitor()];
  const grown = await party.open(other, { scope: 'openid profile' });
  const page = await goOn({ party, visitor: other, person }, grown.page, ({ url }) => url.pathname.endsWith('/consent'));
  const stepUp = await party.open(signedIn, { acr_values: level2 });
  expect(stepUp.page.url.pathname).toMatch(/\/totp$/);
  const code = await party.open(signedIn, { prompt: 'none' });
  expect(code.params.get('code')).toBeTruthy();
  return {
    person,
    party,
    signedIn,
    tokens,
    code,
    consenting: { visitor: other, page, verifier: grown.verifier },
    steppingUp: { visitor: signedIn, page: stepUp.page },
    starting: { visitor: third, page: (await party.open(third)).page },
  };
}

const inTx = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> => inTransaction(house.deps.db, work);

/** What makes an account unusable. */
const unusable: Record<string, (person: TestPerson) => Promise<unknown>> = {
  locked: ({ accountId }) => inTx((tx) => lockAccount(tx, { accountId, ground: 'authority-request', actor: 'system' }, endForLock)),
  held: ({ accountId }) =>
    inTx(async (tx) => {
      await holdAccount(tx, house.deps, { accountId, requestId: 'r', language: 'vi' });
      await endEverything(tx, { accountId, reason: 'not-me', actor: 'system' });
    }),
  // By the row alone: what is judged at each path must not rest on something else having cleaned up.
  dead: ({ accountId }) => house.deps.db('accounts').where({ id: accountId }).update({ state: 'dead' }),
  'held, with nothing ended': ({ accountId }) => house.deps.db('accounts').where({ id: accountId }).update({ held: true }),
  'not yet activated': ({ accountId }) => house.deps.db('accounts').where({ id: accountId }).update({ state: 'waiting' }),
};

describe.each(Object.entries(unusable))('an account that is %s', (_name, make) => {
  test('gets nothing new on any path, and what it had stops', async () => {
    const way = await begin();
    const { person, party, signedIn } = way;
    await make(person);
    expect((await silently(party, signedIn)).get('error')).toBe('login_required');
    await expectDeadTokens(way);
    const { visitor, page } = way.starting;
    await expectRefused(way, visitor, await enterPassword(visitor, page, person.login, party.stop));
    await expectNoAnswer(way, signedIn, (await party.open(signedIn)).page);
  });

  test('cannot finish what it is in the middle of: a consent, a step-up', async () => {
    const way = await begin();
    const { person, party, consenting, steppingUp } = way;
    await make(person);
    const agreed = await consenting.visitor.submit(consenting.page, { decision: 'allow' }, { action: '/consent', ...party.stop });
    await expectNoAnswer(way, consenting.visitor, agreed);
    const stepped = await steppingUp.visitor.submit(steppingUp.page, { code: person.code() }, { action: '/totp', ...party.stop });
    await expectNoAnswer(way, steppingUp.visitor, stepped);
  });
});

/** Code and tokens answer as if they had never been; introspection is no error. */
async function expectDeadTokens({ party, code, tokens }: UnderWay): Promise<void> {
  expect(await party.redeem(code)).toMatchObject({ status: 400, error: 'invalid_grant' });
  expect(await party.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
  expect(await party.userinfo(tokens.access_token ?? '')).toMatchObject({ status: 401, body: { error: 'invalid_token' } });
  expect(await party.introspect(tokens.access_token ?? '')).toEqual({ active: false });
  expect(await party.introspect(tokens.refresh_token ?? '')).toEqual({ active: false });
}

/** A page that does not tell the ground, and from it back to the service with `access_denied`. */
async function expectRefused({ party }: UnderWay, visitor: Visitor, page: Page): Promise<void> {
  expect(page.status).toBe(200);
  expect(page.url.pathname).toMatch(/\/(not-active|held)$/);
  expect(textOf(page)).not.toMatch(/authority|cơ quan có thẩm quyền yêu cầu|đã chết|qua đời/i);
  const back = await visitor.submit(page, {}, party.stop);
  expect(back.url.searchParams.get('error')).toBe('access_denied');
  expect(back.url.searchParams.get('error_description')).not.toMatch(/lock|dead|held|activ/i);
}

/** Either the session has gone with everything else, or the person is told and sent back; never a code. */
async function expectNoAnswer(way: UnderWay, visitor: Visitor, page: Page): Promise<void> {
  if (way.party.isAnswer(page)) expect(page.url.searchParams.get('error')).toBe('login_required');
  else if (/^\/sign-in\/[^/]+$/.test(page.url.pathname)) expect(textOf(page)).toMatch(/Đăng nhập/);
  else await expectRefused(way, visitor, page);
}

test('a lock ends the sessions, tells the services, and an unlock brings nothing back', async () => {
  const way = await begin();
  const [session] = await listSessions(house.deps.db, way.person.accountId);
  await unusable.locked?.(way.person);
  expect(await listSessions(house.deps.db, way.person.accountId)).toEqual([]);
  const { rows } = await house.deps.db.raw('select end_reason from sessions where uid = ?', [session?.uid ?? '']);
  expect(rows[0]).toEqual({ end_reason: 'account' });
  const told = await listLogOuts(house.deps.db, session?.uid ?? '');
  expect(told).toMatchObject([{ clientId: way.party.options.clientId, reason: 'account', state: 'queued' }]);
  await inTx((tx) => unlockAccount(tx, { accountId: way.person.accountId, ground: 'authority-request', actor: 'system' }));
  expect((await silently(way.party, way.signedIn)).get('error')).toBe('login_required');
  await expectDeadTokens(way);
  expect((await signIn(way.party, new Visitor(), way.person)).params.get('code')).toBeTruthy();
});

test('a session that was ended: nothing of it works, the person may sign in again', async () => {
  const way = await begin();
  const { person, party, signedIn, steppingUp, code, tokens } = way;
  for (const { uid } of await listSessions(house.deps.db, person.accountId)) {
    await inTx((tx) => endSession(tx, { uid, reason: 'ended-by-holder', actor: 'system' }));
  }
  expect((await silently(party, signedIn)).get('error')).toBe('login_required');
  await expectDeadTokens({ ...way, code, tokens });
  const stepped = await steppingUp.visitor.submit(steppingUp.page, { code: person.code() }, { action: '/totp', ...party.stop });
  expect(party.isAnswer(stepped) && stepped.url.searchParams.get('error')).toBe('login_required');
  const { consenting, starting } = way;
  const agreed = await consenting.visitor.submit(consenting.page, { decision: 'allow' }, { action: '/consent', ...party.stop });
  expect(party.isAnswer(agreed) && agreed.url.searchParams.get('error')).toBe('login_required');
  const page = await goOn({ party, visitor: starting.visitor, person }, starting.page);
  expect(page.url.searchParams.get('code')).toBeTruthy();
});

test('a withdrawn consent: what was issued stops, and the person is asked again', async () => {
  const way = await begin();
  const { person, party, signedIn } = way;
  const elsewhere = await house.party({ kind: 'state' });
  const kept = await elsewhere.redeem(await signIn(elsewhere, signedIn, person));
  await inTx((tx) => withdrawConsent(tx, { accountId: person.accountId, clientId: party.options.clientId, requestId: 'r' }));
  await expectDeadTokens(way);
  expect((await silently(party, signedIn)).get('error')).toBe('consent_required');
  expect((await party.open(signedIn)).page.url.pathname).toMatch(/\/consent$/);
  expect(await elsewhere.introspect(kept.access_token ?? '')).toMatchObject({ active: true });
});

test('a consent withdrawn between the click and the redemption leaves no usable code', async () => {
  const { person, party, consenting } = await begin();
  const { visitor, page, verifier } = consenting;
  const agreed = await visitor.submit(page, { decision: 'allow' }, { action: '/consent', ...party.stop });
  expect(agreed.url.searchParams.get('code')).toBeTruthy();
  await inTx((tx) => withdrawConsent(tx, { accountId: person.accountId, clientId: party.options.clientId, requestId: 'r' }));
  expect(await party.redeem(party.answer(agreed, verifier))).toMatchObject({ status: 400, error: 'invalid_grant' });
});

test('a suspended service: an error page without a redirect, invalid_client elsewhere', async () => {
  const way = await begin();
  const { person, party, signedIn, code, tokens, starting, consenting } = way;
  await inTx((tx) => suspendParty(tx, party.options.clientId, 'system'));
  for (const params of [{}, { prompt: 'none' }]) {
    const { page } = await party.open(signedIn, params);
    expect(page.url.origin).toBe(house.issuer);
    expect(page.status).toBe(400);
    expect(page.trail).toHaveLength(1);
    expect(textOf(page)).toContain('invalid_client');
  }
  const denied = { status: 401, error: 'invalid_client' };
  expect(await party.redeem(code)).toMatchObject(denied);
  expect(await party.refresh(tokens.refresh_token ?? '')).toMatchObject(denied);
  expect(await party.introspect(tokens.access_token ?? '')).toMatchObject({ error: 'invalid_client' });
  for (const path of ['/token/revocation', '/request']) {
    expect((await party.post(path, { token: tokens.access_token ?? '' })).status).toBe(401);
  }
  expect(await party.userinfo(tokens.access_token ?? '')).toMatchObject({ status: 401, body: { error: 'invalid_token' } });
  const submitted = await enterPassword(starting.visitor, starting.page, person.login, party.stop);
  expect([party.isAnswer(submitted), submitted.status]).toEqual([false, 400]);
  const agreed = await consenting.visitor.submit(consenting.page, { decision: 'allow' }, { action: '/consent', ...party.stop });
  expect([party.isAnswer(agreed), agreed.status]).toEqual([false, 400]);
});

test('a suspended service that is admitted again gets nothing back', async () => {
  const way = await begin();
  await inTx((tx) => suspendParty(tx, way.party.options.clientId, 'system'));
  await inTx((tx) => readmitParty(tx, way.party.options.clientId, 'system'));
  await expectDeadTokens(way);
  expect((await silently(way.party, way.signedIn)).get('code')).toBeTruthy();
});

test('an account lowered to level 1: what says level 2 dies, what says level 1 lives', async () => {
  const way = await begin();
  const { person, party, tokens } = way;
  const strong = new Visitor();
  const high = await party.redeem(await signIn(party, strong, person, { acr_values: level2 }));
  expect(await party.introspect(high.access_token ?? '')).toMatchObject({ active: true, acr: level2 });
  await inTx((tx) => lowerLevel(tx, { accountId: person.accountId, actor: 'system' }));
  expect(await party.introspect(high.access_token ?? '')).toEqual({ active: false });
  expect(await party.refresh(high.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
  expect((await party.userinfo(high.access_token ?? '')).status).toBe(401);
  expect(await party.introspect(tokens.access_token ?? '')).toMatchObject({ active: true });
});
