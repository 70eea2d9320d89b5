import { afterAll, beforeAll, expect, test } from 'vitest';
import { findApplication, listChecks } from '../../src/domain/registrations/queries.ts';
import { askSupplement } from '../../src/domain/registrations/supplements/ask.ts';
import { jobTasks } from '../../src/jobs.ts';
import { newCitizen, newDraft, sendDraft } from '../setup/applicants.ts';
import { noise, versionOf } from '../setup/counter.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { mainOf, openAs } from '../setup/own-doors.ts';
import { Visitor } from '../setup/visitor.ts';
import { workOff } from '../setup/work-off.ts';

let house: TestHouse;
let desk: string;
let maker: string;
let clerk: TestPerson;
let clerkId: string;
let decider: TestPerson;
let deciderId: string;
const [counter, authority] = [new Visitor(), new Visitor()];

beforeAll(async () => {
  house = await startTestHouse();
  const { db } = house.deps;
  desk = house.deps.settings.backOfficeOrigin;
  await insertUnits(db);
  maker = await appoint(db, { accountId: (await house.person()).accountId, role: 'reception', unitId: 'commune-a' });
  clerk = await house.person();
  clerkId = await appoint(db, { accountId: clerk.accountId, role: 'reception', unitId: 'commune-a' });
  // They decide too, elsewhere in their day.
  await appoint(db, { accountId: clerk.accountId, role: 'decider', unitId: 'authority' });
  decider = await house.person();
  deciderId = await appoint(db, { accountId: decider.accountId, role: 'decider', unitId: 'authority' });
});
afterAll(() => house.stop());

async function answer(): Promise<void> {
  const tasks = jobTasks(house.deps, { senders: {}, sendLogOut: async () => undefined, registries: house.registers });
  await workOff(house.deps.db, tasks, ['run-check']);
}

async function waiting(): Promise<string> {
  const file = { procedure: 'citizen-level-2', keyedBy: maker, unitId: 'commune-a', fingers: true } as const;
  const id = await newDraft(house.deps, newCitizen(house.registers), file);
  await sendDraft(house.deps, id);
  await answer();
  return id;
}

async function lacking(items: readonly string[]): Promise<string> {
  const id = await waiting();
  const version = await versionOf(house.deps.db, { applicationId: id });
  await askSupplement(house.deps, { applicationId: id, version, items, note: 'Ảnh bị mờ', officerId: deciderId, requestId: 't' });
  return id;
}

const fileOf = (id: string) => findApplication(house.deps.db, id);

test('what was asked for is keyed at the counter: received anew, and fingers that were compared stay compared', async () => {
  const id = await lacking(['papers', 'full-name']);
  const before = await fileOf(id);
  const seen = await openAs(counter, clerk, `${desk}/files/${id}`);
  expect(seen.html).toContain(`/files/${id}/complete`);
  const page = await counter.open(`${desk}/files/${id}/complete`);
  expect(mainOf(page)).toContain('Ảnh bị mờ');
  const refused = await counter.attach(page, {}, { action: '/complete', fields: { name: '12345' } });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('govuk-error-summary');
  expect((await fileOf(id))?.state).toBe('needs-supplement');

  const done = await counter.attach(refused, { papers: await noise(600) }, { action: '/complete', fields: { name: 'Nguyễn Văn Thử' } });
  expect(mainOf(done)).toContain('Đã ghi phần bổ sung');
  const after = await fileOf(id);
  expect(after).toMatchObject({ state: 'registry-check', firstReceivedAt: before?.firstReceivedAt });
  expect(await house.deps.db('application_pictures').where({ application_id: id, kind: 'paper' }).pluck('source')).toEqual(['officer']);
  await answer();
  expect((await fileOf(id))?.state).toBe('awaiting-decision');
  const fingers = (await listChecks(house.deps.db, id)).find(({ name }) => name === 'fingers');
  expect(fingers).toMatchObject({ outcome: 'pass', round: 1 });
  expect(await house.deps.db('application_supplements').where({ application_id: id })).toMatchObject([
    { answered_by: `officer:${clerkId}` },
  ]);
  // The same form again: there is nothing open any more.
  const again = await counter.attach(refused, { papers: await noise(600) }, { action: '/complete', fields: { name: 'Nguyễn Văn Khác' } });
  expect(again.url.pathname).toBe(`/files/${id}`);
  expect((await fileOf(id))?.state).toBe('awaiting-decision');

  const row = { id, application_id: id, number: 'x', outcome: 'grant', decided_by: clerkId, rule_set: 'x', version: 1, proof_token: 'x' };
  await expect(house.deps.db('application_decisions').insert(row)).rejects.toThrow('may not decide it');
});

test('an officer of another unit completes nothing', async () => {
  const id = await lacking(['full-name']);
  const stranger = await house.person();
  await appoint(house.deps.db, { accountId: stranger.accountId, role: 'reception', unitId: 'commune-b' });
  const page = await openAs(new Visitor(), stranger, `${desk}/files/${id}/complete`);
  expect(page.status).toBe(404);
});

test('a file that changed after it was shown is not decided: what changed is said, and nothing is chosen any more', async () => {
  const id = await waiting();
  const page = await openAs(authority, decider, `${desk}/files/${id}`);
  const { db } = house.deps;
  await db('applications')
    .where({ id })
    .update({ version: db.raw('version + 1'), flags: ['reported-not-me'] });
  await db('audit_events').insert({
    event: 'application.reported-not-me',
    actor: 'system',
    application_id: id,
    rule_set: 'x',
    details: {},
  });
  const stopped = await authority.submit(page, { outcome: 'grant', explanation: 'Những lời này' }, { action: '/decide' });
  expect(stopped.status).toBe(409);
  expect(mainOf(stopped)).toContain('Hồ sơ đã thay đổi từ lúc bạn mở');
  expect(mainOf(stopped)).toMatch(/Thay đổi từ lúc bạn mở hồ sơ này:.*Có người báo "không phải tôi"/);
  expect(stopped.html).not.toMatch(/value="grant"[^>]*checked/);
  expect(stopped.html).toContain('Những lời này');
  // Shown now, it can be decided on as it is.
  const chosen = await authority.submit(stopped, { outcome: 'grant' }, { action: '/decide' });
  expect(chosen.url.pathname).toMatch(/^\/decisions\/|\/authorize|\/sign-in/);

  await db('applications')
    .where({ id })
    .update({ version: db.raw('version + 1') });
  const asked = await authority.submit(stopped, { 'item-papers': 'yes' }, { action: '/supplement' });
  expect(asked.status).toBe(409);
  expect((await fileOf(id))?.state).toBe('awaiting-decision');
});
