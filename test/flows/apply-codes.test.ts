import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Applicant, codesTo, newestCode, newPhone, otherCode } from '../setup/applicant.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { type Page, textOf } from '../setup/visitor.ts';

/** Codes that prove a contact: counted before they are compared, good once, here, for ten minutes. */
let house: TestHouse;

beforeAll(async () => {
  house = await startTestHouse();
});
beforeEach(async () => {
  await shiftClock(house.database.db, '0');
  await house.database.db.raw('delete from application_tries');
});
afterAll(() => house.stop());

const at = (page: Page): string => page.url.pathname;
const guess = (applicant: Applicant, code: string): Promise<Page> => applicant.send('/apply/code', { code });

test('the code that was sent proves the contact, and gives out reference and code', async () => {
  const applicant = new Applicant(house);
  expect(at(await applicant.toCode())).toBe('/apply/code');
  expect(await codesTo(house, applicant.phone)).toHaveLength(1);
  expect(at(await applicant.confirm())).toBe('/apply/keep');
  expect(at(await applicant.open('/apply/next'))).toBe('/apply/face');
});

test('each contact has a code of its own; the second is sent when the first is proved', async () => {
  const applicant = new Applicant(house);
  const email = `an-${applicant.phone.slice(-7)}@example.com`;
  await applicant.begin();
  await applicant.details();
  await applicant.contacts({ email });
  expect(await codesTo(house, email)).toEqual([]);
  await applicant.confirm();
  expect(await codesTo(house, email)).toHaveLength(1);
  const page = await applicant.open('/apply/next');
  expect(at(page)).toBe('/apply/code');
  expect(textOf(page)).toContain(email);
  expect(at(await applicant.confirm(email))).toBe('/apply/face');
});

describe('a code is not good', () => {
  test('after ten minutes', async () => {
    const applicant = new Applicant(house);
    await applicant.toCode();
    await shiftClock(house.database.db, '10 minutes 1 second');
    const page = await applicant.confirm();
    expect(page.status).toBe(422);
    expect(textOf(page)).toContain('Mã không đúng hoặc đã hết hạn');
  });

  test('after a new one was sent', async () => {
    const applicant = new Applicant(house);
    await applicant.toCode();
    const first = await newestCode(house, applicant.phone);
    await applicant.send('/apply/code', {}, '/resend');
    const second = await newestCode(house, applicant.phone);
    expect((await guess(applicant, first)).status).toBe(first === second ? 200 : 422);
    expect(at(await guess(applicant, second))).toBe('/apply/keep');
  });

  test('for another file with the same contact', async () => {
    const one = new Applicant(house);
    const two = new Applicant(house, { phone: one.phone });
    await one.toCode();
    const first = await newestCode(house, one.phone);
    await two.toCode();
    const second = await newestCode(house, one.phone);
    if (first !== second) expect((await guess(one, second)).status).toBe(422);
    expect(at(await guess(one, first))).toBe('/apply/keep');
  });

  test('for another contact of the same file', async () => {
    const applicant = new Applicant(house);
    await applicant.toCode();
    const code = await newestCode(house, applicant.phone);
    await applicant.contacts({ phone: newPhone() });
    const fresh = await newestCode(house, applicant.phone);
    expect(fresh).toBe(code);
    expect((await guess(applicant, code)).status).toBe(422);
  });
});

