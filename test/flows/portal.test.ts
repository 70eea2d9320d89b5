import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { level1, level2, problemOn } from '../setup/bank-visit.ts';
import { openPortal, type PortalTown, startPortalTown } from '../setup/portal-visit.ts';
import { startSmallIssuer } from '../setup/small-issuer.ts';
import { formsOf, type Page, textOf, Visitor } from '../setup/visitor.ts';

let town: PortalTown;

beforeAll(async () => {
  town = await startPortalTown();
});
afterAll(async () => town.stop());

const referenceOn = (page: Page): string | undefined => /data-reference[^>]*>([^<]+)</.exec(page.html)?.[1];
const acrOn = (page: Page): string | undefined => /data-acr[^>]*>acr=([^<]+)</.exec(page.html)?.[1];
const standingOf = (page: Page, service: string): string | undefined =>
  new RegExp(`data-service="${service}" data-standing="([^"]+)"`).exec(page.html)?.[1];
const requestOf = (page: Page): URLSearchParams =>
  new URL(page.trail.find(({ url }) => url.startsWith(`${town.house.issuer}/auth?`))?.url ?? '').searchParams;

test('the front page says which level each service needs, and the portal publishes the public half of its key', async () => {
  const visitor = new Visitor();
  const words = textOf(await visitor.open(`${town.portal}/`));
  expect(words).toMatch(/Thông báo lưu trú .+ Cổng yêu cầu mức 1 .+ Phiếu lý lịch tư pháp .+ Cổng yêu cầu mức 2/);
  const { keys } = (await (await fetch(`${town.portal}/jwks`)).json()) as { keys: object[] };
  expect(keys).toEqual([
    { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: expect.any(String), x: expect.any(String), y: expect.any(String) },
  ]);
});

describe('with an account of level 1', () => {
  test.each(['citizen', 'foreigner'] as const)('a %s gives notice of a stay with the password alone', async (kind) => {
    const visit = await town.newVisit({ level: 1, kind });
    const asked = await visit.press('stay-notification');
    expect(requestOf(asked).get('acr_values')).toBe(level1);
    const form = await visit.allow(await visit.enterPassword(asked));
    expect(form.url.href).toBe(`${town.portal}/stay-notification`);
    const receipt = await visit.notifyOfStay(form);
    expect([receipt.status, referenceOn(receipt), acrOn(receipt)]).toEqual([200, expect.stringMatching(/^TBLT-\d{8}$/), level1]);
    expect(textOf(receipt)).toMatch(/Maria Santos .+ 12 Phố Mẫu/);
    expect(textOf(await visit.open('/'))).toContain(referenceOn(receipt));
  });

  test.each([
    ['citizen', 'Công dân Việt Nam: đến công an', 'Người nước ngoài: đến'],
    ['foreigner', 'Người nước ngoài: đến cơ quan quản lý xuất nhập cảnh', 'Công dân Việt Nam: đến'],
  ] as const)('a %s is told by the portal why a certificate is out of reach, and where to go', async (kind, way, other) => {
    const visit = await town.newVisit({ level: 1, kind });
    await visit.signInForStay();
    expect(standingOf(await visit.open('/'), 'criminal-record')).toBe('account-too-low');
    const page = await visit.open('/criminal-record');
    expect([page.status, page.url.origin]).toEqual([403, town.portal]);
    expect(textOf(page)).toContain('Tài khoản của bạn ở mức 1');
    expect(textOf(page)).toContain(way);
    expect(textOf(page)).not.toContain(other);
    for (const path of ['/apply/guide', '/apply/guide/offices']) {
      expect(page.html).toContain(`href="${town.house.issuer}${path}"`);
      expect((await visit.visitor.open(`${town.house.issuer}${path}`)).status).toBe(200);
    }
    const posted = await visit.visitor.request(`${town.portal}/criminal-record`, { method: 'POST', headers: { origin: town.portal } });
    expect(posted.status, 'nor is it taken without the form').toBe(403);
  });

  test('who begins with the certificate hears it from the provider first, and comes back to words of the portal', async () => {
    const visit = await town.newVisit({ level: 1 });
    const told = await visit.enterPassword(await visit.press('criminal-record'));
    expect([told.url.origin, told.html.includes('name="code"')]).toEqual([town.house.issuer, false]);
    const form = formsOf(told).find(({ method }) => method === 'POST');
    const back = await visit.visitor.submit(told, {}, { action: form?.action ?? '' });
    expect([back.url.origin, problemOn(back)]).toEqual([town.portal, 'unmet_authentication_requirements']);
    expect(textOf(back)).toContain('Thông báo lưu trú thì mức 1 là đủ');
    expect(back.html).toContain(`href="${town.house.issuer}/apply/guide"`);
    const asked = await visit.visitor.submit(back, {}, { action: '/sign-in' });
    const stay = await visit.allow(await visit.enterPassword(asked));
    expect(stay.url.pathname, 'the way that is open leads on').toBe('/stay-notification');
  });
});

