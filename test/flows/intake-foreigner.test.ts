import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAccount } from '../../src/domain/accounts/queries.ts';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import type { Application } from '../../src/domain/registrations/types.ts';
import { addWorkingDays } from '../../src/lib/working-days.ts';
import { dayOf } from '../../src/lib/days.ts';
import { loadCalendar } from '../../src/domain/units/queries.ts';
import { documentTexts } from '../../views/documents/letter.ts';
import { textsFor } from '../../views/texts/texts.ts';
import { newForeigner } from '../setup/applicants.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import {
  agree,
  beginAtCounter,
  captureFingers,
  clerkOf,
  type Clerk,
  lookForOnlineAccount,
  postBare,
  sendFromCounter,
  type Sitting,
  work,
} from '../setup/intake-visit.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { answerAs, mainOf, openAs } from '../setup/own-doors.ts';
import { readPdf, textOf } from '../setup/pdf-reader.ts';
import { type Page, Visitor } from '../setup/visitor.ts';

/** Of the slip, as long as the register has not answered (D69:13). */
const mayBecome = documentTexts('vi').receipt.mayTakeLonger('7 ngày làm việc');

let house: TestHouse;
let clerk: Clerk;
let decider: TestPerson;

beforeAll(async () => {
  house = await startTestHouse();
  await insertUnits(house.deps.db);
  // Whoever decides stands above (D69:16).
  await house.deps.db('units').where({ id: 'immigration' }).update({ parent_id: 'authority' });
  clerk = await clerkOf(house, 'foreigners', 'immigration-province');
  decider = await house.person();
  await appoint(house.deps.db, { accountId: decider.accountId, role: 'decider', unitId: 'authority' });
});
afterAll(() => house.stop());

async function fileOf({ id }: Sitting): Promise<Application> {
  const file = await findApplication(house.deps.db, id);
  if (!file) throw new Error('the file is gone');
  return file;
}

/** A foreigner is taken in at the counter of the province; the registers are not asked yet. */
async function takeIn(knows: Parameters<typeof newForeigner>[1] = {}): Promise<Sitting> {
  const sitting = await beginAtCounter(house, clerk, newForeigner(house.registers, knows));
  await captureFingers(sitting);
  await lookForOnlineAccount(sitting);
  await agree(sitting);
  await sendFromCounter(sitting);
  return sitting;
}

/** The slip, as it is printed now. */
async function slipOf({ id }: Sitting): Promise<string> {
  const answer = await postBare(clerk, id, { path: 'slip' });
  expect(answer.headers.get('content-type')).toContain('application/pdf');
  return textOf(readPdf(new Uint8Array(await answer.arrayBuffer())));
}

async function grant({ id }: Sitting): Promise<Page> {
  const visitor = new Visitor();
  const file = await openAs(visitor, decider, `${house.deps.settings.backOfficeOrigin}/files/${id}`);
  const asked = await visitor.submit(file, { outcome: 'grant' }, { action: '/decide' });
  return visitor.submit(await answerAs(visitor, decider, asked, 30), {}, { action: '/decisions/' });
}

test('a foreigner is taken in at an immigration office, the file goes to the authority, and its officer grants it', async () => {
  const sitting = await takeIn();
  expect(await fileOf(sitting)).toMatchObject({ state: 'registry-check', unitId: 'immigration-province', channel: 'counter' });
  const events = await house.deps.db('audit_events').where({ application_id: sitting.id }).orderBy('at').pluck('event');
  expect(events).toContain('application.forwarded');
  await work(house);
  expect(await fileOf(sitting)).toMatchObject({ state: 'awaiting-decision', limitCase: 'foreigner-with-reference' });
  expect(house.registers.enrolled).toEqual([]);
  const done = await grant(sitting);
  expect(mainOf(done)).toContain('Đã cấp');
  const { state, accountId = '' } = await fileOf(sitting);
  expect(state).toBe('granted');
  expect(await findAccount(house.deps.db, accountId)).toMatchObject({ state: 'waiting' });
  // Electronic identity cards are for citizens (D69:10).
  expect(await house.deps.db('electronic_identity_cards').where({ account_id: accountId })).toEqual([]);
});

test('without a reference on file the limit is seven working days, face and fingers are enrolled, and the fingers are forgotten', async () => {
  const { registers, deps } = house;
  registers.likeness = { kind: 'no-reference' };
  try {
    const sitting = await takeIn({ hasFace: false, hasFingers: false });
    await work(house);
    await work(house, ['enrol-captures']);
    const { receivedAt = new Date(), ...file } = await fileOf(sitting);
    const seventh = addWorkingDays(dayOf(receivedAt), 7, await loadCalendar(deps.db));
    expect(file).toMatchObject({ state: 'awaiting-decision', limitCase: 'foreigner-without-reference', dueOn: seventh });
    expect(registers.enrolled).toEqual([`I-${sitting.applicant.declared.document?.number}`]);
    expect(await deps.db('held_captures').where({ application_id: sitting.id })).toEqual([]);
    expect(await slipOf(sitting)).not.toContain(mayBecome);
  } finally {
    registers.likeness = { kind: 'compared', score: 0.97 };
  }
});

test('while the register is silent the short limit holds, and the slip says that it may become seven days', async () => {
  const { registers, deps } = house;
  registers.silent.add('immigration');
  try {
    const sitting = await takeIn();
    await work(house);
    expect(mainOf(await sitting.at('result'))).toContain(textsFor('vi').intakeEnd.result.mayTakeLonger);
    const { receivedAt = new Date(), ...file } = await fileOf(sitting);
    const third = addWorkingDays(dayOf(receivedAt), 3, await loadCalendar(deps.db));
    expect(file).toMatchObject({ state: 'registry-check', limitCase: 'foreigner-with-reference', dueOn: third });
    expect(await slipOf(sitting)).toContain(mayBecome);
    expect(registers.enrolled).toHaveLength(1);
  } finally {
    registers.silent.clear();
  }
});
