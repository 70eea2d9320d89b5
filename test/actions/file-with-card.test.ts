import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveDelivery } from '../../src/domain/registrations/card/counter.ts';
import { fileCard } from '../../src/domain/registrations/card/file-card.ts';
import { cardIssued } from '../../src/domain/registrations/card/follow.ts';
import { resumeAfterPopulationUpdate } from '../../src/domain/registrations/card/identify.ts';
import { saveTk01 } from '../../src/domain/registrations/intake/declared.ts';
import { dropIntake } from '../../src/domain/registrations/intake/send.ts';
import { printReceipt } from '../../src/domain/registrations/intake/slip.ts';
import { withdrawApplication } from '../../src/domain/registrations/leave.ts';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { type CardDesk, completeCardFile, news, numberOf, openCardDesk, send, withoutCard } from '../setup/card-files.ts';
import { shiftClock } from '../setup/database.ts';
import { noticesOf } from '../setup/running-files.ts';

let desk: CardDesk;
beforeAll(async () => {
  desk = await openCardDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.isDown = false;
});

describe('one visit, two files', () => {
  test('the card system gets face, fingers and eyes, and nothing of them stays here', async () => {
    const applicant = withoutCard(desk.counter);
    const change = await completeCardFile(desk.counter, applicant);
    const outcome = await send(desk.counter, change);
    expect(outcome).toMatchObject({ kind: 'submitted', application: { state: 'registry-check', limitCase: 'card-missing-or-expired' } });
    expect(await desk.heldOf(change)).toBe(4);
    await desk.work();
    const [got, ...more] = desk.filedOf(applicant);
    expect(more).toEqual([]);
    expect(got).toMatchObject({ deliverTo: 'Đơn vị province, Phường Mẫu' });
    expect(got?.fingers).toHaveLength(10);
    expect(got?.iris).toHaveLength(2);
    expect(await desk.heldOf(change)).toBe(0);
    const pictures = await desk.db('application_pictures').where({ application_id: change.applicationId }).pluck('kind');
    expect(pictures).toEqual(['paper']);
    expect(await desk.db('card_applications').where({ application_id: change.applicationId }).first()).toMatchObject({
      state: 'filed',
    });
    // Every check has passed: the file waits for the card, and for nothing else.
    expect(await desk.stateOf(change)).toBe('registry-check');
    expect(await cardIssued(desk.deps, news(applicant))).toBe('followed');
    await desk.work();
    expect(await desk.granted(change)).toBe(1);
    expect(await noticesOf(desk.db, change.applicationId)).toEqual([
      'contact-code',
      'contact-code',
      'application-received',
      'application-granted',
    ]);
  });

  test('a draft that is given up leaves nothing of a body', async () => {
    const change = await completeCardFile(desk.counter, withoutCard(desk.counter));
    expect(await dropIntake(desk.deps, change)).toBe(true);
    expect(await desk.heldOf(change)).toBe(0);
    expect(await desk.db('card_applications').where({ application_id: change.applicationId })).toEqual([]);
  });

  test('the form is signed for what was declared and for where the card goes: a change asks for it again', async () => {
    const applicant = withoutCard(desk.counter);
    const change = await completeCardFile(desk.counter, applicant);
    await saveDelivery(desk.deps, { ...change, delivery: { kind: 'address', address: '8 đường Mẫu' } });
    expect(await send(desk.counter, change)).toEqual({ kind: 'incomplete', missing: ['card-form'] });
    await saveTk01(desk.deps, { ...change, declared: { ...applicant.declared, sex: 'unknown' } });
    expect(await send(desk.counter, change)).toEqual({ kind: 'incomplete', missing: ['card-form', 'statement'] });
  });

  test('somebody with a valid card is sent another way', async () => {
    const applicant = withoutCard(desk.counter);
    const change = await completeCardFile(desk.counter, applicant);
    const personalNumber = numberOf(applicant);
    const card = {
      personalNumber,
      cardNumber: 'x',
      kind: 'identity-card',
      hasChip: true,
      issuedOn: '2024-08-01',
      status: 'valid',
    } as const;
    desk.registers.cards.set(personalNumber, { ...card, expiresOn: undefined });
    expect(await send(desk.counter, change)).toEqual({ kind: 'incomplete', missing: ['card-valid'] });
    desk.registers.cards.set(personalNumber, { ...card, expiresOn: '2020-01-01' });
    expect(await send(desk.counter, change)).toMatchObject({ kind: 'submitted' });
  });

  test('of twenty clicks one sends', async () => {
    const change = await completeCardFile(desk.counter, withoutCard(desk.counter));
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => send(desk.counter, change)));
    expect(outcomes.filter(({ kind }) => kind === 'submitted')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'not-draft')).toHaveLength(19);
  });
});

