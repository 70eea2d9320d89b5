import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { roundTrips } from '../../src/platform/database/round-trips.ts';
import { Applicant, newPhone, typedPerson } from '../setup/applicant.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { type Page, textOf, Visitor } from '../setup/visitor.ts';

/** Applying tells nobody who has an account, whose phone is whose, or which reference exists. */
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

/** A page without what differs from request to request: tokens, and what was typed. */
function skeleton(page: Page, typed: readonly string[]): object {
  const html = typed
    .reduce((text, one) => text.replaceAll(one, 'TYPED'), page.html)
    .replace(/(name="csrf"[^>]*value=)"[^"]*"/g, '$1""')
    .replace(/DD-\w{4}-\w{4}/g, 'REFERENCE');
  return { status: page.status, html, trail: page.trail.map(({ url, status }) => `${status} ${new URL(url).pathname}`) };
}

/** A level-2 holder, as they would type themselves; test people have numbers of no province. */
async function holder(): Promise<{ accountId: string; phone: string; person: ReturnType<typeof typedPerson> }> {
  const { accountId, login } = await house.person();
  const { rows } = await house.database.db.raw('select phone from people where id = ?', [accountId]);
  const person = typedPerson({ number: login, name: 'Đỗ Thị Thử', day: '3', month: '2', year: '1991' });
  return { accountId, phone: rows[0].phone, person };
}

describe('before the code is passed', () => {
  test('every page is the same, byte by byte, whether the number and the phone have an account or not', async () => {
    const known = await holder();
    const nobody = { phone: newPhone(), person: typedPerson({ ...known.person, number: '005099999999' }) };
    const walks: object[][] = [];
    for (const one of [known, nobody]) {
      const applicant = new Applicant(house, one);
      const typed = [one.person.number, one.phone];
      const pages = [await applicant.begin(), await applicant.details(), await applicant.contacts()];
      pages.push(
        await applicant.open('/apply/code'),
        await applicant.send('/apply/code', { code: '' }),
        await applicant.open('/apply/next'),
      );
      walks.push(pages.map((page) => skeleton(page, typed)));
    }
    expect(walks[0]).toEqual(walks[1]);
  });

  test('as many questions to the database for the one as for the other', async () => {
    const known = await holder();
    const nobody = { phone: newPhone(), person: typedPerson({ ...known.person, number: '005088888888' }) };
    const counts: number[] = [];
    for (const one of [known, nobody]) {
      const applicant = new Applicant(house, one);
      await applicant.begin();
      const before = roundTrips.count;
      await applicant.details();
      await applicant.contacts();
      counts.push(roundTrips.count - before);
    }
    expect(counts[0]).toBe(counts[1]);
  });

  test('the person behind the number is not told either', async () => {
    const known = await holder();
    await new Applicant(house, { person: known.person }).toCode();
    expect(await house.database.db('messages').where({ account_id: known.accountId })).toEqual([]);
  });
});

describe('after it', () => {
  test('“you have an account” is said to who knows number, name and birth date', async () => {
    const known = await holder();
    const applicant = new Applicant(house, { person: known.person });
    const page = await applicant.toFace();
    expect(textOf(page)).toContain('Bạn đã có tài khoản');
  });

  test.each([
    ['the name', { name: 'Đỗ Thị Khác' }],
    ['the name without marks', { name: 'Do Thi Thu' }],
    ['the birth date', { day: '4' }],
    ['half of the birth date', { day: '' }],
  ])('who does not know %s goes on like anybody', async (_, wrong) => {
    const known = await holder();
    const nobody = typedPerson({ ...known.person, ...wrong, number: '005077777777' });
    const one = await new Applicant(house, { person: { ...known.person, ...wrong } }).toFace();
    const other = await new Applicant(house, { person: nobody }).toFace();
    expect(at(one)).toBe('/apply/face');
    expect(skeleton(one, [])).toEqual(skeleton(other, []));
  });

  test('birth dates cannot be tried out: five looks a day', async () => {
    const known = await holder();
    const applicant = new Applicant(house, { person: { ...known.person, day: '9' } });
    await applicant.toFace();
    for (const day of ['8', '7', '6', '5']) {
      await applicant.details({ day });
    }
    const page = await applicant.details({ day: '3' });
    expect(at(page)).toBe('/apply/face');
  });
});

describe('the status page', () => {
  const ask = (typed: { reference: string; code: string }): Promise<Page> => new Applicant(house).send('/apply/status', typed);

  async function draft(): Promise<{ reference: string; code: string }> {
    const applicant = new Applicant(house);
    await applicant.toFace();
    return applicant.fileKey();
  }

  test('an unknown reference and a wrong code are answered alike', async () => {
    const key = await draft();
    const wrong = { reference: key.reference, code: '00000-00000' };
    const unknown = { reference: 'DD-0000-0000', code: '00000-00000' };
    const pages = [await ask(wrong), await ask(unknown)];
    expect(pages[0]?.status).toBe(422);
    expect(skeleton(pages[0] as Page, [wrong.reference])).toEqual(skeleton(pages[1] as Page, [unknown.reference]));
    const counts = [];
    for (const typed of [wrong, unknown]) {
      const applicant = new Applicant(house);
      const page = await applicant.open('/apply/status');
      const before = roundTrips.count;
      await applicant.visitor.submit(page, typed, { action: '/apply/status' });
      counts.push(roundTrips.count - before);
    }
    expect(counts[0]).toBe(counts[1]);
  });

  test('five tries an hour for a reference, known or not; then the right code is not looked at', async () => {
    const key = await draft();
    for (const reference of [key.reference, 'DD-9999-9999']) {
      for (let index = 0; index < 5; index += 1) await ask({ reference, code: '00000-00000' });
      const held = await ask({ reference, code: key.code });
      expect(textOf(held)).toContain('Đã thử quá nhiều lần');
    }
    await shiftClock(house.database.db, '61 minutes');
    expect(at(await ask(key))).toBe('/apply/file');
  });

  test('twenty tries at once: five are looked at', async () => {
    const key = await draft();
    const pages = await Promise.all(Array.from({ length: 20 }, () => ask({ reference: key.reference, code: '00000-00000' })));
    expect(pages.filter((page) => textOf(page).includes('không đúng'))).toHaveLength(5);
  });

  test('nothing about the person is on it, and it closes after half an hour', async () => {
    const applicant = new Applicant(house);
    await applicant.toFace();
    const visitor = new Applicant(house);
    const page = await visitor.send('/apply/status', await applicant.fileKey());
    for (const secret of [applicant.person.number, applicant.person.name, applicant.phone, applicant.phone.slice(3)])
      expect(page.html).not.toContain(secret);
    await shiftClock(house.database.db, '31 minutes');
    expect(at(await visitor.open('/apply/file'))).toBe('/apply/status');
  });

  test('a cookie that was made up, or of another file, opens nothing', async () => {
    const visitor = new Visitor();
    for (const value of ['x', 'v1.test.a.b', '{"reference":"DD-0000-0000"}']) {
      const response = await visitor.request(new URL('/apply/file', house.issuer), {
        headers: { cookie: `dd-file=${encodeURIComponent(value)}` },
      });
      expect(response.headers.get('location')).toBe('/apply/status');
    }
  });

  test.each(['DD-7KQ2', '', '🎉', "' or 1=1 --", 'DD-'.repeat(60)])('%j is no reference', async (reference) => {
    const page = await ask({ reference, code: 'ABCDE-FGHJK' });
    expect(page.status).toBe(422);
  });
});