describe('five tries a day', () => {
  test('for a file: the right code is not looked at any more', async () => {
    const applicant = new Applicant(house);
    await applicant.toCode();
    const code = await newestCode(house, applicant.phone);
    for (let index = 0; index < 5; index += 1) expect((await guess(applicant, otherCode(code))).status).toBe(422);
    const held = await guess(applicant, code);
    expect(held.status).toBe(422);
    expect(textOf(held)).toContain('Đã nhập sai nhiều lần');
  });

  test('for a contact, whichever files try it', async () => {
    const phone = newPhone();
    for (let index = 0; index < 5; index += 1) {
      const applicant = new Applicant(house, { phone });
      await applicant.toCode();
      expect((await guess(applicant, otherCode(await newestCode(house, phone)))).status).toBe(422);
      // Sending is limited too; only the tries are counted here.
      await house.database.db.raw(`delete from application_tries where key like 'message%'`);
    }
    const last = new Applicant(house, { phone });
    await last.toCode();
    expect(textOf(await last.confirm())).toContain('Đã nhập sai nhiều lần');
  });

  test('at every moment of the day, and again when it is over', async () => {
    const applicant = new Applicant(house);
    await applicant.toCode();
    const wrong = otherCode(await newestCode(house, applicant.phone));
    for (const hours of [0, 5, 10, 15, 20]) {
      await shiftClock(house.database.db, `${hours} hours`);
      await guess(applicant, wrong);
    }
    await shiftClock(house.database.db, '23 hours 59 minutes');
    expect(textOf(await guess(applicant, wrong))).toContain('Đã nhập sai nhiều lần');
    await shiftClock(house.database.db, '24 hours 1 minute');
    expect(textOf(await guess(applicant, wrong))).toContain('Mã không đúng');
    expect(textOf(await guess(applicant, wrong))).toContain('Đã nhập sai nhiều lần');
  });
});

describe('messages', () => {
  test('at most five a day to one contact, whoever asks', async () => {
    const applicant = new Applicant(house);
    await applicant.toCode();
    for (let index = 0; index < 4; index += 1) expect((await applicant.send('/apply/code', {}, '/resend')).status).toBe(200);
    const held = await applicant.send('/apply/code', {}, '/resend');
    expect(held.status).toBe(422);
    expect(textOf(held)).toContain('Chưa gửi được mã');
    const other = new Applicant(house, { phone: applicant.phone });
    expect((await other.toCode()).status).toBe(422);
    expect(await codesTo(house, applicant.phone)).toHaveLength(5);
  });

  test('at most ten of one file, to however many numbers', async () => {
    const applicant = new Applicant(house);
    await applicant.begin();
    await applicant.details();
    const statuses: number[] = [];
    for (let index = 0; index < 11; index += 1) statuses.push((await applicant.contacts({ phone: newPhone() })).status);
    expect(statuses).toEqual([...Array(10).fill(200), 422]);
  });

  test('giving the same contact again sends nothing again', async () => {
    const applicant = new Applicant(house);
    await applicant.toCode();
    await applicant.contacts();
    expect(await codesTo(house, applicant.phone)).toHaveLength(1);
  });
});

describe('twenty at once', () => {
  test('of the right code: the contact is proved once, and one code for the file is given out', async () => {
    const applicant = new Applicant(house);
    const page = await applicant.toCode();
    const code = await newestCode(house, applicant.phone);
    const pages = await Promise.all(
      Array.from({ length: 20 }, () => applicant.visitor.copy().submit(page, { code }, { action: '/apply/code' })),
    );
    expect(pages.every(({ status }) => status < 500)).toBe(true);
    const { rows } = await house.database.db.raw(
      `select count(*)::int as n from audit_events e join application_contacts c on c.application_id = e.application_id
       where e.event = 'application.contact-confirmed' and c.address_mac = ?`,
      [house.deps.secrets.mac('contact', applicant.phone)],
    );
    expect(rows[0].n).toBe(1);
  });

  test('of wrong codes: five are looked at', async () => {
    const applicant = new Applicant(house);
    const page = await applicant.toCode();
    const code = otherCode(await newestCode(house, applicant.phone));
    const pages = await Promise.all(
      Array.from({ length: 20 }, () => applicant.visitor.copy().submit(page, { code }, { action: '/apply/code' })),
    );
    expect(pages.filter((one) => textOf(one).includes('Mã không đúng'))).toHaveLength(5);
    expect(pages.filter((one) => textOf(one).includes('Đã nhập sai nhiều lần'))).toHaveLength(15);
  });
});
