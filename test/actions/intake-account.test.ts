import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { lookForAccount, answerAccount } from '../../src/domain/registrations/intake/account.ts';
import { saveTk01 } from '../../src/domain/registrations/intake/declared.ts';
import { listFactorsToProve, proveCodeApp } from '../../src/domain/registrations/intake/proofs.ts';
import { readIntake } from '../../src/domain/registrations/intake/queries.ts';
import type { CounterChange } from '../../src/domain/registrations/intake/types.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { type Applicant, newCitizen, newForeigner } from '../setup/applicants.ts';
import { type Counter, keyIn, openAt } from '../setup/counter.ts';
import { credentialDeps, givePassword, giveTotp } from '../setup/credential-holder.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { totpCode } from '../setup/people.ts';
import { type Registers, registersInMemory } from '../setup/registers.ts';

let database: TestDatabase;
let deps: Deps;
let registers: Registers;
let counter: Counter;
let immigration: Counter;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  deps = credentialDeps(db);
  registers = registersInMemory();
  await insertUnits(db);
  const at = async (role: 'reception' | 'immigration-reception', unitId: string): Promise<Counter> => {
    const officerId = await appoint(db, { accountId: await newAccount(db), role, unitId });
    return { deps, registers, officerId, unitId };
  };
  counter = await at('reception', 'commune-a');
  immigration = await at('immigration-reception', 'immigration');
});
beforeEach(() => {
  registers.silent.clear();
  registers.likeness = { kind: 'compared', score: 0.97 };
});
afterAll(() => database.drop());

const row = ({ applicationId }: CounterChange): Promise<Record<string, unknown>> =>
  database.db('applications').where({ id: applicationId }).first();

/** An account of the applicant under their own number. */
async function accountOf({ declared }: Applicant, level: 1 | 2 = 1): Promise<string> {
  const accountId = await newAccount(database.db, { level });
  await database.db('account_numbers').where({ account_id: accountId }).update({ number: declared.personalNumber });
  return accountId;
}

test('an account of level 1 is asked about when the register agrees; the answer raises it or repudiates it', async () => {
  const applicant = newCitizen(registers);
  const accountId = await accountOf(applicant);
  const change = await openAt(counter);
  expect(await lookForAccount(deps, { registries: registers }, change)).toBe('incomplete');
  await keyIn(counter, change, applicant);
  expect(await answerAccount(deps, { ...change, answer: 'mine' })).toBe('none');
  expect(await lookForAccount(deps, { registries: registers }, change)).toBe('asked');
  await answerAccount(deps, { ...change, answer: 'mine' });
  expect(await row(change)).toMatchObject({ account_answer: 'mine', account_id: accountId, repudiates_id: null });
  await answerAccount(deps, { ...change, answer: 'not-mine' });
  expect(await row(change)).toMatchObject({ account_answer: 'not-mine', account_id: null, repudiates_id: accountId });
  await lookForAccount(deps, { registries: registers }, change);
  expect(await row(change)).toMatchObject({ account_answer: 'not-mine' });
});

test('whoever keys another name or birth date learns nothing about the account of a number', async () => {
  const applicant = newCitizen(registers);
  await accountOf(applicant);
  for (const wrong of [{ fullName: 'Nguyễn Văn Khác' }, { birthDate: '1990-03-15' }]) {
    const change = await openAt(counter);
    await saveTk01(deps, { ...change, declared: { ...applicant.declared, ...wrong } });
    expect(await lookForAccount(deps, { registries: registers }, change)).toBe('none');
  }
});

test('while the register is silent the question is asked whenever the number has an account', async () => {
  const applicant = newCitizen(registers);
  await accountOf(applicant);
  registers.silent.add('population');
  const change = await openAt(counter);
  await saveTk01(deps, { ...change, declared: applicant.declared });
  expect(await lookForAccount(deps, { registries: registers }, change)).toBe('asked');
});

test('of an account of level 2 nothing is asked', async () => {
  const applicant = newCitizen(registers);
  await accountOf(applicant, 2);
  const change = await openAt(counter);
  await saveTk01(deps, { ...change, declared: applicant.declared });
  expect(await lookForAccount(deps, { registries: registers }, change)).toBe('level-2');
  expect((await readIntake(database.db, deps.secrets, change.applicationId))?.account).toEqual({ kind: 'none' });
});

test('a foreigner is found by the person of the immigration register, whatever passport they hold now', async () => {
  const applicant = newForeigner(registers);
  const accountId = await newAccount(database.db, { level: 1 });
  const { number = '' } = applicant.declared.document ?? {};
  await database.db('immigration_persons').insert({ immigration_id: `I-${number}`, account_id: accountId });
  const change = await openAt(immigration, 'foreigner-level-2');
  await saveTk01(deps, { ...change, declared: applicant.declared });
  expect(await lookForAccount(deps, { registries: registers }, change)).toBe('asked');
});

test('somebody else keyed afterwards: the answer, its account and what was proved are gone', async () => {
  const applicant = newCitizen(registers);
  const accountId = await accountOf(applicant);
  await giveTotp(deps, accountId);
  const change = await openAt(counter);
  await saveTk01(deps, { ...change, declared: applicant.declared });
  await lookForAccount(deps, { registries: registers }, change);
  await answerAccount(deps, { ...change, answer: 'mine' });
  expect(await proveCodeApp(deps, { ...change, code: totpCode(), address: '203.0.113.9' })).toBe('proved');
  await saveTk01(deps, { ...change, declared: newCitizen(registers).declared });
  expect(await row(change)).toMatchObject({ account_answer: null, account_id: null, account_found_id: null, account_looked_at: null });
  expect(await database.db('application_proofs').where({ application_id: change.applicationId })).toEqual([]);
});

test('the code app is proved by a code, counted and once; what was not proved will be dropped', async () => {
  const applicant = newCitizen(registers);
  const accountId = await accountOf(applicant);
  await givePassword(deps, accountId);
  await giveTotp(deps, accountId);
  const change = await openAt(counter);
  await saveTk01(deps, { ...change, declared: applicant.declared });
  const prove = (code: string): ReturnType<typeof proveCodeApp> => proveCodeApp(deps, { ...change, code, address: '203.0.113.10' });
  expect(await prove(totpCode())).toBe('none');
  await lookForAccount(deps, { registries: registers }, change);
  await answerAccount(deps, { ...change, answer: 'mine' });
  expect(await prove('000000')).toBe('wrong');
  const code = totpCode(1);
  const twenty = await Promise.all(Array.from({ length: 20 }, () => prove(code)));
  expect(twenty.filter((outcome) => outcome === 'proved')).toHaveLength(1);
  expect(await listFactorsToProve(database.db, change.applicationId)).toEqual([
    { kind: 'password', label: undefined, proved: false },
    { kind: 'totp', label: undefined, proved: true },
  ]);
});

test('guesses at the counter end like guesses at every other door', async () => {
  const applicant = newCitizen(registers);
  const accountId = await accountOf(applicant);
  await giveTotp(deps, accountId);
  const change = await openAt(counter);
  await saveTk01(deps, { ...change, declared: applicant.declared });
  await lookForAccount(deps, { registries: registers }, change);
  await answerAccount(deps, { ...change, answer: 'mine' });
  const outcomes: string[] = [];
  for (let tries = 0; tries < 12; tries += 1)
    outcomes.push(await proveCodeApp(deps, { ...change, code: '000000', address: '203.0.113.11' }));
  expect(outcomes[0]).toBe('wrong');
  expect(outcomes.at(-1)).toBe('held');
});
