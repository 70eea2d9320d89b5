import { generateKeyPair, exportJWK, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn, signInForTokens } from '../setup/journeys.ts';
import { Party, type Tokens } from '../setup/party.ts';
import { enterPassword, enterTotp } from '../setup/people.ts';
import { type Page, Visitor } from '../setup/visitor.ts';

const level2 = 'urn:dinhdanh:acr:level-2';
const twenty = Array.from({ length: 20 }, (_, index) => index);

let house: TestHouse;
let bank: Party;
/** The bank as it talks to either of two nodes. */
let nodes: readonly Party[];

beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ kind: 'state' });
  nodes = await bothNodes(bank);
});
afterAll(async () => house.stop());
afterEach(async () => shiftClock(house.deps.db, '0'));

async function bothNodes(party: Party): Promise<readonly Party[]> {
  return [party, new Party({ ...party.options, issuer: await house.secondNode() })];
}

const at = (parties: readonly Party[], index: number): Party => parties[index % parties.length] as Party;

/** Exactly one of the answers is a success; the others are refusals of the given kind and nothing else. */
function expectOneWinner(answers: readonly Tokens[], refusal = 'invalid_grant'): Tokens {
  const won = answers.filter(({ status }) => status === 200);
  expect(won).toHaveLength(1);
  expect(answers.filter(({ status }) => status !== 200).map(({ error }) => error)).toEqual(Array(answers.length - 1).fill(refusal));
  return won[0] as Tokens;
}

async function expectWorking(party: Party, tokens: Tokens): Promise<void> {
  expect((await party.userinfo(tokens.access_token ?? '')).status).toBe(200);
  expect(await party.introspect(tokens.access_token ?? '')).toMatchObject({ active: true });
}

async function expectDead(party: Party, tokens: Tokens): Promise<void> {
  expect((await party.userinfo(tokens.access_token ?? '')).status).toBe(401);
  expect(await party.introspect(tokens.access_token ?? '')).toEqual({ active: false });
  expect(await party.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
}

test('of 20 redemptions of one code on two nodes one succeeds, and its tokens work afterwards', async () => {
  const answer = await signIn(bank, new Visitor(), await house.person());
  const tokens = expectOneWinner(await Promise.all(twenty.map((index) => at(nodes, index).redeem(answer))));
  await expectWorking(bank, tokens);
  const refreshed = await bank.refresh(tokens.refresh_token ?? '');
  expect(refreshed.status).toBe(200);
  await expectWorking(bank, refreshed);
  // A duplicate within 5 s is taken for one in flight: refused, and nothing is revoked.
  expect(await bank.redeem(answer)).toMatchObject({ status: 400, error: 'invalid_grant' });
  await expectWorking(bank, refreshed);
});

test('a code used again after 30 s kills what was issued under it', async () => {
  const answer = await signIn(bank, new Visitor(), await house.person());
  const tokens = await bank.redeem(answer);
  await expectWorking(bank, tokens);
  await shiftClock(house.deps.db, '30 seconds');
  expect(await bank.redeem(answer)).toMatchObject({ status: 400, error: 'invalid_grant' });
  await expectDead(bank, tokens);
});

test('of 20 uses of one rotating refresh token on two nodes one succeeds; a later one kills the family', async () => {
  const rotating = await house.party({ kind: 'state', rotate_refresh: true });
  const both = await bothNodes(rotating);
  const first = await signInForTokens(rotating, new Visitor(), await house.person());
  const old = first.refresh_token ?? '';
  const second = expectOneWinner(await Promise.all(twenty.map((index) => at(both, index).refresh(old))));
  expect(second.refresh_token).toBeTruthy();
  expect(second.refresh_token).not.toBe(old);
  await expectWorking(rotating, second);
  const third = await rotating.refresh(second.refresh_token ?? '');
  await expectWorking(rotating, third);
  await shiftClock(house.deps.db, '30 seconds');
  expect(await rotating.refresh(old)).toMatchObject({ status: 400, error: 'invalid_grant' });
  await expectDead(rotating, third);
});

test('a refresh token that does not rotate serves 20 requests at once', async () => {
  const tokens = await signInForTokens(bank, new Visitor(), await house.person());
  const answers = await Promise.all(twenty.map((index) => at(nodes, index).refresh(tokens.refresh_token ?? '')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ access_token: token }) => token)).size).toBe(20);
});

test('a pushed request answers once, also when 20 browsers bring it at the same moment', async () => {
  const person = await house.person();
  const visitor = new Visitor();
  await signIn(bank, visitor, person);
  const uri = await push(bank);
  const address = (node: Party): string =>
    `${node.options.issuer}/auth?${new URLSearchParams({ client_id: bank.options.clientId, request_uri: uri, prompt: 'none' })}`;
  const pages = await Promise.all(twenty.map((index) => visitor.copy().open(address(at(nodes, index)), bank.stop)));
  const codes = pages.filter((page) => page.url.searchParams.has('code'));
  expect(codes).toHaveLength(1);
  for (const page of pages.filter((one) => !codes.includes(one))) expect(page.status).toBeLessThan(500);
  const again = await visitor.open(address(bank), bank.stop);
  expect(again.url.searchParams.has('code')).toBe(false);
  expect(again.status).toBeLessThan(500);
});

async function push(party: Party): Promise<string> {
  const { url } = party.request({ prompt: 'none' });
  const response = await party.post('/request', Object.fromEntries(new URL(url).searchParams));
  expect(response.status).toBe(201);
  const { request_uri: uri, expires_in: life } = (await response.json()) as { request_uri: string; expires_in: number };
  expect(life).toBe(60);
  return uri;
}

test('an assertion of private_key_jwt proves a client once, on either node', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const signing = await house.party({
    kind: 'state',
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid: 'k' }] },
  });
  const { clientId, redirectUri } = signing.options;
  const answer = await signIn(signing, new Visitor(), await house.person());
  const assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(house.issuer)
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(privateKey);
  const redeem = async (origin: string): Promise<Tokens> => {
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: answer.params.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: answer.verifier,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    });
    const response = await fetch(`${origin}/token`, { method: 'POST', body });
    return { status: response.status, ...((await response.json()) as object) };
  };
  const second = await house.secondNode();
  const answers = await Promise.all(twenty.map((index) => redeem(index % 2 ? second : house.issuer)));
  const tokens = expectOneWinner(answers, 'invalid_client');
  expect((await signing.userinfo(tokens.access_token ?? '')).status).toBe(200);
});

test('a code of the authenticator app counts once, also in 20 sign-ins at the same moment', async () => {
  const person = await house.person({ phone: false });
  const waiting: { visitor: Visitor; page: Page }[] = [];
  for (const _ of twenty) {
    const visitor = new Visitor();
    const { page } = await bank.open(visitor, { acr_values: level2 });
    const next = await enterPassword(visitor, page, person.login);
    expect(next.url.pathname).toMatch(/\/totp$/);
    waiting.push({ visitor, page: next });
  }
  const code = person.code();
  const pages = await Promise.all(waiting.map(({ visitor, page }) => enterTotp(visitor, page, { code, ...bank.stop })));
  const passed = (page: Page): boolean => page.url.pathname.endsWith('/consent') || bank.isAnswer(page);
  expect(pages.filter(passed)).toHaveLength(1);
  expect(pages.filter((page) => page.status === 422)).toHaveLength(19);
});
