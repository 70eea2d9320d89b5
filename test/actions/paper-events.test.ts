import { describe, expect, test } from 'vitest';
import { askPapers } from '../../src/domain/registrations/papers/ask-papers.ts';
import { newCitizen } from '../setup/applicants.ts';
import { at, checks, grant, hear, held, inAccount, later, papers, sent, seqs, tasks } from '../setup/paper-files.ts';

describe('what a register publishes about a paper', () => {
  test('changes its status, each event once; another paper stays', async () => {
    const applicant = newCitizen(at.registers);
    const [licence, health] = [held(applicant, 'driving-licence'), held(applicant, 'health-insurance')];
    const applicationId = await sent(applicant, [licence, health]);
    await checks();
    await papers();
    const accountId = await grant(applicationId);
    await papers();
    const person = applicant.declared.personalNumber ?? '';
    const { number } = licence;
    await hear('driving-licence', person, { kind: 'paper-changed', number, status: 'seized' });
    const afterwards = [
      { ...licence, status: 'seized' },
      { ...health, status: 'valid' },
    ];
    expect(await inAccount(accountId)).toEqual(expect.arrayContaining(afterwards));
    expect(await hear('driving-licence', person, { kind: 'paper-changed', number, status: 'revoked' }, seqs.get('driving-licence'))).toBe(
      'known',
    );
    await hear('driving-licence', person, { kind: 'paper-changed', number: 'ANOTHER1', status: 'revoked' });
    expect(await inAccount(accountId)).toEqual(expect.arrayContaining(afterwards));
    expect(await at.database.db('audit_events').where({ account_id: accountId, event: 'paper.changed' })).toHaveLength(1);
  });

  test('while a question is on its way: the answer from before it does not count', async () => {
    const applicant = newCitizen(at.registers);
    const licence = held(applicant, 'driving-licence');
    at.registers.silent.add('driving-licence');
    const applicationId = await sent(applicant, [licence]);
    await checks();
    await papers();
    const accountId = await grant(applicationId);
    at.registers.silent.clear();
    const { number } = licence;
    const person = applicant.declared.personalNumber ?? '';
    const slow = {
      ...at.registers,
      papers: {
        ...at.registers.papers,
        'driving-licence': {
          findPaper: async (holder: string, of: string) => {
            const answer = await at.registers.papers['driving-licence'].findPaper(holder, of);
            await hear('driving-licence', person, { kind: 'paper-changed', number, status: 'seized' });
            return answer;
          },
        },
      },
    };
    await askPapers(at.deps, { registries: slow }, applicationId);
    expect(await inAccount(accountId)).toEqual([]);
    const record = at.registers.heldPapers.get(`driving-licence:${number}`);
    if (record) at.registers.heldPapers.set(`driving-licence:${number}`, { ...record, status: 'seized' });
    await later();
    expect(await inAccount(accountId)).toEqual([{ ...licence, status: 'seized' }]);
  });
});

test('the papers of an account stay with it when it ends, as the account does', async () => {
  const applicant = newCitizen(at.registers);
  const licence = held(applicant, 'driving-licence');
  const applicationId = await sent(applicant, [licence]);
  await checks();
  await papers();
  const accountId = await grant(applicationId);
  await papers();
  await hear('population', applicant.declared.personalNumber ?? '', { kind: 'died', diedOn: '2026-11-20' });
  expect(await at.database.db('accounts').where({ id: accountId }).first()).toMatchObject({ state: 'dead' });
  for (const [name, run] of Object.entries(tasks())) if (/^(erase|purge)-/.test(name)) await run({}, { attempt: 1, signal: undefined });
  expect(await inAccount(accountId)).toEqual([{ ...licence, status: 'valid' }]);
});
