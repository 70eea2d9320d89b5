import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkIdentities } from '../../src/domain/registrations/identities/link.ts';
import { findTwoIdentities } from '../../src/domain/registrations/identities/queries.ts';
import { linkState } from '../../src/domain/registrations/identities/rules.ts';
import { findApplication, purposes } from '../../src/domain/registrations/queries.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { newCitizen, newDraft, newForeigner } from '../setup/applicants.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { registersInMemory } from '../setup/registers.ts';
import { depsOn } from '../setup/running-files.ts';

let database: TestDatabase;
let officerId: string;
let deps: Deps;
const registers = registersInMemory();

beforeAll(async () => {
  database = await createTestDatabase();
  deps = depsOn(database.db);
  await insertUnits(database.db);
  officerId = await appoint(database.db, { accountId: await newAccount(database.db), role: 'decider', unitId: 'authority' });
});
afterAll(() => database.drop());

/** A citizen's file, and an earlier one of the same person as a foreigner of whom the register said that they became this citizen. */
async function naturalised() {
  const { db, secrets } = deps;
  const citizen = newCitizen(registers);
  const number = citizen.declared.personalNumber ?? '';
  const foreigner = newForeigner(registers, { naturalisedAs: number, immigrationId: `I-${randomUUID()}` });
  const { document } = foreigner.declared;
  const record = registers.foreigners.get(`PHL:${document?.number}`);
  const unitId = 'commune-a';
  const citizenFile = await newDraft(deps, citizen, { procedure: 'citizen-level-2', unitId });
  const foreignFile = await newDraft(deps, foreigner, { procedure: 'foreigner-level-1' });
  await db('application_checks').insert({
    application_id: foreignFile,
    name: 'immigration',
    round: 1,
    outcome: 'unclear',
    findings: ['naturalised'],
    answer: secrets.seal(purposes.answer, JSON.stringify({ kind: 'found', data: record })),
    answered_at: db.raw('app_now()'),
  });
  const [asCitizen, asForeigner] = [await newAccount(db), await newAccount(db)];
  await db('account_numbers').where({ account_id: asCitizen }).update({ number });
  await db('immigration_persons').insert({ immigration_id: record?.immigrationId, account_id: asForeigner });
  return { citizenFile, foreignFile, asCitizen, asForeigner };
}

test('twice asked is once linked, from either file, with one audit row; both accounts stay as they are', async () => {
  const { citizenFile, foreignFile, asCitizen, asForeigner } = await naturalised();
  const before = await database.db('accounts').whereIn('id', [asCitizen, asForeigner]).orderBy('id');
  const link = (applicationId: string) => linkIdentities(deps, { applicationId, officerId, requestId: 'test' });
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => link(index % 2 === 0 ? citizenFile : foreignFile)));
  expect(outcomes.filter((outcome) => outcome === 'linked')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'linked-before')).toHaveLength(19);
  const file = await findApplication(deps.db, citizenFile);
  expect(file && linkState(await findTwoIdentities(deps, file))).toBe('linked');
  expect(await database.db('linked_identities').where({ account_id: asCitizen })).toMatchObject([
    { account_id_other: asForeigner, linked_by: officerId },
  ]);
  expect(await database.db('audit_events').where({ event: 'identities.linked', account_id: asCitizen })).toHaveLength(1);
  expect(await database.db('accounts').whereIn('id', [asCitizen, asForeigner]).orderBy('id')).toEqual(before);
});

test('whom no register calls naturalised has nothing to link', async () => {
  const id = await newDraft(deps, newCitizen(registers), { procedure: 'citizen-level-2', unitId: 'commune-a' });
  expect(await linkIdentities(deps, { applicationId: id, officerId, requestId: 'test' })).toBe('none');
});

test('only two different accounts that are nobody else’s can be linked', () => {
  const [citizen, foreigner] = [
    { accountId: 'a', state: 'active' },
    { accountId: 'b', state: 'locked' },
  ] as const;
  expect(linkState({ citizen, foreigner, isLinked: false })).toBe('linkable');
  expect(linkState({ citizen, foreigner, isLinked: true })).toBe('linked');
  expect(linkState({ citizen, foreigner: undefined, isLinked: false })).toBe('none');
  expect(linkState({ citizen, foreigner: citizen, isLinked: false })).toBe('none');
  expect(linkState({ citizen, foreigner: { accountId: 'b', state: 'repudiated' }, isLinked: false })).toBe('none');
});
