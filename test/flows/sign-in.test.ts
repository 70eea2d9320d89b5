import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { claimsOfToken, type Party } from '../setup/party.ts';
import { enterPassword, enterTotp, logins, totpCode } from '../setup/people.ts';
import { textOf, Visitor } from '../setup/visitor.ts';

const level1 = 'urn:dinhdanh:acr:level-1';
const level2 = 'urn:dinhdanh:acr:level-2';

let house: TestHouse;
let bank: Party;

beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ name_vi: 'Ngân hàng', name_en: 'Bank' });
});
afterAll(async () => house.stop());

test('An signs in with number and password, agrees, and the bank gets a subject at level 1', async () => {
  const an = new Visitor();
  const asked = await bank.open(an, { scope: 'openid profile' });
  expect(asked.page.status).toBe(200);
  const consent = await enterPassword(an, asked.page, logins.an);
  expect(textOf(consent)).toContain('Ngân hàng');
  const page = await an.submit(consent, { decision: 'allow' }, bank.stop);
  const answer = bank.answer(page, asked.verifier);
  expect(answer.params.get('iss')).toBe(house.issuer);
  const tokens = await bank.redeem(answer);
  const claims = claimsOfToken(tokens);
  expect(claims).toMatchObject({ acr: level1, amr: ['pwd'], account_level: 2, authn_level: 1, subject_kind: 'citizen' });
  expect(claims.sub).not.toContain(logins.an);
  const { body } = await bank.userinfo(tokens.access_token ?? '');
  expect(body).toMatchObject({ sub: claims.sub, name: 'Nguyễn Văn An' });
});

test('level 2 asks for the code after the password, and says so in the token', async () => {
  const an = new Visitor();
  const asked = await bank.open(an, { acr_values: level2 });
  const second = await enterPassword(an, asked.page, logins.an);

  const totp = second.url.pathname.endsWith('/totp') ? second : await an.submit(second, { factor: 'totp' });
  const consent = await enterTotp(an, totp, { code: totpCode() });
  const page = await an.submit(consent, { decision: 'allow' }, bank.stop);
  expect(claimsOfToken(await bank.redeem(bank.answer(page, asked.verifier)))).toMatchObject({ acr: level2, amr: ['pwd', 'otp', 'mfa'] });
});

test('a service with a standing consent that asks anew, without asking for more, shows again what it will get', async () => {
  const portal = await house.party({ kind: 'state', name_vi: 'Cổng dịch vụ công', name_en: 'Public services' });
  const an = new Visitor();
  const params = { scope: 'openid profile', prompt: 'consent' };
  const first = await enterPassword(an, (await portal.open(an, params)).page, logins.an);
  await an.submit(first, { decision: 'allow' }, portal.stop);
  const again = (await portal.open(an, params)).page;
  for (const page of [first, again]) {
    expect(textOf(page)).toContain('Cho phép Cổng dịch vụ công nhận thông tin của bạn?');
    expect(textOf(page)).toContain('Nguyễn Văn An');
    expect(textOf(page)).toContain('Ngày sinh');
    expect(textOf(page)).not.toContain('Không có thông tin cá nhân nào');
  }
});
