import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findOfficer } from '../../src/domain/officers/queries.ts';
import type { Officer } from '../../src/domain/officers/types.ts';
import { type AnswerOutcome, answerCall, beginCall, findCall } from '../../src/domain/registrations/hotline/calls.ts';
import { purgeCalls, reopenByCall } from '../../src/domain/registrations/hotline/reopen.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { type CallerRegisters, callerRegisters, rightAnswers } from '../setup/caller-registers.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { deskDeps } from '../setup/desk-visit.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { grantedFile } from '../setup/granted-file.ts';
import { appoint, insertUnits } from '../setup/officers.ts';

let database: TestDatabase;
let deps: Deps;
let officer: Officer;
beforeAll(async () => {
  database = await createTestDatabase({ max: 25 });
  deps = deskDeps(database.db);
  await insertUnits(database.db);
  officer = await hotlineOfficer('authority');
});
afterAll(() => database.drop());

async function hotlineOfficer(unitId: string): Promise<Officer> {
  const accountId = await newAccount(database.db);
  await appoint(database.db, { accountId, role: 'hotline', unitId });
  const found = await findOfficer(database.db, accountId);
  if (!found) throw new Error('no officer');
  return found;
}

let registers: CallerRegisters;
let number: string;
let accountId: string;
let activationId: string;
beforeEach(async () => {
  number = `0051${String(randomInt(1e8)).padStart(8, '0')}`;
  registers = callerRegisters(number);
  ({ accountId, activationId } = await grantedFile(database.db, {
    level: 2,
    unitId: 'commune-a',
    secrets: deps.secrets,
    phone: '+84912345678',
  }));
  await database.db('account_numbers').insert({ number, account_id: accountId, kind: 'personal' });
  await database
    .db('activations')
    .where({ id: activationId })
    .update({ state: 'overdue', delivered_at: new Date(), ends_on: '2026-01-05' });
});

const begin = async (typed = number, who = officer): Promise<ReturnType<typeof beginCall>> =>
  beginCall(deps, registers, { number: typed, officer: who, requestId: 'r1' });

async function asked(typed = number, who = officer): Promise<string> {
  const begun = await begin(typed, who);
  if (begun.kind !== 'asked') throw new Error(begun.kind);
  return begun.callId;
}

async function answer(callId: string, how: 'right' | 'wrong' | 'one-wrong', who = officer): Promise<AnswerOutcome> {
  const call = await findCall(database.db, { callId, officerId: who.id });
  const said = (call?.questions ?? []).map((question, at) =>
    how === 'right' || (how === 'one-wrong' && at > 0) ? (rightAnswers[question] ?? '') : 'something else',
  );
  return answerCall(deps, registers, { callId, officer: who, said, requestId: 'r2' });
}

const reopen = async (callId: string, who = officer): Promise<string> => (await reopenByCall(deps, { callId, officer: who })).kind;

test('who answers all three questions has the window opened, once, and nothing else happens', async () => {
  const before = await database.db('application_contacts').select('*').orderBy('address');
  const callId = await asked();
  expect((await findCall(database.db, { callId, officerId: officer.id }))?.stage).toBe('asked');
  expect(await answer(callId, 'right')).toEqual({ kind: 'passed' });
  expect((await findCall(database.db, { callId, officerId: officer.id }))?.stage).toBe('passed');
  const opened = await Promise.all(Array.from({ length: 20 }, async () => reopen(callId)));
  expect(opened.filter((kind) => kind === 'reopened')).toHaveLength(1);
  expect(await database.db('activations').where({ id: activationId }).first()).toMatchObject({ state: 'waiting', reopened_by: officer.id });
  expect(await database.db('accounts').where({ id: accountId }).first('state')).toEqual({ state: 'waiting' });
  expect(await database.db('application_contacts').select('*').orderBy('address')).toEqual(before);
  expect((await findCall(database.db, { callId, officerId: officer.id }))?.stage).toBe('reopened');
  const events = await database
    .db('audit_events')
    .where({ account_id: accountId, actor: `officer:${officer.id}` })
    .orderBy('id')
    .pluck('event');
  expect(events).toEqual(['call.begun', 'call.verified', 'activation.reopened']);
});

test('one wrong answer is enough, and three failed calls a day are all, whoever takes them', async () => {
  const other = await hotlineOfficer('authority');
  for (const who of [officer, other, officer]) expect(await answer(await asked(number, who), 'one-wrong', who)).toEqual({ kind: 'failed' });
  expect(await begin()).toEqual({ kind: 'held' });
  expect(await begin(number, other)).toEqual({ kind: 'held' });
  expect(await reopen('7c1d2f7e-0000-4000-8000-000000000001')).toBe('gone');
  try {
    await shiftClock(database.db, '25 hours');
    expect((await begin()).kind).toBe('asked');
  } finally {
    await shiftClock(database.db, '0 minutes');
  }
});

