import { createRemoteJWKSet, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  judgeLogoutToken,
  type LogoutTokenProblem,
  type LogoutTokenRules,
  type LogoutTokenVerdict,
} from '../../src/sandbox/party/logout-token.ts';
import { createShelf } from '../../src/sandbox/party/shelf.ts';
import { logoutEvent, type SmallIssuer, startSmallIssuer } from '../setup/small-issuer.ts';

let issuer: SmallIssuer;
let rules: LogoutTokenRules;

beforeAll(async () => {
  issuer = await startSmallIssuer('demo-bank');
});

afterAll(() => issuer.close());

beforeEach(() => {
  rules = {
    issuer: issuer.issuer,
    clientId: 'demo-bank',
    keys: createRemoteJWKSet(new URL(`${issuer.issuer}/jwks`), { cooldownDuration: 0 }),
    spent: createShelf({ limit: 100, seconds: 60 }),
    clockTolerance: 10,
  };
});

async function judge(claims?: Record<string, unknown>, header?: Record<string, unknown>): Promise<LogoutTokenVerdict> {
  return judgeLogoutToken(await issuer.sign(claims, header), rules);
}

const now = (): number => Math.floor(Date.now() / 1000);

test('a right token names the session and the person', async () => {
  expect(await judge()).toMatchObject({ kind: 'valid', sub: 'sub-1', sid: 'sid-1' });
});

test.each([
  ['only the session', { sub: undefined }, { sid: 'sid-1', sub: undefined }],
  ['only the person', { sid: undefined }, { sid: undefined, sub: 'sub-1' }],
])('%s is enough', async (_, claims, named) => {
  expect(await judge(claims)).toMatchObject({ kind: 'valid', ...named });
});

test('several audiences, one of them ours', async () => {
  expect(await judge({ aud: ['other', 'demo-bank'] })).toMatchObject({ kind: 'valid' });
});

test.each<[string, LogoutTokenProblem, Record<string, unknown>]>([
  ['of another issuer', 'claims', { iss: 'http://evil.example' }],
  ['without issuer', 'claims', { iss: undefined }],
  ['for another service', 'claims', { aud: 'other-bank' }],
  ['without audience', 'claims', { aud: undefined }],
  ['without time', 'claims', { iat: undefined }],
  ['from the future', 'claims', { iat: now() + 60 }],
  ['ten minutes old though not expired', 'expired', { iat: now() - 600 }],
  ['expired', 'expired', { exp: now() - 11 }],
  ['that never expires', 'claims', { exp: undefined }],
  ['without id', 'claims', { jti: undefined }],
  ['with an empty id', 'claims', { jti: '' }],
  ['without events', 'claims', { events: undefined }],
  ['with another event', 'no-event', { events: { 'http://schemas.openid.net/event/other': {} } }],
  ['with an event that is no object', 'no-event', { events: { [logoutEvent]: true } }],
  ['with a list of events', 'no-event', { events: [logoutEvent] }],
  ['with a nonce', 'nonce-present', { nonce: 'n' }],
  ['with an empty nonce', 'nonce-present', { nonce: '' }],
  ['about nobody', 'no-subject', { sub: undefined, sid: undefined }],
  ['with a session that is no text', 'no-subject', { sub: undefined, sid: 7 }],
])('a token %s is refused', async (_, why, claims) => {
  expect(await judge(claims)).toEqual({ kind: 'refused', why });
});

describe('signature', () => {
  test('a key the issuer does not publish', async () => {
    await issuer.rotate(false);
    expect(await judge()).toEqual({ kind: 'refused', why: 'signature' });
    await issuer.rotate(true);
    expect(await judge(), 'a new key that is published').toMatchObject({ kind: 'valid' });
  });

  test('a changed token', async () => {
    const [header, , signature] = (await issuer.sign()).split('.');
    const [, other] = (await issuer.sign({ sid: 'sid-of-somebody-else' })).split('.');
    expect(await judgeLogoutToken(`${header}.${other}.${signature}`, rules)).toEqual({ kind: 'refused', why: 'signature' });
  });

  test('none, and the public key used as a secret', async () => {
    const payload = { sid: 's', events: { [logoutEvent]: {} } };
    const [, body] = new UnsecuredJWT(payload).encode().split('.');
    const none = `${Buffer.from('{"alg":"none","typ":"logout+jwt"}').toString('base64url')}.${body}.`;
    expect(await judgeLogoutToken(none, rules)).toEqual({ kind: 'refused', why: 'signature' });
    const forged = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'logout+jwt' }).sign(new Uint8Array(32));
    expect(await judgeLogoutToken(forged, rules)).toEqual({ kind: 'refused', why: 'signature' });
  });
});

test.each([['JWT'], ['at+jwt'], [undefined], [7]])('type %s is no log-out token', async (typ) => {
  const token = await issuer.sign();
  const [header = '', ...rest] = token.split('.');
  const members = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>;
  const changed = Buffer.from(JSON.stringify({ ...members, typ })).toString('base64url');
  expect(await judgeLogoutToken([changed, ...rest].join('.'), rules)).toEqual({ kind: 'refused', why: 'type' });
});

test.each(['', 'x', 'a.b.c', '..', 'e30.e30.e30.e30.e30', 'ÿ.ÿ.ÿ'])('%j is malformed', async (token) => {
  expect(await judgeLogoutToken(token, rules)).toEqual({ kind: 'refused', why: 'malformed' });
});

test('a token counts once, also when it comes twenty times at once', async () => {
  const token = await issuer.sign();
  const verdicts = await Promise.all(Array.from({ length: 20 }, () => judgeLogoutToken(token, rules)));
  expect(verdicts.filter(({ kind }) => kind === 'valid')).toHaveLength(1);
  expect(verdicts.filter((verdict) => verdict.kind === 'refused' && verdict.why === 'replayed')).toHaveLength(19);
});

test('keys that cannot be fetched say nothing about the token', async () => {
  issuer.broken = true;
  await expect(judge()).rejects.toThrow();
  issuer.broken = false;
  expect(await judge()).toMatchObject({ kind: 'valid' });
});
