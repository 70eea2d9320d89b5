import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantedFile } from '../setup/granted-file.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { mainOf, openAs } from '../setup/own-doors.ts';
import { newCitizen } from '../setup/applicants.ts';
import { type Page, Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let desk: string;
const visitor = new Visitor();
beforeAll(async () => {
  house = await startTestHouse();
  desk = house.deps.settings.backOfficeOrigin;
  await insertUnits(house.deps.db);
  const person = await house.person();
  await appoint(house.deps.db, { accountId: person.accountId, role: 'hotline', unitId: 'authority' });
  await openAs(visitor, person, `${desk}/calls`);
});
afterAll(async () => house.stop());

const knows = { address: 'Phường Bến Mẫu, Tỉnh Sông Mẫu', phone: '+84912345678', earlierNumbers: ['003090999999'] };

/** By a part of the question: what the registers of this house hold. */
const right: Readonly<Record<string, string>> = {
  'được cấp ngày nào': '01/08/2024',
  'có giá trị đến': '14/03/2030',
  'thường trú': 'Bến Mẫu',
  'Bốn số cuối': '5678',
  'trước đây': '003090999999',
};

function answersTo(page: Page): string[] {
  const labels = [...page.html.matchAll(/<label[^>]*>(.*?)<\/label>/g)].map(([, text = '']) => text);
  return labels.map((label) => Object.entries(right).find(([words]) => label.includes(words))?.[1] ?? '');
}

async function say(page: Page, [answer1 = '', answer2 = '', answer3 = '']: readonly string[]): Promise<Page> {
  return visitor.submit(page, { answer1, answer2, answer3 }, { action: '/calls/' });
}

test('a caller fails with one wrong answer, is verified with three right ones, and the window is opened; no page holds a right answer', async () => {
  const { db, secrets } = house.deps;
  const number = newCitizen(house.registers, knows).declared.personalNumber ?? '';
  const { accountId, activationId } = await grantedFile(db, { level: 2, unitId: 'commune-a', secrets, phone: '+84912345678' });
  await db('account_numbers').insert({ number, account_id: accountId, kind: 'personal' });
  await db('activations').where({ id: activationId }).update({ state: 'overdue', delivered_at: new Date(), ends_on: '2026-01-05' });

  const begin = await visitor.open(`${desk}/calls`);
  const first = await visitor.submit(begin, { number }, { action: '/calls' });
  expect(first.url.pathname).toMatch(/^\/calls\/[0-9a-f-]{36}$/);
  expect(answersTo(first).filter(Boolean)).toHaveLength(3);
  for (const one of ['2024', '2030', 'Bến Mẫu', '5678', '003090']) expect(first.html).not.toContain(one);
  const failed = await say(first, ['sai', ...answersTo(first).slice(1)]);
  expect(mainOf(failed)).toContain('Không xác minh được');

  const second = await visitor.submit(begin, { number }, { action: '/calls' });
  const passed = await say(second, answersTo(second));
  expect(mainOf(passed)).toContain('Đã xác minh');
  expect(mainOf(await visitor.submit(passed, {}, { action: '/reopen' }))).toContain('Đã mở lại thời hạn');
  expect(await db('activations').where({ id: activationId }).first('state')).toEqual({ state: 'waiting' });
});

test('a number that nobody has is asked about too, and what is no number is said to be none', async () => {
  const begin = await visitor.open(`${desk}/calls`);
  const stranger = await visitor.submit(begin, { number: '005199999999' }, { action: '/calls' });
  expect(stranger.html.match(/<label/g)).toHaveLength(3);
  const none = await visitor.submit(begin, { number: '?' }, { action: '/calls' });
  expect(none.status).toBe(422);
  expect(mainOf(none)).toContain('Nhập số định danh');
});
