import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDraft } from '../../src/domain/registrations/drafts/actions.ts';
import { eraseDrafts } from '../../src/domain/registrations/drafts/erase.ts';
import { Applicant, newPhone, typedPerson } from '../setup/applicant.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { type Page, textOf, Visitor } from '../setup/visitor.ts';

/** Filling in an application: what is asked, what is refused, what is kept and for how long. */
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

async function applicationRow(applicant: Applicant): Promise<Record<string, unknown>> {
  const { reference } = await applicant.fileKey();
  return house.database.db('applications').where({ reference }).first();
}

describe('who applies', () => {
  test('a citizen begins with details, a foreigner with the document', async () => {
    expect(at(await new Applicant(house).begin('citizen'))).toBe('/apply/details');
    expect(at(await new Applicant(house).begin('foreigner'))).toBe('/apply/document');
  });

  test('nothing chosen is said; nothing else than the choices is taken', async () => {
    for (const who of ['', 'admin', '__proto__', 'constructor']) {
      const page = await new Applicant(house).send('/apply', { who });
      expect(page.status, who).toBe(422);
      expect(textOf(page)).toContain('Chọn một mục');
    }
  });

  test('a child or ward is shown the way through the guardian', async () => {
    const page = await new Applicant(house).send('/apply', { who: 'dependant' });
    expect(at(page)).toBe('/apply/guardian');
    expect(textOf(page)).toContain('người giám hộ');
  });

  test('a birth date under 14 leads there too, and back to the date', async () => {
    const child = new Applicant(house, { person: typedPerson({ year: '2015', number: '001315012345' }) });
    await child.begin();
    const page = await child.details();
    expect(at(page)).toBe('/apply/guardian');
    expect(textOf(page)).toContain('chưa đủ 14 tuổi');
    expect(at(await child.open('/apply/contacts'))).toBe('/apply/guardian');
    expect(at(await child.details({ year: '1990', number: '001190012345' }))).toBe('/apply/contacts');
  });
});

test('so many drafts are begun from one address, and then no more for an hour', async () => {
  const draft = { procedure: 'citizen-level-1', language: 'vi', address: '192.0.2.7', requestId: 'r' } as const;
  const opened = await Promise.all(Array.from({ length: 65 }, () => openDraft(house.deps, draft)));
  expect(opened.filter(({ kind }) => kind === 'opened')).toHaveLength(60);
  expect((await openDraft(house.deps, { ...draft, address: '192.0.2.8' })).kind).toBe('opened');
  await shiftClock(house.database.db, '61 minutes');
  expect((await openDraft(house.deps, draft)).kind).toBe('opened');
});

describe('what is typed', () => {
  test.each([
    ['29 February of a year that has none', { day: '29', month: '2', year: '2007' }, 'Ngày sinh này không có thật'],
    ['emoji in a name', { name: 'Nguyễn 🎉' }, 'chỉ gồm chữ cái'],
    ['a script for a name', { name: '<script>alert(1)</script>' }, 'chỉ gồm chữ cái'],
    ['500 letters', { name: 'ă'.repeat(500) }, 'dài quá 200'],
    ['nine digits', { number: '123456789' }, '9 chữ số'],
    ['a day to come', { day: '1', month: '1', year: '2999' }, 'đã qua'],
    ['nothing', { number: '', name: '', day: '', month: '', year: '', sex: '' }, 'Nhập số định danh cá nhân'],
    ['a sex that is none', { sex: 'x' }, 'Chọn giới tính'],
  ])('%s is refused with a word about it', async (_, typed, words) => {
    const applicant = new Applicant(house);
    await applicant.begin();
    const page = await applicant.details(typed);
    expect(page.status).toBe(422);
    expect(textOf(page)).toContain(words);
    expect(page.html).not.toContain('<script>alert');
  });

  test('29 February of a leap year, a single name and a month alone are taken', async () => {
    const all: Record<string, string>[] = [
      { day: '29', month: '2', year: '1988', number: '001188012345' },
      { name: 'Sáng' },
      { day: '' },
      { day: '', month: '' },
    ];
    for (const typed of all) {
      const applicant = new Applicant(house);
      await applicant.begin();
      expect(at(await applicant.details(typed))).toBe('/apply/contacts');
    }
  });

  test('a number that contradicts the rest is asked about once, and never refused', async () => {
    const applicant = new Applicant(house);
    await applicant.begin();
    const asked = await applicant.details({ sex: 'male', sure: '' });
    expect(asked.status).toBe(422);
    expect(textOf(asked)).toContain('Kiểm tra lại số định danh');
    const { number, ...rest } = applicant.person;
    const page = await applicant.visitor.submit(asked, { ...rest, number, sex: 'male' }, { action: '/apply/details' });
    expect(at(page)).toBe('/apply/contacts');
  });

  test.each([
    ['a word', 'abc', ''],
    ['a fixed line', '024 3936 1234', ''],
    ['somebody abroad, where the own subscriber is asked for', '+44 7911 123456', ''],
    ['no mail address', newPhone(), 'an@@example.com'],
  ])('contacts: %s is refused', async (_, phone, email) => {
    const applicant = new Applicant(house);
    await applicant.begin();
    await applicant.details();
    expect((await applicant.contacts({ phone, email })).status).toBe(422);
  });

  test('fields that no page has are refused', async () => {
    const applicant = new Applicant(house);
    await applicant.begin();
    expect((await applicant.details({ state: 'granted' })).status).toBe(400);
  });
});

