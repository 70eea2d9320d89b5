import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readDeclared } from '../../src/domain/registrations/queries.ts';
import { askSupplement } from '../../src/domain/registrations/supplements/ask.ts';
import { Applicant, facePicture, fileKeyOn } from '../setup/applicant.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { type Page, textOf } from '../setup/visitor.ts';

/** A request for what is missing, answered from the status page: all at once, and once. */
let house: TestHouse;
let officerId: string;

beforeAll(async () => {
  house = await startTestHouse();
  await insertUnits(house.database.db);
  const { accountId } = await house.person();
  officerId = await appoint(house.database.db, { accountId, role: 'decider', unitId: 'authority' });
});
beforeEach(async () => {
  await shiftClock(house.database.db, '0');
  await house.database.db.raw('delete from application_tries');
});
afterAll(() => house.stop());

/** A file that waits for its applicant, and the applicant at its status page. */
async function asked(items: readonly string[]): Promise<{ applicant: Applicant; id: string; page: Page }> {
  const applicant = new Applicant(house);
  const key = fileKeyOn(await applicant.finish());
  const { id } = await house.database.db('applications').where({ reference: key.reference }).first('id');
  await house.database.db('applications').where({ id }).update({ state: 'awaiting-decision' });
  const { version } = await house.database.db('applications').where({ id }).first('version');
  const note = 'Ảnh bị tối <b>quá</b>';
  const outcome = await askSupplement(house.deps, { applicationId: id, version, items, note, officerId, requestId: 'r' });
  expect(outcome.kind).toBe('asked');
  const page = await applicant.open('/apply/file/supplement');
  return { applicant, id, page };
}

async function stateOf(id: string): Promise<string> {
  return (await house.database.db('applications').where({ id }).first('state')).state;
}

const empty = { number: '', name: '', day: '', month: '', year: '', sex: '' };

test('what is asked for is asked in one form, with the officer’s words as words', async () => {
  const { applicant, page } = await asked(['face-picture', 'papers', 'full-name']);
  expect(page.html).toContain('Ảnh bị tối &lt;b>quá');
  expect(page.html).not.toContain(applicant.person.name);
  const file = await applicant.open('/apply/file');
  expect(textOf(file)).toContain('Cần bổ sung');
  expect(textOf(file)).toContain('Ảnh khuôn mặt chụp rõ');
});

test('answered in full, the limit begins anew and what was declared is replaced', async () => {
  const { applicant, id, page } = await asked(['face-picture', 'papers', 'full-name']);
  const form = { ...empty, name: 'Nguyễn Thị Mới' };
  await shiftClock(house.database.db, '3 days');
  const again = await applicant.open('/apply/status');
  expect(again.status).toBe(200);
  await shiftClock(house.database.db, '20 minutes');
  const picture = await facePicture();
  const answered = await applicant.visitor.attach(page, { taken: picture, papers: picture }, { action: '/supplement', fields: form });
  expect(textOf(answered)).toContain('Đã nhận phần bổ sung');
  expect(await stateOf(id)).toBe('registry-check');
  expect(await readDeclared(house.deps.db, house.deps.secrets, id)).toMatchObject({
    fullName: 'Nguyễn Thị Mới',
    personalNumber: applicant.person.number,
  });
  const pictures = await house.database.db('application_pictures').where({ application_id: id, erased_at: null });
  expect(pictures.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(['face', 'face', 'paper']);
  const checks = await house.database.db('application_checks').where({ application_id: id, name: 'population' });
  expect(checks).toHaveLength(2);
});

test('answered in part, nothing is taken and everything that lacks is said', async () => {
  const { applicant, id, page } = await asked(['face-picture', 'papers', 'full-name']);
  const answered = await applicant.visitor.attach(page, {}, { action: '/supplement', fields: { ...empty, name: '🎉' } });
  expect(answered.status).toBe(422);
  for (const words of ['Chụp ảnh khuôn mặt', 'Chọn ít nhất một ảnh giấy tờ', 'chỉ gồm chữ cái']) expect(textOf(answered)).toContain(words);
  expect(await stateOf(id)).toBe('needs-supplement');
});

test('what was not asked for is not changed', async () => {
  const { applicant, id, page } = await asked(['face-picture']);
  const fields = { ...empty, number: '001190000009', name: 'Người Khác' };
  await applicant.visitor.attach(page, { taken: await facePicture(), papers: await facePicture() }, { action: '/supplement', fields });
  expect(await readDeclared(house.deps.db, house.deps.secrets, id)).toMatchObject({ fullName: applicant.person.name });
  expect(await house.database.db('application_pictures').where({ application_id: id, kind: 'paper' })).toEqual([]);
});

test('twenty answers at once: one counts', async () => {
  const { applicant, id, page } = await asked(['full-name']);
  const fields = { ...empty, name: 'Nguyễn Thị Mới' };
  const send = (): Promise<Page> => applicant.visitor.copy().attach(page, {}, { action: '/supplement', fields });
  const pages = await Promise.all(Array.from({ length: 20 }, send));
  expect(pages.every(({ status }) => status === 200)).toBe(true);
  const events = await house.database.db('audit_events').where({ application_id: id, event: 'application.completed' });
  expect(events).toHaveLength(1);
});

test('what a file of an office lacks is brought to the office', async () => {
  const { applicant, id } = await asked(['papers', 'full-name']);
  await house.database.db('applications').where({ id }).update({ channel: 'counter' });
  const page = await applicant.open('/apply/file/supplement');
  expect(textOf(page)).toContain('Hãy mang đến nơi giải quyết hồ sơ');
  expect(page.html).not.toContain('action="/apply/file/supplement"');
});

test('a file that misses nothing has no such page', async () => {
  const applicant = new Applicant(house);
  await applicant.finish();
  expect((await applicant.open('/apply/file/supplement')).url.pathname).toBe('/apply/file');
});
