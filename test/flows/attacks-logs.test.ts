import { generateSync } from 'otplib';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { findPerson } from '../../src/domain/accounts/queries.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { openAs } from '../setup/own-doors.ts';
import type { Party } from '../setup/party.ts';
import { enterPassword, enterTotp } from '../setup/people.ts';
import { formsOf, Visitor } from '../setup/visitor.ts';
import { acr, walk } from '../setup/walk.ts';

/** Somebody who reads the logs: an operator, a supplier, a thief of backups. */
const lines: string[] = [];
let house: TestHouse;
let party: Party;

beforeAll(async () => {
  house = await startTestHouse();
  const log = house.deps.log as typeof house.deps.log & Record<symbol, unknown>;
  log[pino.symbols.streamSym] = { write: (line: string) => lines.push(line) };
  log.level = 'trace';
  party = await house.party({ kind: 'private', offline: true });
});
afterAll(() => house.stop());

test('a whole life of an account leaves nothing personal and nothing usable in the log, and no line that somebody else wrote', async () => {
  const person = await house.person();
  const visitor = new Visitor({ 'user-agent': 'Mozilla/5.0 (unmistakable-agent)\u00a0x' });
  const hint = '003999888777';
  const spoken: string[] = [person.login, person.password, hint, 'unmistakable-agent'];

  // Signing in, with mistakes.
  const params = {
    acr_values: acr.level2,
    scope: 'openid profile offline_access',
    prompt: 'consent login',
    login_hint: hint,
    state: 'state-of-mine-1234',
  };
  const asked = await party.open(visitor, params);
  spoken.push(asked.page.url.pathname.split('/')[2] ?? '');
  const wrong = await enterPassword(visitor, asked.page, person.login, { password: 'sai-mat-khau-9981' });
  await enterPassword(visitor, wrong, '003000000000\u0009', { password: 'sai-mat-khau-9982' });
  const codePage = await enterPassword(visitor, wrong, person.login);
  const refused = await enterTotp(visitor, codePage, { code: '918273' });
  spoken.push('sai-mat-khau-9981', 'sai-mat-khau-9982', '003000000000', '918273');
  const code = person.code();
  const consent = await enterTotp(visitor, refused, { code });
  const answer = party.answer(await visitor.submit(consent, { decision: 'allow' }, { action: '/consent', ...party.stop }), asked.verifier);
  spoken.push(code, answer.params.get('code') ?? '', asked.verifier, 'state-of-mine-1234');
  const tokens = await party.redeem(answer);
  spoken.push(tokens.access_token ?? '', tokens.refresh_token ?? '', tokens.id_token?.split('.')[2] ?? '', party.options.secret);
  await party.userinfo(tokens.access_token ?? '');
  await party.introspect(tokens.access_token ?? '');
  await party.refresh(tokens.refresh_token ?? '');
  // The same code again, another client's secret, a token that is none.
  await party.redeem(answer);
  await party.introspect('token-that-is-none-5566');
  await fetch(`${house.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('x:secret-that-is-none-77')}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=refresh_token&refresh_token=none-at-all-88',
  });
  spoken.push('token-that-is-none-5566', 'secret-that-is-none-77', 'none-at-all-88');

  // Self-service: an app, a password, recovery codes, the limited desk, a link.
  await openAs(visitor, person, `${house.issuer}/me/factors/totp`);
  const app = await visitor.open(`${house.issuer}/me/factors/totp`);
  const secret = (/<code class="dd-secret">([^<]+)</.exec(app.html)?.[1] ?? '').replaceAll(' ', '');
  expect(secret).not.toBe('');
  await visitor.submit(app, { code: generateSync({ secret }) }, { action: '/me/factors/totp' });
  spoken.push(secret);
  const issued = await issueRecoveryCodes(house.deps, { accountId: person.accountId });
  const [recovery = ''] = 'codes' in issued ? issued.codes : [];
  const thief = new Visitor();
  const start = await party.open(thief, {});
  const form = await thief.open(new URL(`${start.page.url.pathname}/recovery`, start.page.url));
  await thief.submit(form, { username: person.login, code: recovery }, { action: '/recovery', ...party.stop });
  spoken.push(recovery, recovery.replaceAll('-', ''));
  await thief.open(`${house.issuer}/not-me?token=${'t'.repeat(43)}`);
  await thief.open(`${house.issuer}/me/callback?code=code-from-nowhere-99&state=${'s'.repeat(20)}`);
  spoken.push('t'.repeat(43), 'code-from-nowhere-99');

  // Lines and colours that a stranger would like to write.
  const injected = 'INJECTED-LINE';
  for (const path of [
    `/auth?client_id=a%0d%0a${injected}`,
    `/${injected}%0a`,
    `/sign-in/x%1b%5b31m${injected}`,
    `/language?to=${injected}`,
  ]) {
    await visitor.request(`${house.issuer}${path}`);
  }
  await fetch(`${house.issuer}/`, {
    headers: { 'x-forwarded-for': injected, 'x-request-id': injected, referer: `http://x/${injected}`, cookie: `dd-me=${injected}` },
  });
  await visitor.request(`${house.issuer}/me/limited`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.issuer },
    body: `csrf=${injected}&${injected}=%zz`,
  });
  spoken.push(injected);

  const person0 = await findPerson(house.deps.db, person.accountId);
  spoken.push(person0?.fullName ?? '', person0?.phone ?? '', person0?.email ?? '', person0?.birthDate ?? '');
  spoken.push(
    ...visitor
      .cookies()
      .filter(([name]) => !['lang'].includes(name))
      .map(([, value]) => value),
  );
  spoken.push(...thief.cookies().map(([, value]) => value), formsOf(app)[0]?.fields.csrf ?? '');

  await walk({ party, visitor: new Visitor(), person }, {}, { stopAt: ['consent'] });
  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(50);
  const secrets = [...new Set(spoken)].filter((one) => one.length > 5);
  expect(secrets.length).toBeGreaterThan(30);
  expect(secrets.filter((one) => log.includes(one))).toEqual([]);
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  expect(lines.filter((line) => line.includes('"level":50') || line.includes('"level":60'))).toEqual([]);
});
