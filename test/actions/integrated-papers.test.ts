import { describe, expect, test } from 'vitest';
import { leaveApplication } from '../../src/domain/registrations/leave.ts';
import { askPapers } from '../../src/domain/registrations/papers/ask-papers.ts';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { newCitizen, newForeigner } from '../setup/applicants.ts';
import { asked, at, checks, grant, hear, held, inAccount, later, papers, sent } from '../setup/paper-files.ts';

describe('a grant of level 2', () => {
  test('puts found papers into the account; one of a silent register follows when it answers; one without consent is never asked', async () => {
    const applicant = newCitizen(at.registers);
    const [licence, health] = [held(applicant, 'driving-licence', 'suspended'), held(applicant, 'health-insurance')];
    held(applicant, 'social-insurance');
    at.registers.silent.add('health-insurance');
    const applicationId = await sent(applicant, [licence, health, { kind: 'vehicle-registration', number: 'DKX00001' }]);
    await checks();
    await papers();
    expect((await findApplication(at.database.db, applicationId))?.state).toBe('awaiting-decision');
    expect((await asked(applicationId)).map(({ kind, outcome, attempts }) => [kind, outcome, attempts])).toEqual([
      ['driving-licence', 'found', 0],
      ['health-insurance', null, 1],
      ['vehicle-registration', 'not-found', 0],
    ]);
    const accountId = await grant(applicationId);
    expect(await inAccount(accountId)).toEqual([{ ...licence, status: 'suspended' }]);
    const row = await at.database.db('integrated_papers').where({ account_id: accountId }).first();
    expect(row).toMatchObject({
      register: 'driving-licence',
      application_id: applicationId,
      consent_version: 'v1',
      rule_set: 'decree-69-2024-amended-320-2026',
    });
    expect(JSON.stringify(row)).not.toContain(licence.number);
    await papers();
    expect(await inAccount(accountId)).toHaveLength(1);
    at.registers.silent.clear();
    await later();
    expect(await inAccount(accountId)).toEqual([
      { ...licence, status: 'suspended' },
      { ...health, status: 'valid' },
    ]);
    expect(at.registers.askedPapers.filter((question) => question.startsWith('social-insurance'))).toEqual([]);
    const { length } = at.registers.askedPapers;
    await later();
    expect(at.registers.askedPapers).toHaveLength(length);
  });

  test('comes without a word of any register of papers', async () => {
    const applicant = newCitizen(at.registers);
    const licence = held(applicant, 'driving-licence');
    const applicationId = await sent(applicant, [licence]);
    await checks();
    const accountId = await grant(applicationId);
    expect(await inAccount(accountId)).toEqual([]);
    await papers();
    expect(await inAccount(accountId)).toEqual([{ ...licence, status: 'valid' }]);
  });

  test('asks once more, since nobody heard what was published between answer and grant', async () => {
    const applicant = newCitizen(at.registers);
    const [licence, gone] = [held(applicant, 'driving-licence'), held(applicant, 'social-insurance')];
    const applicationId = await sent(applicant, [licence, gone]);
    await checks();
    await papers();
    const before = at.registers.heldPapers.get(`driving-licence:${licence.number}`);
    if (before) at.registers.heldPapers.set(`driving-licence:${licence.number}`, { ...before, status: 'seized' });
    at.registers.heldPapers.delete(`social-insurance:${gone.number}`);
    const accountId = await grant(applicationId);
    expect(await inAccount(accountId)).toHaveLength(2);
    await papers();
    expect(await inAccount(accountId)).toEqual([{ ...licence, status: 'seized' }]);
  });

  test('of twenty jobs at once, and the grant among them, each paper is in the account once', async () => {
    const applicant = newCitizen(at.registers);
    const wanted = [held(applicant, 'driving-licence'), held(applicant, 'health-insurance')];
    const applicationId = await sent(applicant, wanted);
    await checks();
    const jobs = Array.from({ length: 20 }, () => askPapers(at.deps, { registries: at.registers }, applicationId));
    const [accountId] = await Promise.all([grant(applicationId), ...jobs]);
    await later();
    expect((await inAccount(accountId)).map(({ kind }) => kind).toSorted()).toEqual(['driving-licence', 'health-insurance']);
    expect(await at.database.db('audit_events').where({ account_id: accountId, event: 'paper.integrated' })).toHaveLength(2);
  });

  test('holds nothing that was not agreed to by an own act, whatever was keyed', async () => {
    const applicant = newCitizen(at.registers);
    const applicationId = await sent(applicant, [held(applicant, 'driving-licence')], { agreed: false });
    await checks();
    await papers();
    const accountId = await grant(applicationId);
    await later();
    expect([await asked(applicationId), await inAccount(accountId), at.registers.askedPapers]).toEqual([[], [], []]);
  });

  test('a paper of somebody else, or of a kind that no register confirms, is not integrated', async () => {
    const applicant = newCitizen(at.registers);
    const others = held(newCitizen(at.registers), 'driving-licence');
    const applicationId = await sent(applicant, [
      others,
      { kind: 'tax-code', number: '8000000001' },
      { kind: 'residence-card', number: 'T1' },
    ]);
    await checks();
    await papers();
    expect((await asked(applicationId)).map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['driving-licence', 'not-found'],
      ['tax-code', 'no-register'],
    ]);
    expect(await inAccount(await grant(applicationId))).toEqual([]);
  });
});

test('a foreigner has the residence card that the immigration register knows', async () => {
  const applicant = newForeigner(at.registers);
  const card = { kind: 'residence-card', number: `T${applicant.declared.document?.number}` };
  const applicationId = await sent(applicant, [card], { procedure: 'foreigner-level-2' });
  await checks();
  await papers();
  const accountId = await grant(applicationId);
  expect(await inAccount(accountId)).toEqual([{ ...card, status: 'valid' }]);
  const person = (await at.database.db('immigration_persons').where({ account_id: accountId }).first()).immigration_id;
  await hear('immigration', person, { kind: 'residence-ended' });
  expect(await inAccount(accountId)).toEqual([{ ...card, status: 'expired' }]);
});

test('level 1: nobody is asked, nothing is integrated', async () => {
  const applicant = newCitizen(at.registers);
  const applicationId = await sent(applicant, [held(applicant, 'driving-licence')], { procedure: 'citizen-level-1' });
  await checks();
  await papers();
  await askPapers(at.deps, { registries: at.registers }, applicationId);
  const granted = await findApplication(at.database.db, applicationId);
  expect([granted?.state, at.registers.askedPapers, await asked(applicationId)]).toEqual(['granted', [], []]);
  expect(await inAccount(granted?.accountId ?? '')).toEqual([]);
});

test('what was answered about papers goes with a file that ends without an account, and is not asked again', async () => {
  const applicant = newCitizen(at.registers);
  const applicationId = await sent(applicant, [held(applicant, 'driving-licence')]);
  await papers();
  expect(await asked(applicationId)).toHaveLength(1);
  await inTransaction(at.database.db, (tx) =>
    leaveApplication(tx, { applicationId, event: 'withdraw', actor: `applicant:${applicationId}` }),
  );
  expect(await asked(applicationId)).toEqual([]);
  at.registers.askedPapers.length = 0;
  await askPapers(at.deps, { registries: at.registers }, applicationId);
  expect([at.registers.askedPapers, await asked(applicationId)]).toEqual([[], []]);
});
