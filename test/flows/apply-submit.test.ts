import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jobTasks } from '../../src/jobs.ts';
import { Applicant, facePicture, fileKeyOn, typedPerson } from '../setup/applicant.ts';
import { newCitizen, newForeigner } from '../setup/applicants.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { insertUnits } from '../setup/officers.ts';
import { registersInMemory } from '../setup/registers.ts';
import { formsOf, type Page, textOf } from '../setup/visitor.ts';
import { workOff } from '../setup/work-off.ts';

/** Sending an application, once, with what was seen and agreed to; and what becomes of it. */
let house: TestHouse;
const registers = registersInMemory();

beforeAll(async () => {
  house = await startTestHouse();
  await insertUnits(house.database.db);
});
beforeEach(async () => {
  await shiftClock(house.database.db, '0');
  await house.database.db.raw('delete from application_tries');
});
afterAll(() => house.stop());

const at = (page: Page): string => page.url.pathname;

/** A citizen whom the registers know, at a browser. */
function knownCitizen(): Applicant {
  const { declared, phone } = newCitizen(registers);
  // The name of an invented citizen ends in a number, which no form takes.
  const name = 'Nguyễn Văn Thử';
  const number = declared.personalNumber ?? '';
  const known = registers.people.get(number);
  if (known) registers.people.set(number, { ...known, fullName: name });
  return new Applicant(house, { person: typedPerson({ number, name, day: '14', sex: 'male' }), phone });
}

