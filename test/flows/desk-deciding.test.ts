import { afterAll, beforeAll, expect, test } from 'vitest';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import { jobTasks } from '../../src/jobs.ts';
import { type Applicant, newCitizen, newDraft, sendDraft } from '../setup/applicants.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { answerAs, mainOf, openAs } from '../setup/own-doors.ts';
import { Visitor } from '../setup/visitor.ts';
import { workOff } from '../setup/work-off.ts';

let house: TestHouse;
let desk: string;
let clerk: string;
let person: TestPerson;
let officerId: string;
/** One browser for all: a code counts once, and signing in takes one. */
const visitor = new Visitor();

beforeAll(async () => {
  house = await startTestHouse();
  desk = house.deps.settings.backOfficeOrigin;
  await insertUnits(house.deps.db);
  const other = await house.person();
  clerk = await appoint(house.deps.db, { accountId: other.accountId, role: 'reception', unitId: 'commune-a' });
  person = await house.person();
  officerId = await appoint(house.deps.db, { accountId: person.accountId, role: 'decider', unitId: 'authority' });
});
afterAll(async () => house.stop());

async function waiting(applicant: Applicant, keyedBy = clerk): Promise<string> {
  const { deps, registers } = house;
  const file = { procedure: 'citizen-level-2', keyedBy, unitId: 'commune-a', fingers: true } as const;
  const id = await newDraft(deps, applicant, file);
  await sendDraft(deps, id);
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(deps.db, tasks, ['run-check']);
  return id;
}

const state = async (id: string): Promise<string | undefined> => (await findApplication(house.deps.db, id))?.state;

