import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClientKey, clientKey } from '../setup/assertion.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn, silently } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let person: TestPerson;
const visitor = new Visitor();

beforeAll(async () => {
  house = await startTestHouse();
  person = await house.person();
});
afterAll(async () => house.stop());

interface Answer {
  readonly status: number;
  readonly challenge: string | null;
  readonly body: Record<string, unknown>;
}

/** Redeems a fresh code with whatever proves the client. */
async function redeemWith(party: Party, proof: { headers?: Record<string, string>; fields?: Record<string, string> }): Promise<Answer> {
  const answer = await signIn(party, visitor, person);
  const response = await fetch(`${house.issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...proof.headers },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: answer.params.get('code') ?? '',
      redirect_uri: party.options.redirectUri,
      code_verifier: answer.verifier,
      ...proof.fields,
    }),
  });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, challenge: response.headers.get('www-authenticate'), body };
}

const basic = (id: string, secret: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
});

describe('by a secret', () => {
  let bank: Party;
  beforeAll(async () => {
    bank = await house.party({ kind: 'state' });
  });

  test('client_secret_basic', async () => {
    const { clientId, secret } = bank.options;
    const answer = await redeemWith(bank, { headers: basic(clientId, secret) });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
  });

  test('client_secret_post, when admitted so', async () => {
    const party = await house.party({ kind: 'state', token_endpoint_auth_method: 'client_secret_post' });
    const { clientId, secret } = party.options;
    expect((await redeemWith(party, { fields: { client_id: clientId, client_secret: secret } })).status).toBe(200);
  });

  test('a secret with every sign that a header may carry', async () => {
    const secret = "p+% &=:/?#[]@!$'()*,;~ secret with signs";
    const party = await house.party({ kind: 'state', client_secret: secret });
    expect((await redeemWith(party, { headers: basic(party.options.clientId, secret) })).status).toBe(200);
  });

  test.each([
    ['a wrong secret', () => ({ headers: basic(bank.options.clientId, 'wrong') }), 401],
    ['no secret', () => ({ fields: { client_id: bank.options.clientId } }), 401],
    ['nothing at all', () => ({}), 400],
    [
      'the secret twice',
      () => ({ headers: basic(bank.options.clientId, bank.options.secret), fields: { client_secret: bank.options.secret } }),
      400,
    ],
    ['an unknown client', () => ({ headers: basic('nobody', bank.options.secret) }), 401],
    ['a client of another name', () => ({ headers: basic('__proto__', bank.options.secret) }), 401],
    ['a broken header', () => ({ headers: { authorization: 'Basic %%%' } }), 400],
    [
      'the stored hash instead of the secret',
      () => ({ headers: basic(bank.options.clientId, house.deps.secrets.mac('client-secret', bank.options.secret)) }),
      401,
    ],
  ] as const)('%s is refused', async (_what, proof, status) => {
    const answer = await redeemWith(bank, proof());
    expect(answer.status).toBe(status);
    expect(['invalid_client', 'invalid_request']).toContain(answer.body.error);
    expect(JSON.stringify(answer.body)).not.toContain(bank.options.secret);
  });

  test('a refused Basic is answered with a challenge (RFC 6749 5.2)', async () => {
    expect((await redeemWith(bank, { headers: basic(bank.options.clientId, 'wrong') })).challenge).toMatch(/^Basic /);
  });
});

describe.each(['ES256', 'PS256', 'RS256'] as const)('private_key_jwt with %s', (alg) => {
  let key: ClientKey;
  let party: Party;
  beforeAll(async () => {
    key = await clientKey(alg);
    party = await house.party({ kind: 'state', token_endpoint_auth_method: 'private_key_jwt', jwks: key.jwks });
  });

  const redeem = async (assertion: string): Promise<Answer> =>
    redeemWith(party, {
      fields: { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion },
    });

  test('proves the client', async () => {
    expect((await redeem(await key.assertion({ clientId: party.options.clientId, audience: house.issuer }))).status).toBe(200);
  });

  test.each([
    ['for another audience', { aud: 'https://another.example' }],
    ['that has expired', { exp: Math.floor(Date.now() / 1000) - 120 }],
    ['that is not valid yet', { nbf: Math.floor(Date.now() / 1000) + 300 }],
    ['that lives for days', { exp: Math.floor(Date.now() / 1000) + 3 * 24 * 3600 }],
    ['from the future', { iat: Math.floor(Date.now() / 1000) + 120 }],
    ['without jti', { jti: undefined }],
    ['without exp', { exp: undefined }],
    ['of another client', { iss: 'somebody', sub: 'somebody' }],
  ])('an assertion %s is refused', async (_what, claims) => {
    const answer = await redeem(await key.assertion({ clientId: party.options.clientId, audience: house.issuer }, claims));
    expect([400, 401]).toContain(answer.status);
    expect(['invalid_client', 'invalid_request']).toContain(answer.body.error);
  });

  test('a key that is not the admitted one, no signature, or the public key as a secret: refused', async () => {
    const about = { clientId: party.options.clientId, audience: house.issuer };
    const claims = { iss: about.clientId, sub: about.clientId, aud: about.audience, jti: 'x' };
    const forged = [
      await (await clientKey(alg)).assertion(about),
      new UnsecuredJWT(claims).setIssuedAt().setExpirationTime('1m').encode(),
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuedAt()
        .setExpirationTime('1m')
        .sign(Buffer.from(JSON.stringify(key.jwks.keys[0]))),
      'not.a.jwt',
    ];
    for (const assertion of forged) {
      const answer = await redeem(assertion);
      expect([400, 401]).toContain(answer.status);
      expect(['invalid_client', 'invalid_request']).toContain(answer.body.error);
    }
    expect((await silently(party, visitor)).get('code')).toBeTruthy();
  });
});