test('no page can be opened before those it builds on, and none without a draft', async () => {
  const applicant = new Applicant(house);
  for (const path of ['/apply/details', '/apply/contacts', '/apply/code', '/apply/next', '/apply/keep'])
    expect((await applicant.open(path)).status, path).toBe(410);
  await applicant.begin();
  for (const path of ['/apply/contacts', '/apply/code', '/apply/next']) expect(at(await applicant.open(path)), path).toBe('/apply/details');
});

describe('save and come back', () => {
  test('reference and code open the draft in another browser; the first one no longer holds it', async () => {
    const applicant = new Applicant(house);
    await applicant.toFace();
    const key = await applicant.fileKey();
    const elsewhere = new Applicant(house, { visitor: new Visitor(), person: applicant.person });
    const opened = await elsewhere.send('/apply/status', { reference: key.reference.toLowerCase(), code: key.code.toLowerCase() });
    expect(at(opened)).toBe('/apply/file');
    expect(textOf(opened)).toContain('Chưa nộp');
    const goneOn = await elsewhere.visitor.submit(opened, {}, { action: '/go-on' });
    expect(at(goneOn)).toBe('/apply/face');
    expect(await elsewhere.fileKey()).toEqual(key);
    expect((await applicant.open('/apply/details')).status).toBe(410);
  });

  test('what was typed is sealed, and the code stands nowhere', async () => {
    const applicant = new Applicant(house);
    await applicant.toFace();
    const { code } = await applicant.fileKey();
    const row = JSON.stringify(await applicationRow(applicant));
    expect(row).not.toContain(applicant.person.number);
    expect(row).not.toContain('Thử');
    expect(row).not.toContain(code.replace('-', ''));
    const { rows } = await house.database.db.raw('select * from application_contacts');
    expect(JSON.stringify(rows)).not.toContain(applicant.phone.slice(3));
  });

  test('thirty days later nothing is left of it', async () => {
    const applicant = new Applicant(house);
    await applicant.toFace();
    const { id } = await applicationRow(applicant);
    await shiftClock(house.database.db, '30 days 1 minute');
    expect((await applicant.open('/apply/next')).status).toBe(410);
    expect(await eraseDrafts(house.deps, 1000)).toBeGreaterThan(0);
    const left = await house.database
      .db('applications')
      .where({ id: String(id) })
      .first();
    expect(left).toMatchObject({ state: 'withdrawn', declared: null, number_mac: null, draft_hash: null });
    expect(await house.database.db('application_contacts').where({ application_id: String(id) })).toEqual([]);
  });
});

test('a draft can be given up, and is erased at once', async () => {
  const applicant = new Applicant(house);
  await applicant.toFace();
  const key = await applicant.fileKey();
  const { id } = await applicationRow(applicant);
  await applicant.send('/apply/status', key);
  const page = await applicant.send('/apply/file/withdraw', {});
  expect(textOf(page)).toContain('Đã rút hồ sơ');
  expect(await house.database.db('application_contacts').where({ application_id: String(id) })).toEqual([]);
  expect((await applicant.open('/apply/next')).status).toBe(410);
});
