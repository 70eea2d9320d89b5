import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findAccount } from '../../src/domain/accounts/queries.ts';
import { reopenActivation, startWindow } from '../../src/domain/registrations/activation/start-window.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import {
  beginActivation,
  choosePassword,
  enrolApp,
  enterContactCode,
  type PrintedFile,
  printedFile,
  words,
} from '../setup/activate-visit.ts';
import { sentCode, slipOf } from '../setup/activating.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { type Page, Visitor } from '../setup/visitor.ts';

const own = 'mưa rơi trên mái tôn đêm qua';

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
});
afterEach(() => shiftClock(house.deps.db, '0'));
afterAll(async () => house.stop());

const at = (page: Page): string => page.url.pathname;
const open = (visitor: Visitor, path: string): Promise<Page> => visitor.open(`${house.issuer}${path}`);
const isWaiting = async (file: PrintedFile): Promise<boolean> => (await findAccount(house.deps.db, file.accountId))?.state === 'waiting';

async function ask({ reference, code }: { reference: string; code: string }, visitor = new Visitor()): Promise<Page> {
  return visitor.submit(await open(visitor, '/activate'), { reference, code }, { action: '/activate' });
}

describe('the way in', () => {
  test('an unknown reference and a wrong code look alike; so does a code of another file', async () => {
    const [mine, other] = [await printedFile(house), await printedFile(house)];
    const pages = [
      await ask({ reference: 'DD-0000-0000', code: '00000-00000' }),
      await ask({ reference: mine.reference, code: '00000-00000' }),
      await ask({ reference: mine.reference, code: other.code }),
    ];
    expect(pages.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect(new Set(pages.map((page) => words(page).replace(/DD-\S+/g, ''))).size).toBe(1);
  });

  test('after five tries an hour even the right code waits', async () => {
    const file = await printedFile(house);
    for (let tries = 0; tries < 5; tries += 1) await ask({ reference: file.reference, code: '00000-00000' });
    const held = await ask(file);
    expect([held.status, words(held)]).toEqual([422, expect.stringContaining('sau một giờ')]);
    await shiftClock(house.deps.db, '3601 seconds');
    expect((await ask(file)).status).toBe(200);
  });

  test('a file that granted nothing has nothing to activate', async () => {
    const file = await printedFile(house);
    await house.deps.db('activations').where({ id: file.activationId }).delete();
    const visitor = new Visitor();
    const page = await ask(file, visitor);
    expect(words(page)).toContain('Chưa có tài khoản để kích hoạt');
  });

  test('what is missing is said', async () => {
    const page = await ask({ reference: ' ', code: '' });
    expect([page.status, words(page)]).toEqual([422, expect.stringMatching(/Nhập mã hồ sơ.*Nhập mã tra cứu/)]);
  });
});

describe('on the way', () => {
  test('wrong, missing and used codes', async () => {
    const file = await printedFile(house, { level: 2 });
    const slipCode = await slipOf(house.deps, file.applicationId);
    const visitor = new Visitor();
    const contact = await beginActivation(house, visitor, file);
    const sent = await visitor.submit(contact, {}, { action: '/activate/contact/send' });
    const code = await sentCode(house.deps, file.applicationId);
    const wrong = await visitor.submit(sent, { code: code === '000000' ? '000001' : '000000' }, { action: '/activate/contact' });
    expect([wrong.status, words(wrong)]).toEqual([422, expect.stringContaining('không đúng hoặc đã hết hạn')]);
    const missing = await visitor.submit(wrong, { code: '' }, { action: '/activate/contact' });
    expect([missing.status, words(missing)]).toEqual([422, expect.stringContaining('Nhập mã 6 chữ số')]);
    const slip = await visitor.submit(missing, { code }, { action: '/activate/contact' });
    expect(at(slip)).toBe('/activate/slip');
    // The form of before, sent again: its step is over.
    expect(at(await visitor.submit(sent, { code }, { action: '/activate/contact' }))).toBe('/activate/slip');
    const wrongSlip = await visitor.submit(slip, { code: 'ABCDE-12345' }, { action: '/activate/slip' });
    expect([wrongSlip.status, words(wrongSlip)]).toEqual([422, expect.stringContaining('in lại')]);
    await slipOf(house.deps, file.applicationId);
    const old = await visitor.submit(wrongSlip, { code: slipCode }, { action: '/activate/slip' });
    expect(old.status).toBe(422);
    expect(await isWaiting(file)).toBe(true);
  });

  test('no page before its time: every address leads to the present step', async () => {
    const file = await printedFile(house, { level: 2 });
    await slipOf(house.deps, file.applicationId);
    const visitor = new Visitor();
    const contact = await beginActivation(house, visitor, file);
    const pages = ['device', 'factor', 'factor/totp', 'factor/passkey', 'password', 'finish', 'done', 'overdue', 'stuck'];
    for (const page of pages) expect(at(await open(visitor, `/activate/${page}`)), page).toBe('/activate/contact');
    for (const path of ['/activate/factor', '/activate/password', '/activate/finish']) {
      const form = contact.html.replaceAll('/activate/contact/send', path);
      expect(at(await visitor.submit({ ...contact, html: form }, {}, { action: path })), path).toBe('/activate/contact');
    }
    expect(await isWaiting(file)).toBe(true);
  });

  test('a browser that never began is asked for the codes', async () => {
    for (const page of ['contact', 'slip', 'device', 'factor', 'password', 'finish', 'done'])
      expect(at(await open(new Visitor(), `/activate/${page}`)), page).toBe('/activate');
  });

  test('another browser takes over and begins anew; the first one is asked for the codes again', async () => {
    const file = await printedFile(house);
    const [first, second] = [new Visitor(), new Visitor()];
    const factor = await enterContactCode(house, first, await beginActivation(house, first, file), file);
    expect(at(factor)).toBe('/activate/factor');
    expect(at(await beginActivation(house, second, file))).toBe('/activate/contact');
    expect(at(await first.submit(factor, { factor: 'totp' }, { action: '/activate/factor' }))).toBe('/activate');
  });

  test('a cookie of nobody is no cookie', async () => {
    const visitor = new Visitor({ cookie: `dd-activation=${randomUUID()}` });
    const response = await fetch(`${house.issuer}/activate/contact`, {
      headers: { cookie: `dd-activation=${randomUUID()}` },
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toBe('/activate');
    expect(at(await open(visitor, '/activate/contact'))).toBe('/activate');
  });

  test('nothing is posted from elsewhere, and no unknown field is taken', async () => {
    const file = await printedFile(house);
    const visitor = new Visitor();
    await beginActivation(house, visitor, file);
    const send = (body: string, origin: string): Promise<Response> =>
      visitor.request(`${house.issuer}/activate/contact/send`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
      });
    expect((await send('', 'https://evil.example')).status).toBe(403);
    expect((await send('csrf=x', house.issuer)).status).toBe(403);
    expect(await house.deps.db('messages').where({ application_id: file.applicationId })).toEqual([]);
  });

  test('opening pages sends nothing', async () => {
    const file = await printedFile(house);
    const visitor = new Visitor();
    await beginActivation(house, visitor, file);
    for (const path of ['/activate', '/activate/contact', '/activate/contact']) await open(visitor, path);
    expect(await house.deps.db('messages').where({ application_id: file.applicationId })).toEqual([]);
  });

  test('the last form twice, and twenty times at once: one account, one password', async () => {
    const file = await printedFile(house);
    const visitor = new Visitor();
    const factor = await enterContactCode(house, visitor, await beginActivation(house, visitor, file), file);
    const { page } = await enrolApp(visitor, factor);
    const all = await Promise.all(Array.from({ length: 20 }, () => choosePassword(visitor, page, own)));
    expect(all.map(at)).toEqual(Array(20).fill('/activate/done'));
    expect(at(await choosePassword(visitor, page, 'một mật khẩu khác hẳn'))).toBe('/activate/done');
    const passwords = await house.deps.db('credentials').where({ account_id: file.accountId, kind: 'password' });
    expect(passwords.length).toBe(1);
  });
});

describe('the window', () => {
  const now = async (): Promise<Date> => (await house.deps.db.raw('select app_now() as now')).rows[0].now;

  async function delivered(file: PrintedFile, daysAgo: number): Promise<void> {
    const deliveredAt = new Date((await now()).getTime() - daysAgo * 24 * 3600e3);
    await inTransaction(house.deps.db, (tx) => startWindow(tx, { applicationId: file.applicationId, deliveredAt }));
  }

  test('every page says until when', async () => {
    const file = await printedFile(house);
    await delivered(file, 0);
    expect(words(await beginActivation(house, new Visitor(), file))).toMatch(/Hạn kích hoạt: hết ngày \d\d\/\d\d\/\d{4}/);
  });

  test('after it the page says whom to call and what is asked; opened anew, the person goes on alone', async () => {
    const file = await printedFile(house);
    await delivered(file, 30);
    const visitor = new Visitor();
    const overdue = await beginActivation(house, visitor, file);
    expect(at(overdue)).toBe('/activate/overdue');
    expect(words(overdue)).toMatch(/quá hạn.*gọi tổng đài.*họ tên và ngày sinh.*không bao giờ hỏi mật khẩu/i);
    for (const page of ['contact', 'factor', 'password', 'finish'])
      expect(at(await open(visitor, `/activate/${page}`))).toBe('/activate/overdue');
    const [officer] = await house.deps.db('officers').limit(1);
    const reopened = await inTransaction(house.deps.db, (tx) =>
      reopenActivation(tx, house.deps, { activationId: file.activationId, officerId: officer.id }),
    );
    expect(reopened).toHaveProperty('reopened');
    expect(await isWaiting(file)).toBe(true);
    const factor = await enterContactCode(house, visitor, await open(visitor, '/activate'), file);
    const { page } = await enrolApp(visitor, factor);
    expect(at(await choosePassword(visitor, page, own))).toBe('/activate/done');
  });

  test('a window that ends between two pages ends the activation', async () => {
    const file = await printedFile(house);
    const visitor = new Visitor();
    const factor = await enterContactCode(house, visitor, await beginActivation(house, visitor, file), file);
    const { page } = await enrolApp(visitor, factor);
    await delivered(file, 30);
    expect(at(await choosePassword(visitor, page, own))).toBe('/activate/overdue');
    expect(await isWaiting(file)).toBe(true);
  });

  test('an account whose window is over signs in nowhere, and says no more than any other', async () => {
    const file = await printedFile(house);
    await delivered(file, 30);
    const visitor = new Visitor();
    const form = await open(visitor, '/me');
    const tried = await visitor.submit(form, { username: file.login, password: own }, { action: '/password' });
    const nobody = new Visitor();
    const other = await nobody.submit(await open(nobody, '/me'), { username: '005199999999', password: own }, { action: '/password' });
    expect(words(tried).replace(file.login, '')).toBe(words(other).replace('005199999999', ''));
  });
});
