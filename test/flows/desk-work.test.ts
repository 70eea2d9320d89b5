import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTask } from '../../src/domain/tasks/actions.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { newFile } from '../setup/files-of-units.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { mainOf, openAs } from '../setup/own-doors.ts';
import { Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let desk: string;
beforeAll(async () => {
  house = await startTestHouse();
  desk = house.deps.settings.backOfficeOrigin;
  await insertUnits(house.deps.db);
});
afterAll(async () => house.stop());

test('a reception officer sees the files of the own unit, narrows them, and finishes a task once', async () => {
  const { db } = house.deps;
  const person = await house.person();
  await appoint(db, { accountId: person.accountId, role: 'reception', unitId: 'commune-a' });
  const applicationId = await newFile(db, { unitId: 'commune-a', reference: 'DD-AAAA-AAAA', due_on: '2026-01-05', late_cause: 'registry' });
  await newFile(db, { unitId: 'commune-b', reference: 'DD-BBBB-BBBB', due_on: '2026-01-05' });
  await inTransaction(db, async (tx) => {
    await openTask(tx, { kind: 'undelivered', unitId: 'commune-a', applicationId });
    await openTask(tx, { kind: 'decide', unitId: 'commune-a', applicationId });
  });

  const visitor = new Visitor();
  const list = await openAs(visitor, person, `${desk}/worklist`);
  expect(mainOf(list)).toContain('DD-AAAA-AAAA 05/01/2026 quá hạn, do chờ cơ sở dữ liệu');
  expect(mainOf(list)).not.toContain('DD-BBBB-BBBB');
  expect(mainOf(await visitor.open(`${desk}/worklist?state=received`))).toContain('Không có hồ sơ nào');
  expect(mainOf(await visitor.open(`${desk}/worklist?state=%27&procedure=x&after=y`))).toContain('DD-AAAA-AAAA');

  const tasks = await visitor.open(`${desk}/tasks`);
  expect(mainOf(tasks)).toContain('xong khi có quyết định');
  const done = await visitor.submit(tasks, {}, { action: '/close' });
  expect(mainOf(done)).toContain('Đã ghi là xong');
  expect(mainOf(await visitor.submit(tasks, {}, { action: '/close' }))).toContain('đã được người khác làm xong');
  const rows = await db('audit_events').where({ event: 'task.closed' });
  expect(rows).toMatchObject([{ application_id: applicationId, details: { kind: 'undelivered' } }]);

  const decide = await db('tasks').where({ kind: 'decide' }).first('id');
  const path = /\/tasks\/[0-9a-f-]+\/close/.exec(tasks.html)?.[0] ?? '';
  const forged = { ...tasks, html: tasks.html.replaceAll(path, `/tasks/${decide.id}/close`) };
  await visitor.submit(forged, {}, { action: '/close' });
  expect(await db('tasks').where({ kind: 'decide' }).first('state')).toEqual({ state: 'open' });
});

test('the letter that a task asks for is beside the task and on the page of the file, and each download is written down', async () => {
  const { db, secrets } = house.deps;
  const person = await house.person();
  const officerId = await appoint(db, { accountId: person.accountId, role: 'reception', unitId: 'commune-b' });
  const declared = { fullName: 'Đỗ Thị Thử', birthDate: '1991-02-03', sex: 'female', nationality: 'VNM', personalNumber: '005091000001' };
  const applicationId = await newFile(db, {
    unitId: 'commune-b',
    declared: secrets.seal('application', JSON.stringify(declared)),
    reference: 'DD-CCCC-CCCC',
    printed_due_on: '2026-11-24',
    late_due_on: '2026-12-01',
  });
  const variables = secrets.seal('message', JSON.stringify({ variables: { dueOn: '2026-12-01' } }));
  const notice = { id: randomUUID(), notice_id: randomUUID(), application_id: applicationId, kind: 'application-late', channel: 'inbox' };
  await db('messages').insert({ ...notice, language: 'vi', state: 'queued', variables });
  await inTransaction(db, async (tx) => {
    for (const kind of ['apology', 'undelivered', 'half-time'] as const) await openTask(tx, { kind, unitId: 'commune-b', applicationId });
  });
  const visitor = new Visitor();
  const tasks = await openAs(visitor, person, `${desk}/tasks`);
  const file = await visitor.open(`${desk}/files/${applicationId}`);
  for (const letter of ['apology', 'undelivered']) {
    const path = `/files/${applicationId}/letters/${letter}`;
    expect(tasks.html).toContain(`href="${path}"`);
    expect(file.html).toContain(`href="${path}"`);
    expect((await visitor.open(`${desk}${path}`)).status, letter).toBe(200);
  }
  const looks = await db('audit_events')
    .where({ application_id: applicationId, actor: `officer:${officerId}` })
    .orderBy('id');
  expect(looks.map(({ event, details }) => [event, details.letter])).toEqual(
    expect.arrayContaining(['apology', 'undelivered'].map((letter) => ['file.viewed', letter])),
  );

  await db('tasks').where({ application_id: applicationId }).delete();
  expect((await visitor.open(`${desk}/files/${applicationId}`)).html).not.toContain('/letters/');
});