describe('with an account of level 2', () => {
  test('only the missing factor is asked for, and the receipt shows what was asked and what came back', async () => {
    const visit = await town.newVisit();
    await visit.signInForStay();
    expect(standingOf(await visit.open('/'), 'criminal-record')).toBe('step-up');
    const needs = await visit.open('/criminal-record');
    expect([needs.status, textOf(needs).includes('Cần thêm một cách xác thực')]).toEqual([403, true]);
    const second = await visit.visitor.submit(needs, {}, { action: '/sign-in' });
    const sent = requestOf(second);
    expect(sent.get('acr_values')).toBe(level2);
    expect(JSON.parse(sent.get('claims') ?? '')).toMatchObject({ id_token: { acr: { essential: true, values: [level2] } } });
    expect(second.html, 'the password is fresh').not.toContain('name="password"');
    const form = await visit.allow(await visit.enterCode(second));
    expect([form.status, form.url.pathname]).toEqual([200, '/criminal-record']);
    expect(textOf(form)).toMatch(new RegExp(`Đỗ Thị Thử .+ 03/02/1991 .+ ${visit.person.login}`));
    const missing = await visit.visitor.submit(form, {}, { action: '/criminal-record' });
    expect([missing.status, textOf(missing).includes('Chọn Phiếu dùng để làm gì')]).toEqual([400, true]);
    const receipt = await visit.visitor.submit(missing, { reason: 'work' }, { action: '/criminal-record' });
    expect([referenceOn(receipt), acrOn(receipt)]).toEqual([expect.stringMatching(/^LLTP-\d{8}$/), level2]);
    expect(textOf(receipt)).toMatch(/acr_values=urn:dinhdanh:acr:level-2 .+ Mức của tài khoản 2/);
    const again = await visit.visitor.submit(form, { reason: 'study' }, { action: '/criminal-record' });
    expect(referenceOn(again), 'the same form is one filing').toBe(referenceOn(receipt));
  });

  test('a state service is agreed to once', async () => {
    const visit = await town.newVisit();
    await visit.signInForStay();
    const asked = await visit.visitor.submit(await visit.open('/'), {}, { action: '/log-out', stopAt: town.house.issuer });
    expect(asked.url.pathname).toBe('/session/end');
    expect((await visit.open('/stay-notification')).url.pathname, 'signed out here').toBe('/');
    expect((await visit.press('stay-notification')).url.href).toBe(`${town.portal}/stay-notification`);
  });
});

test('a wrong form is shown again with what was typed; nothing is filed', async () => {
  const visit = await town.newVisit({ level: 1 });
  const wrong = await visit.notifyOfStay(await visit.signInForStay(), { nights: '30', paper: '?' });
  expect(wrong.status).toBe(400);
  expect(textOf(wrong)).toContain('Nhập số đêm, từ 1 đến 29');
  expect(formsOf(wrong).find(({ action }) => action === '/stay-notification')?.fields).toMatchObject({
    nights: '30',
    guest: 'Maria Santos',
  });
  expect(textOf(await visit.open('/'))).toContain('Chưa có hồ sơ nào');
});

test('a filing is for the person who made it', async () => {
  const [one, other] = [await town.newVisit({ level: 1 }), await town.newVisit({ level: 1 })];
  const { url } = await one.notifyOfStay(await one.signInForStay());
  await other.signInForStay();
  const page = await other.visitor.open(url);
  expect([page.status, problemOn(page), textOf(page).includes('Maria Santos')]).toEqual([200, 'filing-unknown', false]);
});

