import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findOfficer } from '../../src/domain/officers/queries.ts';
import type { Officer } from '../../src/domain/officers/types.ts';
import { proofOfficer } from '../../src/domain/registrations/proofing/proof-officer.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { deskDeps } from '../setup/desk-visit.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { type Registers, registersInMemory } from '../setup/registers.ts';

let database: TestDatabase;
let deps: Deps;
let reception: Officer;
beforeAll(async () => {
  database = await createTestDatabase({ max: 25 });
  deps = deskDeps(database.db);
  await insertUnits(database.db);
  const accountId = await newAccount(database.db);
  await appoint(database.db, { accountId, role: 'reception', unitId: 'commune-a' });
  reception = await officerOf(accountId);
});
afterAll(() => database.drop());

async function officerOf(accountId: string): Promise<Officer> {
  const officer = await findOfficer(database.db, accountId);
  if (!officer) throw new Error('no officer');
  return officer;
}

let registers: Registers;
let colleague: string;
let number: string;
beforeEach(async () => {
  registers = registersInMemory();
  colleague = await newAccount(database.db);
  await appoint(database.db, {
    accountId: colleague,
    role: 'decider',
    unitId: 'authority',
    expiresAt: new Date(Date.now() + 30 * 86_400_000),
  });
  number = (await database.db('account_numbers').where({ account_id: colleague }).first('number')).number;
  registers.cards.set(number, {
    personalNumber: number,
    cardNumber: number,
    kind: 'identity-card',
    hasChip: true,
    issuedOn: '2024-08-01',
    expiresOn: '2030-03-14',
    status: 'valid',
  });
});

const proof = async (of = number, officer = reception): Promise<string> =>
  proofOfficer(deps, { registries: registers }, { number: of, jpeg: new Uint8Array([1]), officer, requestId: 'r1' });

test('a face that the register knows and a valid card take away the end, once, with an audit row', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, async () => proof()));
  expect(answers.filter((answer) => answer === 'proofed')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'not-waiting')).toHaveLength(19);
  expect((await officerOf(colleague)).endsAt).toBeUndefined();
  const rows = await database.db('audit_events').where({ event: 'officer.proofed', account_id: colleague });
  expect(rows).toMatchObject([{ actor: `officer:${reception.id}`, request_id: 'r1' }]);
});

test('another face, three times a day at most; then no face helps until tomorrow', async () => {
  registers.likeness = { kind: 'compared', score: 0.2 };
  const answers = await Promise.all(Array.from({ length: 20 }, async () => proof()));
  expect(answers.filter((answer) => answer === 'face-differs')).toHaveLength(3);
  expect(answers.filter((answer) => answer === 'held')).toHaveLength(17);
  registers.likeness = { kind: 'compared', score: 0.97 };
  expect(await proof()).toBe('held');
  try {
    await shiftClock(database.db, '25 hours');
    expect(await proof()).toBe('proofed');
  } finally {
    await shiftClock(database.db, '0 minutes');
  }
});

test.each([{ kind: 'no-reference' }, { kind: 'poor-capture' }, { kind: 'compared', score: 0.7 }] as const)(
  'a comparison that says %j proofs nobody',
  async (likeness) => {
    registers.likeness = likeness;
    expect(await proof()).toBe('face-differs');
    expect((await officerOf(colleague)).endsAt).toBeDefined();
  },
);

test('a card that is held, run out or missing proofs nobody', async () => {
  const card = registers.cards.get(number);
  if (!card) throw new Error('no card');
  registers.cards.set(number, { ...card, status: 'held' });
  expect(await proof()).toBe('card-not-valid');
  registers.cards.set(number, { ...card, expiresOn: '2024-01-01' });
  expect(await proof()).toBe('card-not-valid');
  registers.cards.delete(number);
  expect(await proof()).toBe('card-not-valid');
});

test('nobody proofs themselves; who is no such officer, was proofed, or whose time ran out waits for nothing', async () => {
  expect(await proof(number, await officerOf(colleague))).toBe('own');
  expect(await proof('005199999999')).toBe('not-waiting');
  expect(await proof('?')).toBe('not-waiting');
  const { number: other } = await database.db('account_numbers').where({ account_id: reception.accountId }).first('number');
  expect(await proof(other, await officerOf(colleague))).toBe('not-waiting');
  await database
    .db('officers')
    .where({ account_id: colleague })
    .update({ expires_at: new Date(Date.now() - 1000) });
  expect(await proof()).toBe('not-waiting');
});

test('a register that is silent counts nothing', async () => {
  registers.silent.add('idCard');
  for (let times = 0; times < 4; times += 1) expect(await proof()).toBe('registry-silent');
  registers.silent.clear();
  expect(await proof()).toBe('proofed');
});
