import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { balanceOn, claimOn, Guest, level1, level2, problemOn, startTown, type Town } from '../setup/bank-visit.ts';
import { formsOf, textOf } from '../setup/visitor.ts';

let town: Town;

beforeAll(async () => {
  town = await startTown();
});
afterAll(async () => town.stop());

async function newGuest(about: Parameters<Town['house']['person']>[0] = {}): Promise<Guest> {
  return new Guest(town, await town.house.person(about));
}

test('a person opens an account with the password, and the page explains every claim of the real token', async () => {
  const guest = await newGuest();
  const opened = await guest.openAccount();
  expect([opened.url.pathname, opened.status]).toEqual(['/bank/account', 200]);
  expect(textOf(opened)).toContain('Đỗ Thị Thử');
  expect(textOf(opened)).toContain(guest.person.login);
  expect(claimOn(opened, 'acr')).toBe(level1);
  expect(claimOn(opened, 'amr')).toEqual(['pwd']);
  expect(claimOn(opened, 'sid')).toEqual(expect.any(String));
  expect(claimOn(opened, 'iss')).toBe(town.house.issuer);
  expect(claimOn(opened, 'sub')).not.toContain(guest.person.login);
  expect(textOf(opened), 'every claim has words').not.toContain('không có lời giải thích');
  expect(opened.html).toContain('<b>code_challenge_method</b>=S256');
  expect(opened.html).not.toMatch(/client_secret|a-secret-of-the-bank/);
});

test('looking at the balance brings no identity data: the name is known from the opening', async () => {
  const guest = await newGuest();
  await guest.openAccount();
  const { visitor } = guest;
  await visitor.submit(await guest.open('/bank'), {}, { action: '/bank/log-out', stopAt: `${town.house.issuer}/session/end` });
  const consent = await guest.press('balance');
  expect(consent.url.origin, 'the session at the provider still stands').toBe(town.house.issuer);
  expect(textOf(consent), 'no information is sent').toMatch(/Cho phép .+ biết bạn đã đăng nhập\?/);
  expect(textOf(consent)).not.toContain('nhận thông tin của bạn');
  const page = await guest.allow(consent);
  expect(page.url.pathname).toBe('/bank/balance');
  expect(balanceOn(page)).toBe(25_000_000);
  expect(textOf(page)).toContain('Khách hàng: Đỗ Thị Thử');
  expect(page.html).not.toContain('data-claim="name"');
});

describe('a transfer', () => {
  test('the interface demands level 2, only the code is asked for, and the order is carried out once', async () => {
    const guest = await newGuest();
    await guest.openAccount();
    const second = await guest.order({ note: 'phở' });
    const sent = new URL(second.trail.find(({ url }) => url.startsWith(`${town.house.issuer}/auth?`))?.url ?? '').searchParams;
    expect([sent.get('acr_values'), sent.get('max_age')]).toEqual([level2, '300']);
    expect(JSON.parse(sent.get('claims') ?? '')).toEqual({ id_token: { acr: { essential: true, values: [level2] } } });
    expect(second.html, 'the password is fresh').not.toContain('name="password"');
    const receipt = await guest.prove(second);
    expect([receipt.status, receipt.url.pathname.startsWith('/bank/transfer/')]).toEqual([200, true]);
    expect(textOf(receipt)).toContain('Đã chuyển tiền');
    expect(textOf(receipt)).toContain('WWW-Authenticate: Bearer error="insufficient_user_authentication"');
    expect([claimOn(receipt, 'acr'), claimOn(receipt, 'amr')]).toEqual([level2, ['pwd', 'otp', 'mfa']]);
    expect(balanceOn(await guest.open('/bank/balance'))).toBe(23_500_000);
  });

  test('two clicks and the back button are one transfer', async () => {
    const guest = await newGuest();
    await guest.openAccount();
    await guest.prove(await guest.order());
    const form = await guest.open('/bank/transfer');
    const pages = await Promise.all([guest.order({}, { form }), guest.order({}, { form }), guest.order({}, { form })]);
    const references = new Set(pages.map((page) => /data-reference[^>]*>(NHM\d{9})</.exec(page.html)?.[1]));
    expect([references.size, [...references][0]]).toEqual([1, expect.stringMatching(/^NHM\d{9}$/)]);
    const again = await guest.order({ amount: '9.000.000' }, { form });
    expect(textOf(again)).toContain('không được thực hiện lần nữa');
    expect(balanceOn(await guest.open('/bank/balance'))).toBe(22_000_000);
  });

  test('a wrong form is shown again with what was typed, and nothing is sent', async () => {
    const guest = await newGuest();
    await guest.openAccount();
    const wrong = await guest.order({ payee: '', amount: '1,5' });
    expect([wrong.status, wrong.url.origin]).toEqual([400, town.bank]);
    expect(textOf(wrong)).toContain('Chọn người nhận');
    expect(formsOf(wrong).find(({ action }) => action === '/bank/transfer')?.fields).toMatchObject({ amount: '1,5' });
  });

  test('more than there is: refused after the step-up, and said so', async () => {
    const guest = await newGuest();
    await guest.openAccount();
    const page = await guest.prove(await guest.order({ amount: '400.000.000' }));
    expect(textOf(page)).toContain('Số dư không đủ');
    expect(balanceOn(await guest.open('/bank/balance'))).toBe(25_000_000);
  });

  test('an account of level 1 is refused with the reason and the way to get it, and no money moves', async () => {
    const guest = await newGuest({ level: 1 });
    await guest.openAccount();
    const told = await guest.order();
    expect(told.url.origin, 'the provider explains first').toBe(town.house.issuer);
    expect(told.html).not.toContain('name="code"');
    const form = formsOf(told).find(({ method }) => method === 'POST');
    const back = await guest.visitor.submit(told, {}, { action: form?.action ?? '' });
    expect([back.url.origin, problemOn(back)]).toEqual([town.bank, 'unmet_authentication_requirements']);
    expect(textOf(back)).toContain('tài khoản mức 2');
    expect(balanceOn(await guest.open('/bank/balance'))).toBe(25_000_000);
  });

  test('without an account there is nothing to transfer from', async () => {
    const guest = await newGuest();
    const page = await guest.signIn(await guest.press('transfer'));
    expect([page.url.pathname, textOf(page).includes('Bạn chưa có tài khoản ở đây')]).toEqual(['/bank/balance', true]);
  });
});