test('an officer reads a file, steps up for one decision and grants it; every view and the decision are written down', async () => {
  const applicant = newCitizen(house.registers, { fullName: 'Trần Thị Khác' });
  const id = await waiting(applicant);
  const file = await openAs(visitor, person, `${desk}/files/${id}`);
  const words = mainOf(file);
  expect(words).toContain('Trần Thị Khác');
  expect(words).toContain(applicant.declared.fullName);
  expect(words).toContain('Họ tên khác dữ liệu đã đăng ký');
  expect(words).toContain('97 %');

  const refused = await visitor.submit(file, { outcome: 'refuse', explanation: 'Xin xem lại' }, { action: '/decide' });
  expect(refused.status).toBe(400);
  expect(mainOf(refused)).toContain('Từ chối thì phải chọn ít nhất một lý do');
  expect(mainOf(refused)).toContain('Xin xem lại');

  const asked = await visitor.submit(
    refused,
    { outcome: 'refuse', 'reason-data-differ': 'yes', explanation: 'Họ tên khác' },
    { action: '/decide' },
  );
  expect(asked.url.pathname).toMatch(/^\/sign-in\//);
  const confirm = await answerAs(visitor, person, asked);
  expect(mainOf(confirm)).toContain('Thông tin khai khác dữ liệu đã đăng ký');
  expect(await state(id)).toBe('awaiting-decision');
  const done = await visitor.submit(confirm, {}, { action: '/decisions/' });
  expect(mainOf(done)).toContain('Đã từ chối');
  expect(await state(id)).toBe('refused');
  const again = await visitor.submit(confirm, {}, { action: '/decisions/' });
  expect(mainOf(again)).not.toContain('Đã từ chối.');

  const events = await house.deps
    .db('audit_events')
    .where({ application_id: id, actor: `officer:${officerId}` })
    .pluck('event');
  expect(events).toEqual(expect.arrayContaining(['file.viewed', 'application.refused']));
  expect(mainOf(await visitor.open(`${desk}/files/${id}`))).toContain('Quyết định: Từ chối');
});

test('who decides reads how each finger could be captured and what took the place of lacking ones', async () => {
  const { db, secrets } = house.deps;
  const id = await waiting(newCitizen(house.registers));
  const note = async (finger: string, status: string, tries: number): Promise<void> => {
    await db('application_fingers').insert({ application_id: id, finger, status, tries }).onConflict(['application_id', 'finger']).merge();
  };
  await note('right-thumb', 'captured', 1);
  await note('left-thumb', 'missing', 0);
  await note('left-index', 'injured', 0);
  await note('left-ring', 'unreadable', 3);
  const colleague = await appoint(db, { accountId: (await house.person()).accountId, role: 'reception', unitId: 'commune-a' });
  await db('biometric_exceptions').insert({
    application_id: id,
    reason: 'worn',
    further_check: 'paper-shown',
    words: secrets.seal('biometric-exception', 'Xem giấy <b>ra viện</b>'),
    stated_by: clerk,
    confirmed_by: colleague,
    confirmed_at: new Date(),
  });
  const words = mainOf(await openAs(visitor, person, `${desk}/files/${id}`));
  expect(words).toContain('Không có ngón này (1) Ngón cái trái');
  expect(words).toContain('Đang bị thương (1) Ngón trỏ trái');
  expect(words).toContain('Không đọc được (1) Ngón áp út trái (3 lần thử)');
  expect(words).toMatch(/So với dữ liệu đã đăng ký khớp, 97 % \(khớp từ \d+ %, không khớp dưới \d+ %\)/);
  expect(words).toContain('Vân tay mòn, không đọc được');
  expect(words).toContain('Xem giấy <b>ra viện</b>');
  expect(words).toMatch(/Cán bộ thứ hai có mặt và xác nhận lúc \d/);
});

test('a picture is an attachment for who may see its file, and for nobody else', async () => {
  const id = await waiting(newCitizen(house.registers));
  const page = await openAs(visitor, person, `${desk}/files/${id}`);
  const path = /\/files\/[0-9a-f-]+\/pictures\/[0-9a-f-]+/.exec(page.html)?.[0] ?? '';
  const picture = await visitor.open(`${desk}${path}`);
  expect(picture.status).toBe(200);
  const { db } = house.deps;
  expect(await db('audit_events').where({ application_id: id, event: 'picture.viewed' })).toHaveLength(1);
  const other = await waiting(newCitizen(house.registers));
  expect((await visitor.open(`${desk}/files/${other}/pictures/${path.split('/').at(-1)}`)).status).toBe(404);
});

test('a file of another unit is not there, in the path and in a form', async () => {
  const id = await waiting(newCitizen(house.registers));
  const stranger = await house.person();
  await appoint(house.deps.db, { accountId: stranger.accountId, role: 'reception', unitId: 'commune-b' });
  const elsewhere = new Visitor();
  const page = await openAs(elsewhere, stranger, `${desk}/files/${id}`);
  expect(page.status).toBe(404);
  expect(page.html).not.toContain('Thử');
  expect(await house.deps.db('audit_events').where({ application_id: id, event: 'permission.refused' })).toHaveLength(1);
});

test('whoever took a file in reads why they may not decide it', async () => {
  const id = await waiting(newCitizen(house.registers), officerId);
  const page = await openAs(visitor, person, `${desk}/files/${id}`);
  expect(mainOf(page)).toContain('người khác phải quyết định');
  expect(page.html).not.toContain(`/files/${id}/decide`);
});

test('what is missing is asked for once, and the clock stops', async () => {
  const id = await waiting(newCitizen(house.registers));
  const page = await openAs(visitor, person, `${desk}/files/${id}`);
  const nothing = await visitor.submit(page, {}, { action: '/supplement' });
  expect(mainOf(nothing)).toContain('Chọn ít nhất một thứ còn thiếu');
  const asked = await visitor.submit(page, { 'item-face-picture': 'yes', note: 'Ảnh mờ' }, { action: '/supplement' });
  expect(mainOf(asked)).toContain('Đã gửi yêu cầu bổ sung');
  expect(await state(id)).toBe('needs-supplement');
});