test('twenty answers at once count once; twenty open calls at once fail three times', async () => {
  const callId = await asked();
  const answers = await Promise.all(Array.from({ length: 20 }, async () => answer(callId, 'wrong')));
  expect(answers.filter(({ kind }) => kind === 'failed')).toHaveLength(1);
  const calls = await Promise.all(Array.from({ length: 20 }, async () => asked()));
  const more = await Promise.all(calls.map(async (one) => answer(one, 'wrong')));
  expect(more.filter(({ kind }) => kind === 'failed')).toHaveLength(2);
  expect(more.filter(({ kind }) => kind === 'held')).toHaveLength(18);
});

test('a number that nobody has looks the same: questions, failure, three of them', async () => {
  const stranger = '005199999999';
  for (let times = 0; times < 3; times += 1) {
    const callId = await asked(stranger);
    const call = await findCall(database.db, { callId, officerId: officer.id });
    expect(call?.questions).toHaveLength(3);
    expect(await answer(callId, 'right')).toEqual({ kind: 'failed' });
    expect(await reopen(callId)).toBe('gone');
  }
  expect(await begin(stranger)).toEqual({ kind: 'held' });
  expect(await begin('x')).toEqual({ kind: 'not-a-number' });
  expect(JSON.stringify(await database.db('hotline_calls'))).not.toContain(stranger);
});

test('who begins again is asked the same, so that nobody waits for easy questions', async () => {
  const [first, second] = [await asked(), await asked()];
  const questions = async (callId: string) => (await findCall(database.db, { callId, officerId: officer.id }))?.questions;
  expect(await questions(second)).toEqual(await questions(first));
});

test('a register that is silent counts nothing', async () => {
  const callId = await asked();
  registers.silent = true;
  expect(await begin()).toEqual({ kind: 'registry-silent' });
  expect(await answer(callId, 'right')).toEqual({ kind: 'registry-silent' });
  registers.silent = false;
  expect(await answer(callId, 'right')).toEqual({ kind: 'passed' });
});

describe('a call', () => {
  test('is good for its officer alone, and for a quarter of an hour', async () => {
    const callId = await asked();
    const other = await hotlineOfficer('authority');
    expect(await findCall(database.db, { callId, officerId: other.id })).toBeUndefined();
    expect(await answer(callId, 'right', other)).toEqual({ kind: 'gone' });
    try {
      await shiftClock(database.db, '15 minutes');
      expect(await answer(callId, 'right')).toEqual({ kind: 'gone' });
      expect((await findCall(database.db, { callId, officerId: officer.id }))?.stage).toBe('over');
      await shiftClock(database.db, '0 minutes');
      expect(await answer(callId, 'right')).toEqual({ kind: 'passed' });
      expect(await reopen(callId, other)).toBe('gone');
      await shiftClock(database.db, '15 minutes');
      expect(await reopen(callId)).toBe('gone');
    } finally {
      await shiftClock(database.db, '0 minutes');
    }
    expect(await reopen(callId)).toBe('reopened');
  });

  test('fails for an account whose file lies with a unit out of reach', async () => {
    await database.db('applications').where({ account_id: accountId }).update({ unit_id: 'immigration-province' });
    expect(await answer(await asked(), 'right')).toEqual({ kind: 'failed' });
  });

  test('opens nothing where the window is not over', async () => {
    await database.db('activations').where({ id: activationId }).update({ state: 'waiting', ends_on: '2099-01-05' });
    const callId = await asked();
    expect(await answer(callId, 'right')).toEqual({ kind: 'passed' });
    expect(await reopen(callId)).toBe('nothing-to-open');
  });
});

test('foreigners are asked what the immigration register holds, by the passport of their file', async () => {
  const document = { kind: 'passport', number: 'P1234567', issuingState: 'PHL' };
  const declared = deps.secrets.seal('application', JSON.stringify({ fullName: 'MARIA SANTOS', document }));
  await database
    .db('applications')
    .where({ account_id: accountId })
    .update({ subject_kind: 'foreigner', procedure: 'foreigner-level-2', declared, unit_id: 'authority' });
  const callId = await asked();
  const call = await findCall(database.db, { callId, officerId: officer.id });
  expect(call?.questions.toSorted()).toEqual(['document-expires-on', 'residence-card-end', 'residence-card-expires-on']);
  expect(await answer(callId, 'right')).toEqual({ kind: 'passed' });
});

test('an earlier number is no answer to itself', async () => {
  await database.db('account_numbers').insert({ number: '001091000009', account_id: accountId, kind: 'personal', valid_to: new Date() });
  const seen = new Set<string>();
  for (let times = 0; times < 6; times += 1) {
    const call = await findCall(database.db, { callId: await asked('001091000009'), officerId: officer.id });
    for (const question of call?.questions ?? []) seen.add(question);
    await database.db('hotline_calls').where({ account_id: accountId }).del();
  }
  expect(seen.has('earlier-number')).toBe(false);
});

test('calls of last month go', async () => {
  try {
    await shiftClock(database.db, '33 days');
    expect(await purgeCalls(database.db, 1000)).toBeGreaterThan(0);
  } finally {
    await shiftClock(database.db, '0 minutes');
  }
  expect(await database.db('hotline_calls')).toEqual([]);
});
