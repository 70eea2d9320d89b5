import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn, signInForTokens } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { type OwnServer, startOwnServer } from '../setup/own-server.ts';
import { type Answer, claimsOfToken, type Party, type Tokens } from '../setup/party.ts';
import { enterPassword } from '../setup/people.ts';
import { type Page, textOf, Visitor } from '../setup/visitor.ts';

let server: OwnServer;
let house: TestHouse;
let bank: Party;
let person: TestPerson;

beforeAll(async () => {
  server = await startOwnServer({ statementTimeout: 1000 });
  house = await startTestHouse({ database: server.database });
  bank = await house.party({ kind: 'state' });
  person = await house.person();
});
afterAll(async () => house.stop());

async function ready(): Promise<number> {
  return (await fetch(`${house.issuer}/readyz`)).status;
}

/** Milliseconds until the house says by itself that it can serve again. */
async function readyAgain(): Promise<number> {
  const began = performance.now();
  while ((await ready()) !== 200) {
    if (performance.now() - began > 15_000) expect.fail('not ready again within 15 s');
    await pause(50);
  }
  return performance.now() - began;
}

/** A page of ours with the reference number under which the log knows it, and nothing of the machine room. */
function expectUnavailablePage(page: Page): void {
  expect(page.status).toBe(503);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.html).toMatch(/Mã tham chiếu: <code>[0-9A-Z-]{14}<\/code>/);
  expect(page.html).toContain('lang="vi"');
  expectNothingInside(page.html);
}

function expectNothingInside(text: string): void {
  expect(text).not.toMatch(/ECONN|57P0|Connection terminated|Knex|\bat \/|node_modules|select |127\.0\.0\.1/);
}

/** JSON of an endpoint for machines; never a page, never a 500. */
async function expectUnavailableJson(response: Response): Promise<void> {
  expect(response.status).toBe(503);
  expect(response.headers.get('content-type')).toContain('json');
  expect(response.headers.get('retry-after')).toBeTruthy();
  const text = await response.text();
  expect(JSON.parse(text)).toHaveProperty('error', 'temporarily_unavailable');
  expectNothingInside(text);
}

