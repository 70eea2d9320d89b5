import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAccount, newFile } from '../setup/files-of-units.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { mainOf, openAs } from '../setup/own-doors.ts';
import { Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let desk: string;
let visitor: Visitor;
let officerId: string;
beforeAll(async () => {
  house = await startTestHouse();
  desk = house.deps.settings.backOfficeOrigin;
  await insertUnits(house.deps.db);
  const person = await house.person();
  officerId = await appoint(house.deps.db, { accountId: person.accountId, role: 'decider', unitId: 'authority' });
  visitor = new Visitor();
  await openAs(visitor, person, `${desk}/`);
});
afterAll(async () => house.stop());

test('a search and a view are audit rows with whom they showed; no name or number stands in an address; contacts are masked', async () => {
  const { db } = house.deps;
  const accountId = await newAccount(db, { fullName: 'Lương Thị Ngát' });
  await db('people').where({ id: accountId }).update({ phone: '+84912345678', email: 'ngat@example.com' });
  const fileId = await newFile(db, { unitId: 'commune-a', account_id: accountId, reference: 'DD-NGAT-0001' });

  const page = await visitor.open(`${desk}/people`);
  const found = await visitor.submit(page, { query: 'luong thi ngat', year: '1991' }, { action: '/people' });
  expect(found.url.href).toBe(`${desk}/people`);
  expect(mainOf(found)).toContain('Lương Thị Ngát 03/02/1991');
  expect(await db('audit_events').where({ event: 'people-list.viewed' })).toMatchObject([
    { actor: `officer:${officerId}`, details: { by: 'name', accounts: [accountId] } },
  ]);

  const person = await visitor.open(`${desk}/people/${accountId}`);
  expect(mainOf(person)).toContain('DD-NGAT-0001');
  expect(mainOf(person)).toContain('n•••@example.com');
  expect(person.html).not.toContain('91234567');
  expect(person.html).toContain(`/files/${fileId}`);
  expect(/<title>.*<\/title>/.exec(person.html)?.[0]).not.toContain('Ngát');
  expect(await db('audit_events').where({ event: 'person.viewed', account_id: accountId })).toHaveLength(1);

  const { number } = await db('account_numbers').where({ account_id: accountId }).first('number');
  const spaced = `${number.slice(0, 4)} ${number.slice(4)}`;
  expect(mainOf(await visitor.submit(page, { query: spaced, year: '' }, { action: '/people' }))).toContain('Lương Thị Ngát');
  expect(mainOf(await visitor.submit(page, { query: '005011111111', year: '' }, { action: '/people' }))).toContain('Không tìm thấy');
});

test.each([
  [{ query: 'x', year: '' }, 422],
  [{ query: 'x'.repeat(101), year: '' }, 422],
  [{ query: 'an', year: '19x' }, 422],
  [{ query: '٣٤٥'.repeat(40).slice(0, 100), year: '' }, 200],
  [{ query: '\u0000\u0000\u0000', year: '' }, 422],
  [{ query: '<script>alert(1)</script>', year: '' }, 200],
])('typed %j is answered with %i', async (fields, status) => {
  const page = await visitor.open(`${desk}/people`);
  const answer = await visitor.submit(page, fields, { action: '/people' });
  expect([status, 400]).toContain(answer.status);
  expect(answer.html).not.toContain('<script>alert');
});

test('nobody is found behind an id that is none, or belongs to no person', async () => {
  expect((await visitor.open(`${desk}/people/x`)).status).toBe(404);
  expect((await visitor.open(`${desk}/people/7c1d2f7e-0000-4000-8000-000000000001`)).status).toBe(404);
});