async function answerChecks(): Promise<void> {
  const tasks = jobTasks(house.deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(house.database.db, tasks, ['run-check', 'grant-application']);
}

async function rowOf(reference: string): Promise<Record<string, unknown>> {
  return house.database.db('applications').where({ reference }).first();
}

async function statements(reference: string): Promise<Record<string, unknown>[]> {
  const { id } = await rowOf(reference);
  return house.database.db('application_statements').where({ application_id: String(id) });
}

test('a citizen applies, is granted by the machine, and sees it on the status page', async () => {
  const applicant = knownCitizen();
  const check = await applicant.toCheck();
  expect(at(check)).toBe('/apply/check');
  expect(textOf(check)).toContain(applicant.person.number);
  expect(textOf(check)).toContain('Tôi tự nguyện đề nghị');
  const done = await applicant.visitor.submit(check, {}, { action: '/apply/check' });
  expect(at(done)).toBe('/apply/done');
  const key = fileKeyOn(done);
  expect(await rowOf(key.reference)).toMatchObject({ state: 'registry-check', draft_hash: null, erase_at: null });
  expect(await statements(key.reference)).toMatchObject([
    { manner: 'online', language: 'vi', version: expect.any(String), words_hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  await answerChecks();
  const file = await new Applicant(house).send('/apply/status', key);
  expect(textOf(file)).toContain('Được cấp');
  expect(textOf(file)).toContain('Kích hoạt tài khoản');
});

test('a foreigner with e-mail alone applies with a passport', async () => {
  const { declared } = newForeigner(registers);
  const applicant = new Applicant(house);
  await applicant.begin('foreigner');
  const { document } = declared;
  const named = await applicant.send('/apply/document', {
    kind: 'passport',
    number: document?.number ?? '',
    issuingState: 'PHL',
    nationality: 'PHL',
  });
  expect(at(named)).toBe('/apply/details');
  await applicant.send('/apply/details', { name: declared.fullName, day: '30', month: '5', year: '1988', sex: 'female' });
  const email = 'maria@example.com';
  await applicant.send('/apply/contacts', { phone: '', email });
  await applicant.confirm(email);
  const check = await applicant.visitor.attach(
    await applicant.open('/apply/next'),
    { taken: await facePicture() },
    { action: '/apply/face' },
  );
  const key = fileKeyOn(await applicant.visitor.submit(check, {}, { action: '/apply/check' }));
  await answerChecks();
  expect(await rowOf(key.reference)).toMatchObject({ state: 'granted' });
});

test('who agrees in English is told in English', async () => {
  const applicant = new Applicant(house);
  await applicant.toCheck();
  await applicant.open('/language?to=en&back=/apply/check');
  const key = fileKeyOn(await applicant.visitor.submit(await applicant.open('/apply/check'), {}, { action: '/apply/check' }));
  expect(await rowOf(key.reference)).toMatchObject({ language: 'en' });
  expect(await statements(key.reference)).toMatchObject([{ language: 'en' }]);
});

test('a citizen of Viet Nam does not apply with a passport', async () => {
  const applicant = new Applicant(house);
  await applicant.begin('foreigner');
  const page = await applicant.send('/apply/document', { kind: 'passport', number: 'C1234567', issuingState: 'VNM', nationality: 'VNM' });
  expect(page.status).toBe(422);
  expect(textOf(page)).toContain('đăng ký bằng số định danh cá nhân');
});

describe('the picture', () => {
  test('a chosen file is marked and goes to an officer', async () => {
    const applicant = knownCitizen();
    const check = await applicant.toCheck('chosen');
    expect(textOf(check)).toContain('Một cán bộ sẽ xem ảnh này');
    const key = fileKeyOn(await applicant.visitor.submit(check, {}, { action: '/apply/check' }));
    await answerChecks();
    expect(await rowOf(key.reference)).toMatchObject({ state: 'awaiting-decision', flags: ['uploaded-face'] });
  });

  test.each([
    ['a text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'không phải ảnh'],
    ['the beginning of a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'không phải ảnh'],
  ])('%s is refused', async (_, bytes, words) => {
    const applicant = new Applicant(house);
    const page = await applicant.visitor.attach(await applicant.toFace(), { taken: bytes }, { action: '/apply/face' });
    expect(page.status).toBe(422);
    expect(textOf(page)).toContain(words);
  });

  test('none, and two at once, are refused', async () => {
    const applicant = new Applicant(house);
    const face = await applicant.toFace();
    expect((await applicant.visitor.attach(face, {}, { action: '/apply/face' })).status).toBe(422);
    const both = { taken: await facePicture(), chosen: await facePicture() };
    expect((await applicant.visitor.attach(face, both, { action: '/apply/face' })).status).toBe(422);
  });
});

describe('what is sent is what was seen', () => {
  test('answers that were changed in another tab are shown again; nothing is agreed to', async () => {
    const applicant = new Applicant(house);
    const check = await applicant.toCheck();
    await applicant.details({ name: 'Nguyễn Thị Khác' });
    const page = await applicant.visitor.submit(check, {}, { action: '/apply/check' });
    expect(page.status).toBe(409);
    expect(textOf(page)).toContain('Nguyễn Thị Khác');
    const { reference } = await applicant.fileKey();
    expect(await statements(reference)).toEqual([]);
    const done = await applicant.visitor.submit(page, {}, { action: '/apply/check' });
    expect(at(done)).toBe('/apply/done');
  });

  test('a changed contact must be proved again before it can be sent', async () => {
    const applicant = new Applicant(house);
    const check = await applicant.toCheck();
    await applicant.contacts({ phone: '+84500000999' });
    const page = await applicant.visitor.submit(check, {}, { action: '/apply/check' });
    expect(at(page)).toBe('/apply/code');
  });

  test('no name, no reference and no number decides what is sent: a foreign version or a missing one is refused', async () => {
    const applicant = new Applicant(house);
    const check = await applicant.toCheck();
    for (const version of ['', 'x', '-1', '1e99'])
      expect((await applicant.visitor.submit(check, { version }, { action: '/apply/check' })).status, version).toBe(
        version === '' ? 409 : 400,
      );
  });
});

describe('once', () => {
  test('twenty clicks on the button send one file', async () => {
    const applicant = new Applicant(house);
    const check = await applicant.toCheck();
    const { reference } = await applicant.fileKey();
    const pages = await Promise.all(
      Array.from({ length: 20 }, () => applicant.visitor.copy().submit(check, {}, { action: '/apply/check' })),
    );
    expect(pages.every(({ status }) => status < 500)).toBe(true);
    const { id } = await rowOf(reference);
    const { rows } = await house.database.db.raw(
      `select count(*) filter (where event = 'application.submitted')::int as sent, count(*) filter (where event = 'application.agreed')::int as agreed
       from audit_events where application_id = ?`,
      [String(id)],
    );
    expect(rows[0]).toEqual({ sent: 1, agreed: 1 });
    expect(await statements(reference)).toHaveLength(1);
    expect(
      await house.database.db('messages').where({ application_id: String(id), kind: 'application-received', channel: 'sms' }),
    ).toHaveLength(1);
  });

  test('a form replayed after it was sent changes nothing', async () => {
    const applicant = new Applicant(house);
    const check = await applicant.toCheck();
    const before = applicant.visitor.copy();
    const key = fileKeyOn(await applicant.visitor.submit(check, {}, { action: '/apply/check' }));
    const row = await rowOf(key.reference);
    const replayed = await before.submit(check, {}, { action: '/apply/check' });
    expect(replayed.status).toBe(410);
    const details = await before
      .submit(check, {}, { action: '/apply/check' })
      .then(() => before.open(new URL('/apply/details', house.issuer)));
    expect(details.status).toBe(410);
    expect(await rowOf(key.reference)).toEqual(row);
  });

  test('the form of one browser is worth nothing in another', async () => {
    const applicant = new Applicant(house);
    const check = await applicant.toCheck();
    const stranger = new Applicant(house);
    await stranger.toFace();
    const [form] = formsOf(check).filter(({ action }) => action === '/apply/check');
    const response = await stranger.visitor.request(new URL('/apply/check', house.issuer), {
      method: 'POST',
      body: new URLSearchParams(form?.fields),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.issuer, 'sec-fetch-site': 'same-origin' },
    });
    expect(response.status).toBe(403);
  });
});