describe('the population register comes first', () => {
  test.each([
    ['missing', undefined],
    ['wrong', 'Trần Văn Khác'],
  ])('somebody who is %s there waits, without a limit, with a slip; the correction resumes the file', async (_what, fullName) => {
    const applicant = withoutCard(desk.counter);
    const number = numberOf(applicant);
    const record = desk.registers.people.get(number);
    if (!record) throw new Error('unknown');
    if (fullName) desk.registers.people.set(number, { ...record, fullName });
    else desk.registers.people.delete(number);
    const change = await desk.sent(applicant);
    const waiting = await findApplication(desk.db, change.applicationId);
    expect(waiting).toMatchObject({ state: 'waiting-population-update', dueOn: undefined, receivedAt: undefined });
    expect(await printReceipt(desk.deps, change)).toMatchObject({ application: { dueOn: undefined } });
    await desk.work();
    expect(desk.filedOf(applicant).length).toBe(0);
    // An event about somebody else, and one that corrects nothing, change nothing.
    expect(await inTransaction(desk.deps.db, (tx) => resumeAfterPopulationUpdate(tx, desk.deps, '001190999999'))).toBe(0);
    expect(await inTransaction(desk.deps.db, (tx) => resumeAfterPopulationUpdate(tx, desk.deps, number))).toBe(1);
    await desk.work();
    expect(await desk.stateOf(change)).toBe('waiting-population-update');
    desk.registers.people.set(number, record);
    await shiftClock(desk.db, '5 days');
    try {
      for (let times = 0; times < 3; times += 1)
        await inTransaction(desk.deps.db, (tx) => resumeAfterPopulationUpdate(tx, desk.deps, number));
      await desk.work();
      const resumed = await findApplication(desk.db, change.applicationId);
      expect(resumed).toMatchObject({ state: 'registry-check' });
      expect(resumed?.receivedAt?.getTime()).toBeGreaterThan(Date.now() + 4 * 86_400_000);
      expect(desk.filedOf(applicant).length).toBe(1);
      expect(desk.filedOf(applicant)[0]?.iris).toHaveLength(2);
    } finally {
      await shiftClock(desk.db, '0');
    }
  });

  test('a silent register delays and decides nothing; the receipt stays the moment of sending', async () => {
    desk.registers.silent.add('population');
    const change = await desk.sent(withoutCard(desk.counter)).finally(() => desk.registers.silent.clear());
    expect(await desk.stateOf(change)).toBe('submitted');
    await desk.db.raw(`update graphile_worker._private_jobs set run_at = now()`);
    await desk.work();
    const file = await findApplication(desk.db, change.applicationId);
    expect(file).toMatchObject({ state: 'registry-check', receivedAt: file?.submittedAt });
  });

  test('twenty answers at once take a file in once', async () => {
    const applicant = withoutCard(desk.counter);
    const record = desk.registers.people.get(numberOf(applicant));
    desk.registers.people.delete(numberOf(applicant));
    const change = await desk.sent(applicant);
    if (record) desk.registers.people.set(numberOf(applicant), record);
    const tasks = desk.tasks();
    const job = { applicationId: change.applicationId, attempt: 1 };
    await Promise.all(Array.from({ length: 20 }, async () => tasks['identify-applicant']?.(job, { attempt: 1, signal: undefined })));
    const moves = await desk.db('audit_events').where({ application_id: change.applicationId, event: 'application.received' });
    expect(moves).toHaveLength(1);
  });
});

describe('the card system is away', () => {
  test('it gets everything when it is back; the answer that was not heard does no harm', async () => {
    desk.isDown = true;
    const applicant = withoutCard(desk.counter);
    const change = await desk.sent(applicant);
    await desk.work();
    expect(await desk.heldOf(change)).toBe(4);
    desk.isDown = false;
    await desk.db.raw(`update graphile_worker._private_jobs set run_at = now()`);
    await desk.work();
    expect(desk.filedOf(applicant).length).toBe(1);
    expect(await desk.heldOf(change)).toBe(0);
    const again = { applicationId: change.applicationId, attempt: 1 };
    expect(await fileCard(desk.deps, { registries: desk.registers }, again)).toBe('nothing-to-file');
  });

  test('a decision that comes before the answer to our application is followed, and takes the captures away', async () => {
    desk.isDown = true;
    const applicant = withoutCard(desk.counter);
    const change = await desk.sent(applicant);
    await desk.work();
    expect(await cardIssued(desk.deps, { ...news(applicant), cardReference: 'C-unheard' })).toBe('followed');
    expect(await desk.heldOf(change)).toBe(0);
    await desk.work();
    expect(await desk.granted(change)).toBe(1);
  });

  test('captures wait thirty days and no longer: then an officer tells the applicant', async () => {
    desk.isDown = true;
    const change = await desk.sent(withoutCard(desk.counter));
    await desk.work();
    await shiftClock(desk.db, '31 days');
    try {
      const tasks = desk.tasks();
      for (const sweep of ['erase-card-captures', 'erase-held-fingers']) await tasks[sweep]?.({}, { attempt: 1, signal: undefined });
      expect(await desk.heldOf(change)).toBe(0);
      const again = { applicationId: change.applicationId, attempt: 9 };
      expect(await fileCard(desk.deps, { registries: desk.registers }, again)).toBe('captures-gone');
      expect(await desk.stateOf(change)).toBe('awaiting-decision');
    } finally {
      await shiftClock(desk.db, '0');
    }
  });

  test('a file that is withdrawn leaves nothing of a body', async () => {
    desk.isDown = true;
    const applicant = withoutCard(desk.counter);
    const change = await desk.sent(applicant);
    expect(await withdrawApplication(desk.deps, { applicationId: change.applicationId, requestId: 't' })).toBe(true);
    expect(await desk.heldOf(change)).toBe(0);
    desk.isDown = false;
    await desk.work();
    expect(desk.filedOf(applicant).length).toBe(0);
  });
});