describe('a database that was stopped', () => {
  const someone = new Visitor();
  let asked: Answer;
  let answer: Answer;
  let tokens: Tokens;
  const signedIn = new Visitor();

  beforeAll(async () => {
    tokens = await signInForTokens(bank, signedIn, person);
    answer = await signIn(bank, signedIn, person);
    asked = await bank.open(someone);
    expect(await ready()).toBe(200);
    await server.stop();
  });

  test('readiness is red, life is green', async () => {
    expect(await ready()).toBe(503);
    expect((await fetch(`${house.issuer}/livez`)).status).toBe(200);
  });

  test('pages say so with a reference number: a new request, the password, self-service, log-out', async () => {
    expectUnavailablePage((await bank.open(new Visitor())).page);
    expectUnavailablePage((await bank.open(signedIn)).page);
    expectUnavailablePage(await someone.open(asked.page.url));
    expectUnavailablePage(await enterPassword(someone, asked.page, person.login));
    expectUnavailablePage(await signedIn.open(`${house.issuer}/me`));
    expectUnavailablePage(await signedIn.open(`${house.issuer}/session/end`));
    expectUnavailablePage(await signedIn.open(`${house.issuer}/session/end?id_token_hint=${tokens.id_token}`));
  });

  test('prompt=none does not tell the service that somebody must sign in', async () => {
    const { page, params } = await bank.open(signedIn, { prompt: 'none' });
    expect(params.get('error')).toBeNull();
    expect(page.status).toBe(503);
  });

  test('machines get JSON: token, userinfo, introspection, revocation, pushed request', async () => {
    const { clientId, redirectUri } = bank.options;
    await expectUnavailableJson(
      await bank.post('/token', {
        grant_type: 'authorization_code',
        code: answer.params.get('code') ?? '',
        redirect_uri: redirectUri,
        code_verifier: answer.verifier,
      }),
    );
    await expectUnavailableJson(await bank.post('/token', { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' }));
    await expectUnavailableJson(await fetch(`${house.issuer}/userinfo`, { headers: { authorization: `Bearer ${tokens.access_token}` } }));
    await expectUnavailableJson(await bank.post('/token/introspection', { token: tokens.access_token ?? '' }));
    await expectUnavailableJson(await bank.post('/token/revocation', { token: tokens.access_token ?? '' }));
    await expectUnavailableJson(
      await bank.post('/request', { client_id: clientId, redirect_uri: redirectUri, response_type: 'code', scope: 'openid' }),
    );
  });

  test('what needs no database still works: discovery and the key set', async () => {
    for (const path of ['/.well-known/openid-configuration', '/jwks']) expect((await fetch(`${house.issuer}${path}`)).status).toBe(200);
  });

  test('back again, everything goes on where it stood, without a restart of ours', async () => {
    await server.start();
    console.log(`ready ${Math.round(await readyAgain())} ms after the database was`);
    // The code was offered while nobody could write: it is not used up.
    const redeemed = await bank.redeem(answer);
    expect(redeemed.status).toBe(200);
    expect((await bank.refresh(tokens.refresh_token ?? '')).status).toBe(200);
    expect((await bank.userinfo(redeemed.access_token ?? '')).status).toBe(200);
    // The sign-in page that was open all the time still takes the password.
    const page = await enterPassword(someone, asked.page, person.login, bank.stop);
    expect(page.status, textOf(page).slice(0, 200)).toBeLessThan(400);
    expect((await bank.open(signedIn, { prompt: 'none' })).params.get('code')).toBeTruthy();
    claimsOfToken(await signInForTokens(bank, new Visitor(), person));
  });
});

describe('a server killed -9 in full traffic', () => {
  test('answers are right, 503, or lost: what was promised is there afterwards, and nothing half', async () => {
    const visitor = new Visitor();
    const first = await signInForTokens(bank, visitor, person);
    const traffic = { on: true };
    const seen = { good: [] as Tokens[], codes: 0, statuses: new Set<number>() };
    const refreshing = async (): Promise<void> => {
      while (traffic.on) {
        const tokens = await bank.refresh(first.refresh_token ?? '');
        seen.statuses.add(tokens.status);
        if (tokens.status === 200) seen.good.push(tokens);
        await pause(5);
      }
    };
    const arriving = async (): Promise<void> => {
      while (traffic.on) {
        const { page, params } = await bank.open(visitor, { prompt: 'none' });
        if (!bank.isAnswer(page)) seen.statuses.add(page.status);
        else if (params.get('error')) seen.statuses.add(-1);
        else seen.codes += 1;
        await pause(5);
      }
    };
    const running = [refreshing(), refreshing(), arriving()];
    await pause(300);
    server.kill();
    await pause(300);
    await readyAgain();
    await pause(300);
    traffic.on = false;
    await Promise.all(running);
    expect([...seen.statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(seen.statuses).toContain(503);
    expect(seen.codes).toBeGreaterThan(1);
    for (const { access_token: token } of seen.good) expect((await bank.userinfo(token ?? '')).status).toBe(200);
    expect(await halfWritten()).toEqual([]);
    claimsOfToken(await signInForTokens(bank, new Visitor(), person));
  });
});

describe('a database that says nothing any more', () => {
  test('requests under way and new ones are answered, and its return is noticed', async () => {
    const visitor = new Visitor();
    const tokens = await signInForTokens(bank, visitor, person);
    server.freeze();
    try {
      const began = performance.now();
      const under = bank.post('/token', { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' });
      const page = bank.open(visitor);
      expect(await ready()).toBe(503);
      await expectUnavailableJson(await under);
      expectUnavailablePage((await page).page);
      const waited = performance.now() - began;
      console.log(`answered after ${Math.round(waited)} ms of silence`);
      expect(waited).toBeLessThan(12_000);
    } finally {
      server.thaw();
    }
    console.log(`ready ${Math.round(await readyAgain())} ms after it spoke again`);
    expect((await bank.refresh(tokens.refresh_token ?? '')).status).toBe(200);
  });
});

/** Codes and tokens whose grant or event is missing, and grants without either. */
async function halfWritten(): Promise<unknown[]> {
  const { rows } = await house.deps.db.raw(`
    select a.model, a.grant_id from oidc_artifacts a
      left join oidc_artifacts g on g.model = 'Grant' and g.grant_id = a.grant_id
      left join authorization_events e on e.grant_id = a.grant_id
    where a.grant_id is not null and (g.grant_id is null or e.grant_id is null)`);
  return rows;
}
