import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/lib/days.ts';
import { deskObjects } from '../setup/desk-objects.ts';
import { newFile } from '../setup/files-of-units.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { mainOf, openAs } from '../setup/own-doors.ts';
import { type Page, Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let desk: string;
let decider: Visitor;
let officerId: string;
beforeAll(async () => {
  house = await startTestHouse();
  desk = house.deps.settings.backOfficeOrigin;
  await insertUnits(house.deps.db);
  const person = await house.person();
  officerId = await appoint(house.deps.db, { accountId: person.accountId, role: 'decider', unitId: 'authority' });
  decider = new Visitor();
  await openAs(decider, person, `${desk}/`);
});
afterAll(async () => house.stop());

test('a day that was decided is recorded once, under the name of the officer; what does not fit is said at its field', async () => {
  const day = addDays(dayOf(new Date()), 400);
  const [year, month, date] = day.split('-');
  const page = await decider.open(`${desk}/holidays`);
  const record = async (fields: Record<string, string>): Promise<Page> => decider.submit(page, fields, { action: '/holidays' });
  const good = { day: `${date}/${month}/${year}`, kind: 'off', nameVi: 'Ngày thử', nameEn: 'Day of trial', decision: '1/QĐ-TTg' };

  const empty = await record({ day: '30/02/2027', nameVi: ' ' });
  expect(empty.status).toBe(422);
  expect(empty.html).toContain('href="#day"');
  expect(mainOf(empty)).toContain('Chọn ngày nghỉ hay ngày làm bù');
  expect((await record({ ...good, day: '01/01/2020' })).status).toBe(422);
  expect((await record({ ...good, surprise: 'x' })).status).toBe(400);

  const done = await record(good);
  expect(done.url.search).toContain(`year=${year}`);
  expect(mainOf(done)).toContain('Đã ghi');
  expect(mainOf(done)).toMatch(new RegExp(`${date}/${month}/${year} nghỉ Ngày thử 1/QĐ-TTg`));
  expect(mainOf(await record(good))).toContain('đã được ghi đúng như vậy');
  const rows = await house.deps.db('audit_events').where({ event: 'holiday.recorded' });
  expect(rows).toMatchObject([{ actor: `officer:${officerId}`, details: { day, kind: 'off', decision: '1/QĐ-TTg' } }]);
});

test('a message that failed is listed without words and address, and sent again once', async () => {
  const { db } = house.deps;
  const make = deskObjects['/undelivered/:id/retry'];
  if (typeof make !== 'function') throw new Error('no such object');
  const { params } = await make(db, 'commune-a');
  await make(db, 'immigration');
  const page = await decider.open(`${desk}/undelivered`);
  expect(mainOf(page)).toContain('Hồ sơ được chấp thuận tin nhắn');
  expect(page.html).not.toContain('sealed');
  expect(page.html.match(/\/retry"/g)).toHaveLength(1);
  expect(mainOf(await decider.submit(page, {}, { action: '/retry' }))).toContain('Tin được gửi lại');
  expect(mainOf(await decider.submit(page, {}, { action: '/retry' }))).toContain('không còn ở trạng thái lỗi');
  const message = await db('messages').where({ id: params.id }).first();
  expect(message).toMatchObject({ state: 'queued', attempts: 0 });
  const rows = await db('audit_events').where({ event: 'message.retried' });
  expect(rows).toMatchObject([{ actor: `officer:${officerId}`, application_id: message.application_id }]);
});

test('a job that nobody tries any more is given its tries again', async () => {
  const { db } = house.deps;
  const applicationId = await newFile(db, { unitId: 'commune-a' });
  await db.raw(`select graphile_worker.add_job('run-check', ?::json, max_attempts => 1)`, [JSON.stringify({ applicationId })]);
  await db.raw(`update graphile_worker._private_jobs set attempts = 1, last_error = 'ETIMEDOUT'`);
  const page = await decider.open(`${desk}/jobs`);
  expect(mainOf(page)).toContain(`run-check applicationId: ${applicationId} ETIMEDOUT`);
  expect(mainOf(await decider.submit(page, {}, { action: '/retry' }))).toContain('Tác vụ được thử lại');
  expect(mainOf(await decider.submit(page, {}, { action: '/retry' }))).toContain('không còn ở trạng thái lỗi');
  expect(await db('audit_events').where({ event: 'job.retried' })).toMatchObject([{ details: { task: 'run-check' } }]);
});
