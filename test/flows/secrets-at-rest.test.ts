import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientKey } from '../setup/assertion.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { goOn, signIn } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party, Tokens } from '../setup/party.ts';
import { enterPassword, enterTotp } from '../setup/people.ts';
import { formsOf, type Page, Visitor } from '../setup/visitor.ts';

const level2 = 'urn:dinhdanh:acr:level-2';

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
});
afterAll(async () => house.stop());

/** What went over the wire and would be worth stealing, by what it is. */
const seen = new Map<string, string>();

function note(what: string, value: string | null | undefined): void {
  expect(value, what).toBeTruthy();
  if (value && !seen.has(value)) seen.set(value, what);
}

function noteTokens(what: string, tokens: Tokens): void {
  expect(tokens.status).toBe(200);
  note(`access token ${what}`, tokens.access_token);
  note(`refresh token ${what}`, tokens.refresh_token);
  note(`ID token ${what}`, tokens.id_token);
}

function notePage(page: Page): void {
  const uid = page.url.pathname.split('/')[2];
  if (page.url.pathname.startsWith('/sign-in/')) note('interaction id', uid);
  for (const { fields } of formsOf(page)) {
    if (fields.csrf) note('form token', fields.csrf);
    if (fields.xsrf) note('log-out secret', fields.xsrf);
  }
}

function noteCookies(visitor: Visitor): void {
  for (const [name, value] of visitor.cookies()) if (value.length >= 16) note(`cookie ${name}`, value);
}

/** Every row of every table, as one text a table. */
async function dump(): Promise<Map<string, string>> {
  const { rows: tables } = await house.deps.db.raw(
    `select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts = new Map<string, string>();
  for (const { schemaname, tablename } of tables as { schemaname: string; tablename: string }[]) {
    const { rows } = await house.deps.db.raw(`select row_to_json(t)::text as line from "${schemaname}"."${tablename}" t`);
    texts.set(`${schemaname}.${tablename}`, (rows as { line: string }[]).map(({ line }) => line).join('\n'));
  }
  return texts;
}

async function everything(): Promise<void> {
  const person = await house.person({ phone: false });
  const party = await house.party({ kind: 'state', offline: true, rotate_refresh: true, backchannel_logout_uri: 'http://localhost:9/out' });
  note('client secret', party.options.secret);
  note('password', person.password);
  const visitor = new Visitor();
  await strongSignIn({ person, party, visitor });
  await pushed({ person, party, visitor });
  await inTheMiddle({ person, party, visitor: new Visitor() });
  await byKey(person);
  const page = await visitor.open(`${house.issuer}/session/end`);
  notePage(page);
  noteCookies(visitor);
}

async function strongSignIn({ person, party, visitor }: { person: TestPerson; party: Party; visitor: Visitor }): Promise<void> {
  const asked = await party.open(visitor, {
    acr_values: level2,
    scope: 'openid profile offline_access',
    prompt: 'consent',
    login_hint: person.login,
  });
  note('state', asked.page.trail.length ? new URL(asked.page.trail[0]?.url ?? '').searchParams.get('state') : null);
  notePage(asked.page);
  noteCookies(visitor);
  const second = await enterPassword(visitor, asked.page, person.login, party.stop);
  notePage(second);
  const code = person.code();
  const consent = await enterTotp(visitor, second, { code, ...party.stop });
  seen.set(code, 'TOTP code');
  notePage(consent);
  noteCookies(visitor);
  const answer = party.answer(await goOn({ party, visitor, person }, consent), asked.verifier);
  noteCookies(visitor);
  note('code', answer.params.get('code'));
  note('verifier', answer.verifier);
  const tokens = await party.redeem(answer);
  noteTokens('first', tokens);
  noteTokens('refreshed', await party.refresh(tokens.refresh_token ?? ''));
  await party.userinfo(tokens.access_token ?? '');
  // A code that nobody redeemed yet stands in its table.
  const waiting = await party.open(visitor, { prompt: 'none' });
  note('waiting code', waiting.params.get('code'));
  noteCookies(visitor);
}

async function pushed({ person, party, visitor }: { person: TestPerson; party: Party; visitor: Visitor }): Promise<void> {
  const { url } = party.request({
    state: 'state-of-a-pushed-request',
    nonce: 'nonce-of-a-pushed-request',
    prompt: 'consent',
    login_hint: person.login,
  });
  const response = await party.post('/request', Object.fromEntries(new URL(url).searchParams));
  const { request_uri: uri } = (await response.json()) as { request_uri: string };
  note('pushed request', uri.split(':').at(-1));
  note('state of a pushed request', 'state-of-a-pushed-request');
  notePage(await visitor.open(`${house.issuer}/auth?${new URLSearchParams({ client_id: party.options.clientId, request_uri: uri })}`));
  noteCookies(visitor);
}

/** A sign-in that nobody finishes: everything of it is still stored. */
async function inTheMiddle({ person, party, visitor }: { person: TestPerson; party: Party; visitor: Visitor }): Promise<void> {
  const { id_token: hint } = await party.redeem(await signIn(party, new Visitor(), person));
  note('ID token given as a hint', hint);
  const about = { state: 'state-of-an-open-request', login_hint: 'hint-of-an-open-request', id_token_hint: hint };
  const { page } = await party.open(visitor, about);
  note('state of an open request', 'state-of-an-open-request');
  note('login hint of an open request', 'hint-of-an-open-request');
  notePage(page);
  noteCookies(visitor);
  notePage(await visitor.submit(page, { username: '005012345678', password: 'a password that is wrong 17' }, { action: '/password' }));
  note('wrong password', 'a password that is wrong 17');
}

async function byKey(person: TestPerson): Promise<void> {
  const key = await clientKey('ES256');
  const party = await house.party({ kind: 'state', token_endpoint_auth_method: 'private_key_jwt', jwks: key.jwks });
  const answer = await signIn(party, new Visitor(), person);
  const assertion = await key.assertion(
    { clientId: party.options.clientId, audience: house.issuer },
    { jti: 'jti-of-the-client-assertion' },
  );
  note('client assertion', assertion);
  note('jti', 'jti-of-the-client-assertion');
  const response = await fetch(`${house.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: answer.params.get('code') ?? '',
      redirect_uri: party.options.redirectUri,
      code_verifier: answer.verifier,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  expect(response.status).toBe(200);
}

test('no row of any table holds a code, token, cookie, request address, password or secret that was seen on the wire', async () => {
  await everything();
  const kinds = [...seen.values()];
  for (const kind of [
    'code',
    'waiting code',
    'access token first',
    'cookie dd-session',
    'cookie dd-session.sig',
    'interaction id',
    'form token',
  ])
    expect(kinds).toContain(kind);
  expect(kinds).toContain('log-out secret');
  const tables = await dump();
  expect([...tables.keys()].some((name) => name.startsWith('graphile_worker.'))).toBe(true);
  const found = [...seen].flatMap(([secret, what]) =>
    [...tables].filter(([, text]) => isIn(text, secret)).map(([table]) => `${what} in ${table}`),
  );
  expect(found).toEqual([]);
});

/** As it is, as JSON would write it, and as the bytes of a `bytea`. A six-digit code counts only as a value of its own. */
function isIn(text: string, secret: string): boolean {
  if (/^\d{6}$/.test(secret)) return text.includes(`"${secret}"`);
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64url')].some((form) =>
    text.includes(form),
  );
}

test('the search finds what is there in clear', async () => {
  const person = await house.person();
  const found = [...(await dump())].filter(([, text]) => isIn(text, person.login)).map(([table]) => table);
  expect(found).toContain('public.account_numbers');
});
