import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { mainOf, openAs } from '../setup/own-doors.ts';
import { Visitor } from '../setup/visitor.ts';

/** The rules in words, for every officer. */
let house: TestHouse;
let desk: string;
const visitor = new Visitor();

beforeAll(async () => {
  house = await startTestHouse();
  desk = house.deps.settings.backOfficeOrigin;
  await insertUnits(house.deps.db);
  const person = await house.person();
  await appoint(house.deps.db, { accountId: person.accountId, role: 'hotline', unitId: 'authority' });
  await openAs(visitor, person, `${desk}/`);
});
afterAll(() => house.stop());

test('the desk leads to the rules of today, with every generation beside them', async () => {
  expect((await visitor.open(`${desk}/`)).html).toContain('href="/rules"');
  const page = await visitor.open(`${desk}/rules`);
  expect(page.url.pathname).toMatch(/^\/rules\/decree-69-2024-amended-320-2026\/who$/);
  expect(mainOf(page)).toContain('Áp dụng từ ngày 28/09/2026');
  expect(page.html).toContain('href="/rules/decree-59-2022/who"');
});

test('every chapter of every generation opens', async () => {
  const today = await visitor.open(`${desk}/rules`);
  const generations = [...new Set([...today.html.matchAll(/href="(\/rules\/[^/"]+\/who)"/g)].map(([, path = '']) => path))];
  expect(generations).toHaveLength(5);
  for (const generation of generations) {
    const first = await visitor.open(`${desk}${generation}`);
    const chapters = [...first.html.matchAll(/href="(\/rules\/[^"]+)"/g)].map(([, path = '']) => path);
    for (const path of new Set(chapters)) expect((await visitor.open(`${desk}${path}`)).status, path).toBe(200);
  }
});

test('differences are shown with the generation that follows, for the last one with that before', async () => {
  const earlier = await visitor.open(`${desk}/rules/decree-59-2022/differences`);
  expect(mainOf(earlier)).toContain('Từ Nghị định 59/2022 sang Nghị định 69/2024, áp dụng từ ngày 01/07/2024');
  expect(mainOf(earlier)).toContain('Áp dụng đến hết ngày 30/06/2024');
  const last = await visitor.open(`${desk}/rules/decree-69-2024-amended-320-2026/differences`);
  expect(mainOf(last)).toContain('sang Nghị định 69/2024, sửa đổi năm 2026');
});

test('a dry run counts open files', async () => {
  const page = await visitor.open(`${desk}/rules/decree-59-2022/dry-run`);
  expect(mainOf(page)).toContain('Không hồ sơ nào bị thay đổi');
  expect(mainOf(page)).toMatch(/Đã xem \d+ trong \d+ hồ sơ đang mở/);
});

test.each([
  '/rules/x/who',
  '/rules/decree-59-2022/x',
  '/rules/decree-59-2022/sectors',
  '/rules/__proto__/who',
  '/rules/decree-59-2022/__proto__',
])('%s is no page', async (path) => {
  expect((await visitor.open(`${desk}${path}`)).status).toBe(404);
});
