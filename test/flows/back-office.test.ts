import { afterAll, beforeAll, expect, test } from 'vitest';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { answerAs, mainOf, openAs } from '../setup/own-doors.ts';
import { Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let desk: string;

beforeAll(async () => {
  house = await startTestHouse();
  desk = house.deps.settings.backOfficeOrigin;
  await insertUnits(house.deps.db);
});
afterAll(async () => house.stop());

test('whoever signs in with two factors sees that they have no right yet, by a masked name, and it is written down', async () => {
  const person = await house.person();
  const visitor = new Visitor();
  const page = await openAs(visitor, person, `${desk}/`);
  expect(page.url.href).toBe(`${desk}/`);
  expect(page.status).toBe(403);
  expect(mainOf(page)).toContain('Bạn chưa có quyền ở đây');
  expect(mainOf(page)).toContain('Đ••• T••• Thử');
  expect(page.html).not.toContain(person.login);
  const { rows } = await house.deps.db.raw(`select 1 from audit_events where event = 'desk.refused' and account_id = ?`, [
    person.accountId,
  ]);
  expect(rows).toHaveLength(1);
});

test('a level-1 account comes back with a clear page and no second round', async () => {
  const person = await house.person({ level: 1 });
  const visitor = new Visitor();
  const page = await openAs(visitor, person, `${desk}/`);
  expect(page.url.pathname).toMatch(/\/unreachable$/);
  const back = await visitor.submit(page, {}, { action: '/unreachable' });
  expect(back.url.href).toContain(`${desk}/callback?`);
  expect(back.status).toBe(403);
  expect(mainOf(back)).toContain('Chưa đạt mức cần thiết');
});

test('idle for 15 minutes asks for factors passed now, while the person’s own session lives on', async () => {
  const person = await house.person();
  const visitor = new Visitor();
  await openAs(visitor, person, `${desk}/`);
  await openAs(visitor, person, `${house.issuer}/me`);
  await shiftClock(house.deps.db, '16 minutes');
  try {
    const asked = await visitor.open(`${desk}/`);
    expect(asked.url.pathname).toMatch(/^\/sign-in\//);
    expect((await visitor.open(`${house.issuer}/me`)).url.pathname).toBe('/me');
    const again = await answerAs(visitor, person, asked, 16 * 60);
    expect(again.status).toBe(403);
    expect(mainOf(again)).toContain('Bạn chưa có quyền ở đây');
  } finally {
    await shiftClock(house.deps.db, '0 minutes');
  }
});

test('log-out leads over the provider to a page that does not sign in again', async () => {
  const person = await house.person();
  const visitor = new Visitor();
  const page = await openAs(visitor, person, `${desk}/`);
  expect(page.headers.get('content-security-policy')).toContain(`form-action 'self' ${house.issuer}`);
  const confirm = await visitor.submit(page, {}, { action: '/log-out' });
  expect(confirm.url.href).toContain(`${house.issuer}/session/end`);
  const out = await visitor.submit(confirm, { logout: 'yes' });
  expect(out.url.href).toBe(`${desk}/signed-out`);
  expect((await visitor.open(`${desk}/`)).url.pathname).toMatch(/^\/sign-in\//);
});

test('an officer sees name, role and unit, and in the sandbox that the code stands for a passkey; an ended appointment closes the door at once', async () => {
  const person = await house.person();
  const officerId = await appoint(house.deps.db, {
    accountId: person.accountId,
    role: 'reception',
    unitId: 'commune-a',
    expiresAt: new Date(Date.now() + 86_400_000),
  });
  const visitor = new Visitor();
  const page = await openAs(visitor, person, `${desk}/`);
  expect(page.status).toBe(200);
  const text = mainOf(page);
  expect(text).toContain('Đỗ Thị Thử');
  expect(text).toContain('Tiếp nhận hồ sơ công dân tại Đơn vị commune-a');
  expect(text).toContain('thay cho khóa truy cập');
  expect(text).toContain('thủ tục hai người vận hành');
  await house.deps.db('officers').where({ id: officerId }).update({ ended_at: new Date() });
  const after = await visitor.open(`${desk}/`);
  expect(after.status).toBe(403);
  expect(mainOf(after)).toContain('Bạn chưa có quyền ở đây');
});

test('twelve hours after signing in an officer signs in again, however busy', async () => {
  const person = await house.person();
  await appoint(house.deps.db, { accountId: person.accountId, role: 'reception', unitId: 'commune-a' });
  const visitor = new Visitor();
  await openAs(visitor, person, `${desk}/`);
  try {
    for (let minutes = 14; minutes < 12 * 60; minutes += 14) {
      await shiftClock(house.deps.db, `${minutes} minutes`);
      expect((await visitor.request(`${desk}/`)).status, `after ${minutes} minutes`).toBe(200);
    }
    await shiftClock(house.deps.db, '12 hours');
    expect((await visitor.request(`${desk}/`)).status).toBe(303);
  } finally {
    await shiftClock(house.deps.db, '0 minutes');
  }
});