test('who says no to the consent is not signed in, and reads what that means', async () => {
  const guest = await newGuest();
  const { visitor } = guest;
  const consent = await visitor.submit(
    await guest.press('open'),
    { username: guest.person.login, password: guest.person.password },
    { action: '/password' },
  );
  const forms = formsOf(consent).filter(({ fields }) => fields.decision === 'deny');
  expect(forms).toHaveLength(1);
  const page = await visitor.submit(consent, { decision: 'deny' });
  expect([page.url.origin, problemOn(page)]).toEqual([town.bank, 'access_denied']);
  expect(textOf(await guest.open('/bank/balance'))).toContain('Bạn muốn làm gì?');
});

describe('the end', () => {
  test('log-out goes through the provider and comes back; the tokens are dead', async () => {
    const guest = await newGuest();
    await guest.openAccount();
    const asked = await guest.visitor.submit(await guest.open('/bank'), {}, { action: '/bank/log-out' });
    expect([asked.url.origin, asked.url.searchParams.get('post_logout_redirect_uri')]).toEqual([
      town.house.issuer,
      `${town.bank}/bank/logged-out`,
    ]);
    const out = await guest.visitor.submit(asked, { logout: 'yes' });
    expect([out.url.origin, out.url.pathname]).toEqual([town.bank, '/bank/logged-out']);
    expect(textOf(await guest.open('/bank/account'))).toContain('Bạn muốn làm gì?');
    await town.deliverLogOuts();
  });

  test('a log-out elsewhere ends the session at the bank, which shows the token it was told with', async () => {
    const guest = await newGuest();
    await guest.openAccount();
    const asked = await guest.visitor.open(`${town.house.issuer}/session/end`);
    await guest.visitor.submit(asked, { logout: 'yes' });
    expect(await town.deliverLogOuts()).toBeGreaterThan(0);
    const page = await guest.open('/bank/balance');
    expect(page.url.pathname).toBe('/bank');
    expect(page.html).toContain('data-ended="back-channel"');
    expect(claimOn(page, 'events')).toEqual({ 'http://schemas.openid.net/event/backchannel-logout': {} });
  });

  test('a locked account is out at the next page', async () => {
    const guest = await newGuest();
    await guest.openAccount();
    await town.house.deps.db('accounts').where({ id: guest.person.accountId }).update({ state: 'locked' });
    const page = await guest.open('/bank/balance');
    expect(page.html).toContain('data-ended="token-refused"');
  });
});
