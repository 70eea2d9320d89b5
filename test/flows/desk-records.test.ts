import { randomUUID } from 'node:crypto';
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
  // Of an office out of reach: nothing of it is listed.
  await db('units').where({ id: 'immigration' }).update({ parent_id: null });
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

test('an event nobody has a rule for is listed without data of anybody; what it holds is on its own page, and both looks are written down', async () => {
  const { db, secrets } = house.deps;
  const { accountId } = await house.person();
  const content = (data: unknown): string => secrets.seal('life-event', JSON.stringify({ person: '003090000001', data }));
  const row = { register: 'population', state: 'unknown-kind', happened_at: new Date() };
  const [id, strange, applied] = [randomUUID(), randomUUID(), randomUUID()];
  await db('life_events').insert([
    { ...row, id, event_id: '1', seq: 1, kind: 'star-sign-changed', account_id: accountId, content: content({ to: '<b>mèo</b>' }) },
    { ...row, id: strange, event_id: '2', seq: 2, kind: 'name-changed', state: 'unreadable', content: content({ fullName: 7 }) },
    { ...row, id: applied, event_id: '3', seq: 3, kind: 'name-changed', state: 'applied', account_id: accountId, content: content({}) },
  ]);
  const list = await decider.open(`${desk}/events`);
  expect(mainOf(list)).toContain('star-sign-changed loại chưa có quy tắc Dân cư');
  expect(mainOf(list)).toContain('name-changed nội dung không đọc được Dân cư');
  expect(list.html).not.toMatch(/mèo|003090000001/);
  expect(list.html.match(/href="\/events\//g)).toHaveLength(2);

  const one = await decider.open(`${desk}/events/${id}`);
  expect(mainOf(one)).toContain('"to": "<b>mèo</b>"');
  expect(one.html).toContain(`href="/people/${accountId}"`);
  expect(one.html).not.toMatch(/003090000001|<b>mèo/);
  expect((await decider.open(`${desk}/events/${applied}`)).status).toBe(404);
  const looks = await db('audit_events').whereIn('event', ['event-list.viewed', 'event.viewed']).orderBy('id');
  expect(looks.map(({ event, actor, account_id }) => [event, actor, account_id])).toEqual([
    ['event-list.viewed', `officer:${officerId}`, null],
    ['event.viewed', `officer:${officerId}`, accountId],
  ]);
  expect(JSON.stringify(looks)).not.toContain('mèo');
});

test('unclear events are shown page by page', async () => {
  const { db, secrets } = house.deps;
  const content = secrets.seal('life-event', JSON.stringify({ person: 'x', data: {} }));
  const many = Array.from({ length: 55 }, (_, at) => ({
    id: randomUUID(),
    register: 'id-card',
    event_id: `${at}`,
    seq: at + 1,
    kind: `odd-${at}`,
    state: 'unknown-kind',
    content,
    happened_at: new Date(),
    received_at: db.raw(`app_now() + ? * interval '1 second'`, [at]),
  }));
  await db('life_events').insert(many);
  const first = await decider.open(`${desk}/events`);
  expect(first.html.match(/href="\/events\//g)).toHaveLength(50);
  const next = await decider.open(new URL(/href="(\/events\?after=[^"]+)"/.exec(first.html)?.[1] ?? '', desk).href);
  expect(mainOf(next)).toContain('odd-0 ');
  expect(mainOf(next)).not.toContain('odd-5 ');
});
