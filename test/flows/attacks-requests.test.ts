import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { claimsOfToken, type Party } from '../setup/party.ts';
import { formsOf, Visitor } from '../setup/visitor.ts';
import { acr, essential, redeemed, silently, stationOf, walk } from '../setup/walk.ts';

/** A dishonest service, or a web site that writes requests in its name. */
let house: TestHouse;
let party: Party;
let floor: Party;

beforeAll(async () => {
  house = await startTestHouse();
  [party, floor] = await Promise.all([house.party({ kind: 'state' }), house.party({ kind: 'state', min_acr: 'level-2' })]);
});
beforeEach(() => shiftClock(house.database.db, '0'));
afterAll(() => house.stop());

const sha = (text: string): string => createHash('sha256').update(text).digest('base64url');

async function push(
  by: Party,
  params: Record<string, string>,
): Promise<{ status: number; request_uri?: string; error?: string; verifier: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const response = await by.post('/request', {
    client_id: by.options.clientId,
    redirect_uri: by.options.redirectUri,
    response_type: 'code',
    scope: 'openid',
    code_challenge: sha(verifier),
    code_challenge_method: 'S256',
    ...params,
  });
  return { status: response.status, verifier, ...((await response.json()) as object) };
}

describe('the floor and the level asked for stand', () => {
  const tricks: readonly [string, Record<string, string | undefined>][] = [
    ['acr_values below it', { acr_values: acr.level1 }],
    ['an essential acr below it', essential({ value: acr.level1 })],
    ['an acr that is not essential', { claims: JSON.stringify({ id_token: { acr: null } }) }],
    [
      'claims whose last acr is null',
      { claims: `{"id_token":{"acr":{"essential":true,"value":"${acr.level2}"}},"id_token":{"acr":null}}` },
    ],
    ['essential as a text', { claims: JSON.stringify({ id_token: { acr: { essential: 'true', value: acr.level2 } } }) }],
    ['claims from a prototype', { claims: '{"__proto__":{"id_token":{"acr":null}},"id_token":{"__proto__":{"acr":null}}}' }],
    ['max_age far away', { max_age: '999999999' }],
  ];

  test.each(tricks)('%s: two factors are asked for', async (_name, params) => {
    const person = await house.person({ phone: false });
    const visitor = new Visitor();
    // A session of level 1 exists already.
    await walk({ party, visitor, person });
    const walked = await walk({ party: floor, visitor, person }, params, { stopAt: ['totp'] });
    expect(walked.at).toBe('totp');
    expect(['unmet_authentication_requirements', 'login_required']).toContain(await silently(floor, visitor, params));
  });

  test('of two essential acr in one claims the last one counts, for the library and for us', async () => {
    const person = await house.person({ phone: false });
    const claims = `{"id_token":{"acr":{"essential":true,"value":"${acr.level1}"},"acr":{"essential":true,"value":"${acr.level2}"}}}`;
    const walked = await walk({ party, visitor: new Visitor(), person }, { claims });
    expect(walked.asked).toContain('totp');
    expect((await redeemed(party, walked)).claims.acr).toBe(acr.level2);
  });

  test.each(['-1', 'abc', '1e400', ' ', '0x10', '1.5'])(
    'max_age=%s answers an error or asks again, never with old factors',
    async (age) => {
      const person = await house.person({ phone: false });
      const visitor = new Visitor();
      await walk({ party, visitor, person });
      await shiftClock(house.database.db, '40 minutes');
      const { page, params } = await party.open(visitor, { max_age: age });
      expect(params.has('code')).toBe(false);
      expect(page.status).toBeLessThan(500);
    },
  );

  test('a pushed request is not changed by what stands beside it in the address', async () => {
    const person = await house.person({ phone: false });
    const visitor = new Visitor();
    await walk({ party, visitor, person });
    const pushed = await push(party, { ...essential({ value: acr.level2 }), prompt: 'login' });
    expect(pushed).toMatchObject({ status: 201 });
    const beside = {
      client_id: party.options.clientId,
      request_uri: pushed.request_uri ?? '',
      prompt: 'none',
      acr_values: acr.level1,
      claims: '{}',
    };
    const page = await visitor.open(`${house.issuer}/auth?${new URLSearchParams(beside)}`, party.stop);
    expect(stationOf(party, page)).toBe('start');
  });

  test('a pushed request of another service, and one that names another, are refused', async () => {
    const pushed = await push(party, {});
    const stolen = { client_id: floor.options.clientId, request_uri: pushed.request_uri ?? '' };
    const page = await new Visitor().open(`${house.issuer}/auth?${new URLSearchParams(stolen)}`, floor.stop);
    expect([page.status, page.url.searchParams.get('error')]).not.toEqual([200, null]);
    expect((await push(party, { client_id: floor.options.clientId })).status).toBeGreaterThanOrEqual(400);
  });

  test.each(['request', 'request_uri', 'registration', 'id_token_hint'])('an unsigned %s is refused', async (name) => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'none' })}.${part({ client_id: floor.options.clientId, acr_values: acr.level1, iss: house.issuer, sub: 'x' })}.`;
    const value = name === 'request_uri' ? 'https://169.254.169.254/latest' : token;
    const { page, params } = await floor.open(new Visitor(), { [name]: value });
    expect(params.has('code')).toBe(false);
    expect(params.get('error') ?? String(page.status)).toMatch(/^(invalid_|request_|registration_|4)/);
  });
});

describe('between two requests of one browser', () => {
  test('a step-up for one service is none for a request that wants it fresh', async () => {
    const person = await house.person({ phone: false });
    const visitor = new Visitor();
    await walk({ party, visitor, person });
    const waiting = await floor.open(visitor, { prompt: 'login' });
    expect((await walk({ party, visitor, person }, { acr_values: acr.level2 })).at).toBe('answer');
    const page = await visitor.open(waiting.page.url, floor.stop);
    expect(stationOf(floor, page)).not.toBe('answer');
  });

  test('a sign-in in one tab does not answer the request that lies open in another browser', async () => {
    const person = await house.person();
    const [mine, theirs] = [new Visitor(), new Visitor()];
    const asked = await party.open(mine);
    const stolen = await theirs.open(asked.page.url, party.stop);
    expect(stolen.status).toBe(400);
    await walk({ party, visitor: theirs, person });
    expect((await theirs.open(asked.page.url, party.stop)).status).toBe(400);
    // The address at which a request goes on is worth nothing without its cookie either.
    expect((await theirs.open(`${house.issuer}/auth/${asked.page.url.pathname.split('/')[2]}`, party.stop)).status).toBe(400);
  });

  test('continuing at a lower level than required is not on offer', async () => {
    const person = await house.person({ phone: false });
    const visitor = new Visitor();
    const asked = await walk({ party: floor, visitor, person }, {}, { stopAt: ['totp'] });
    const csrf = formsOf(asked.page)[0]?.fields.csrf ?? '';
    const sent = await visitor.request(asked.page.url.href.replace(/\/[^/]*$/, '/step-up'), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.issuer },
      body: new URLSearchParams({ csrf, decision: 'continue' }),
    });
    expect(sent.headers.get('location')).toMatch(/\/totp$/);
  });
});

describe('between two services', () => {
  test('nothing that one gets tells it who somebody is at the other', async () => {
    const other = await house.party({ kind: 'state' });
    const person = await house.person({ phone: false });
    const visitor = new Visitor();
    const seen: string[][] = [];
    for (const each of [party, other]) {
      const answer = await walk({ party: each, visitor, person }, { scope: 'openid', claims: JSON.stringify({ id_token: { sid: null } }) });
      const tokens = await redeemed(each, answer);
      const about = [
        tokens.claims,
        await each.introspect(tokens.access_token ?? ''),
        (await each.userinfo(tokens.access_token ?? '')).body,
      ];
      const values = [...about.flatMap((one) => Object.entries(one)), ...answer.answer.params.entries(), ...Object.entries(tokens)];
      seen.push(
        values
          .filter(
            ([name, value]) =>
              typeof value === 'string' && value.length > 12 && !['acr', 'iss', 'rule_set', 'token_type', 'scope', 'state'].includes(name),
          )
          .map(([, value]) => String(value)),
      );
    }
    expect(seen[0]?.length).toBeGreaterThan(4);
    expect(seen[0]?.filter((value) => seen[1]?.includes(value))).toEqual([]);
    expect(seen.flat().some((value) => value.includes(person.accountId) || value.includes(person.login))).toBe(false);
  });

  test('code, refresh token and access token of one are worth nothing at the other', async () => {
    const person = await house.person({ phone: false });
    const other = await house.party({ kind: 'state' });
    const visitor = new Visitor();
    const stolen = (await walk({ party, visitor, person })).answer;
    const asOther = { ...stolen, params: new URLSearchParams(stolen.params) };
    expect(
      (
        await other.token({
          grant_type: 'authorization_code',
          code: asOther.params.get('code') ?? '',
          redirect_uri: party.options.redirectUri,
          code_verifier: stolen.verifier,
        })
      ).error,
    ).toBe('invalid_grant');
    const walked = await walk({ party, visitor, person });
    const tokens = await party.redeem(walked.answer);
    expect((await other.refresh(tokens.refresh_token ?? '')).error).toBe('invalid_grant');
    expect(await other.introspect(tokens.access_token ?? '')).toEqual({ active: false });
    expect((await other.post('/token/revocation', { token: tokens.access_token ?? '' })).status).toBeLessThan(500);
    expect(await party.introspect(tokens.access_token ?? '')).toMatchObject({ active: true });
    expect(claimsOfToken(tokens).aud).toBe(party.options.clientId);
  });

  test('our own doors: nobody else can use them, whatever redirect or secret they bring', async () => {
    for (const clientId of ['self-service', 'back-office']) {
      const asked = await new Visitor().open(
        `${house.issuer}/auth?${new URLSearchParams({ client_id: clientId, redirect_uri: 'https://thief.example/', response_type: 'code', scope: 'openid', code_challenge: sha('x'), code_challenge_method: 'S256' })}`,
      );
      expect(asked.status).toBe(400);
      for (const secret of ['', clientId, house.deps.secrets.mac('client-secret', clientId)]) {
        const answer = await fetch(`${house.issuer}/token`, {
          method: 'POST',
          headers: {
            authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
            'content-type': 'application/x-www-form-urlencoded',
          },
          body: new URLSearchParams({ grant_type: 'authorization_code', code: 'x', redirect_uri: 'x' }),
        });
        expect([400, 401]).toContain(answer.status);
        expect(((await answer.json()) as { error: string }).error).toMatch(/^invalid_(client|request)$/);
      }
    }
  });
});

describe('too much of everything', () => {
  const long = 'x'.repeat(7000);
  test.each([
    ['state', { state: long }],
    ['nonce', { nonce: long }],
    ['scope', { scope: `openid ${'profile '.repeat(900)}` }],
    ['scope, unknown', { scope: `openid ${'a1 '.repeat(2000)}` }],
    ['deep claims', { claims: `${'{"id_token":'.repeat(500)}null${'}'.repeat(500)}` }],
    ['deep lists in claims', { claims: `{"id_token":{"acr":{"values":${'['.repeat(3000)}${']'.repeat(3000)}}}}` }],
    ['many acr_values', { acr_values: 'urn:x '.repeat(1100) }],
    ['login_hint', { login_hint: `"><script>${long}` }],
    ['ui_locales', { ui_locales: 'en-x '.repeat(1300) }],
  ] as [string, Record<string, string>][])('%s: an answer, quickly, and no fault', async (_name, params) => {
    const begun = Date.now();
    const { page } = await party.open(new Visitor(), params);
    expect(page.status).toBeLessThan(500);
    expect(Date.now() - begun).toBeLessThan(3000);
    expect(page.html).not.toContain('<script>x');
  });

  test('megabytes are refused at every endpoint that takes a body', async () => {
    const body = `token=${'x'.repeat(2_000_000)}`;
    for (const path of ['/token', '/request', '/token/introspection', '/token/revocation', '/userinfo', '/auth', '/session/end']) {
      const answer = await fetch(`${house.issuer}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
    }
  });
});
