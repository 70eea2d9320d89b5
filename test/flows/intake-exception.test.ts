import { afterAll, beforeAll, expect, test } from 'vitest';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import { newCitizen } from '../setup/applicants.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import {
  agree,
  beginAtCounter,
  captureFingers,
  clerkOf,
  type Clerk,
  lookForOnlineAccount,
  noteFingers,
  postBare,
  sendFromCounter,
  work,
} from '../setup/intake-visit.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { answerAs, mainOf, openAs } from '../setup/own-doors.ts';
import { Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let clerk: Clerk;
let colleague: Clerk;
let stranger: Clerk;

beforeAll(async () => {
  house = await startTestHouse();
  await insertUnits(house.deps.db);
  clerk = await clerkOf(house, 'citizens', 'commune-a');
  colleague = await clerkOf(house, 'citizens', 'commune-a');
  stranger = await clerkOf(house, 'citizens', 'commune-b');
});
afterAll(() => house.stop());

const why = { reason: 'amputated', furtherCheck: 'paper-shown', words: 'Mất hai bàn tay; đã xem giấy xác nhận' } as const;
const exceptionOf = (id: string): Promise<Record<string, unknown> | undefined> =>
  house.deps.db('biometric_exceptions').where({ application_id: id }).first();

test('somebody without hands is taken in: reason, further check, a second officer in their own sign-in, and the decision on the face', async () => {
  const sitting = await beginAtCounter(house, clerk, newCitizen(house.registers));
  const { id, at } = sitting;
  const page = await noteFingers(sitting, 'missing');
  expect(page.url.pathname).toMatch(/\/exception$/);
  const refused = await clerk.visitor.submit(page, {}, { action: '/exception' });
  expect(refused.status).toBe(422);
  expect(await exceptionOf(id)).toBeUndefined();
  await clerk.visitor.submit(refused, why, { action: '/exception' });
  await lookForOnlineAccount(sitting);
  await agree(sitting);

  // Without the second officer nothing is sent.
  expect((await postBare(clerk, id, { path: 'send' })).status).toBe(422);
  expect((await findApplication(house.deps.db, id))?.state).toBe('draft');

  const toConfirm = await colleague.visitor.open(colleague.list.url);
  expect(toConfirm.html).toContain(`/intake/citizens/${id}/confirm`);
  const confirm = await colleague.visitor.open(new URL(`/intake/citizens/${id}/confirm`, colleague.list.url));
  expect(mainOf(confirm)).toContain(why.words);
  await colleague.visitor.submit(confirm, {}, { action: '/confirm' });
  expect(await exceptionOf(id)).toMatchObject({ stated_by: clerk.officerId, confirmed_by: colleague.officerId });

  // The statement was about the file as it stood: a second officer takes nothing of it away.
  expect((await at('check')).status).toBe(200);
  const sent = await sendFromCounter(sitting);
  expect(sent.url.pathname).toMatch(/\/result$/);
  await work(house);
  expect(await findApplication(house.deps.db, id)).toMatchObject({ state: 'awaiting-decision', flags: ['biometric-exception'] });
  const checks = await house.deps.db('application_checks').where({ application_id: id }).select('name', 'outcome');
  expect(checks).toContainEqual({ name: 'face', outcome: 'pass' });

  const decider = await house.person();
  await appoint(house.deps.db, { accountId: decider.accountId, role: 'decider', unitId: 'authority' });
  const visitor = new Visitor();
  const file = await openAs(visitor, decider, `${house.deps.settings.backOfficeOrigin}/files/${id}`);
  expect(mainOf(file)).toContain('Có ngoại lệ khi lấy khuôn mặt hoặc vân tay');
  const asked = await visitor.submit(file, { outcome: 'grant' }, { action: '/decide' });
  await visitor.submit(await answerAs(visitor, decider, asked, 30), {}, { action: '/decisions/' });
  expect((await findApplication(house.deps.db, id))?.state).toBe('granted');
});

test('neither the officer who keys the file nor one of another unit confirms, also not by posting to the address', async () => {
  const sitting = await beginAtCounter(house, clerk, newCitizen(house.registers));
  const { id } = sitting;
  await clerk.visitor.submit(await noteFingers(sitting, 'injured'), why, { action: '/exception' });
  for (const officer of [clerk, stranger]) {
    await postBare(officer, id, { path: 'confirm' });
    expect(await exceptionOf(id)).toMatchObject({ confirmed_by: null });
  }
  // Fingers that change afterwards are other fingers.
  await captureFingers(sitting);
  expect(await exceptionOf(id)).toBeUndefined();
});