describe('the end', () => {
  test('log-out goes through the provider and comes back', async () => {
    const visit = await town.newVisit({ level: 1 });
    await visit.signInForStay();
    const asked = await visit.visitor.submit(await visit.open('/'), {}, { action: '/log-out' });
    const out = await visit.visitor.submit(asked, { logout: 'yes' });
    expect(out.url.href).toBe(`${town.portal}/logged-out`);
    expect((await visit.open('/stay-notification')).url.pathname).toBe('/');
    await town.deliverLogOuts();
  });

  test('a log-out elsewhere ends the session at the portal, which says so', async () => {
    const visit = await town.newVisit({ level: 1 });
    await visit.signInForStay();
    await visit.visitor.submit(await visit.visitor.open(`${town.house.issuer}/session/end`), { logout: 'yes' });
    expect(await town.deliverLogOuts()).toBeGreaterThan(0);
    const page = await visit.open('/stay-notification');
    expect([page.url.pathname, page.html.includes('data-ended="back-channel"')]).toEqual(['/', true]);
  });

  test('who says no is not signed in, and reads what that means', async () => {
    const visit = await town.newVisit({ level: 1 });
    const consent = await visit.enterPassword(await visit.press('stay-notification'));
    const page = await visit.visitor.submit(consent, { decision: 'deny' });
    expect([page.url.origin, problemOn(page)]).toEqual([town.portal, 'access_denied']);
    expect((await visit.open('/stay-notification')).url.pathname).toBe('/');
  });
});

describe('a token that must not be believed', () => {
  /** An issuer whose tokens are right but for what a test changes. */
  async function answerWith(claims: Record<string, unknown>, change: (token: string) => string = (token) => token): Promise<Page> {
    const issuer = await startSmallIssuer('portal-of-the-town');
    const { portal, close } = await openPortal(issuer.issuer, async () => undefined);
    const visitor = new Visitor();
    const sent = await visitor.submit(
      await visitor.open(`${portal}/`),
      { for: 'criminal-record' },
      { action: '/sign-in', stopAt: issuer.issuer },
    );
    const { nonce, state } = Object.fromEntries(sent.url.searchParams);
    const right = { nonce, acr: level2, account_level: 2, events: undefined };
    const token = await issuer.sign({ ...right, ...claims }, { typ: 'JWT' });
    issuer.answer('/token', { access_token: 'a', token_type: 'Bearer', id_token: change(token) });
    issuer.answer('/userinfo', { sub: 'sub-1', name: 'Đỗ Thị Thử' });
    const page = await visitor.open(`${portal}/callback?${new URLSearchParams({ code: 'c', state: state ?? '', iss: issuer.issuer })}`);
    if (problemOn(page)) expect((await visitor.open(`${portal}/criminal-record`)).url.pathname, 'no session was opened').toBe('/');
    close();
    issuer.close();
    return page;
  }

  test('the right one opens the service', async () => {
    expect((await answerWith({})).url.pathname).toBe('/criminal-record');
  });

  test.each([
    ['with a lower acr than was asked for', { acr: level1 }],
    ['with a lower acr, whatever it says of the account', { acr: level1, account_level: 2, authn_level: 2 }],
    ['without acr', { acr: undefined }],
    ['with an acr that nobody knows', { acr: 'urn:dinhdanh:acr:level-9' }],
    ['with several acr', { acr: [level2] }],
  ])('%s: properly signed, and refused', async (_, claims) => {
    const page = await answerWith(claims);
    expect(problemOn(page)).toBe('level-too-low');
    expect(textOf(page)).toContain('nói mức thấp hơn mức Cổng đã yêu cầu');
  });

  test.each([
    ['of another request', { nonce: 'n' }],
    ['for another service', { aud: 'demo-bank' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['that has expired', { exp: 1 }],
  ])('%s is refused', async (_, claims) => {
    expect(problemOn(await answerWith(claims))).toBe('untrusted');
  });

  test('whose acr was raised after it was signed is refused', async () => {
    const raise = (token: string): string => {
      const [header, payload = '', signature] = token.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      return [header, Buffer.from(JSON.stringify({ ...claims, acr: level2 })).toString('base64url'), signature].join('.');
    };
    expect(problemOn(await answerWith({ acr: level1 }, raise))).toBe('untrusted');
  });
});
