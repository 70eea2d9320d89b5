import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cardIssued, cardRefused } from '../../src/domain/registrations/card/follow.ts';
import { decideApplication } from '../../src/domain/registrations/decide.ts';
import { findApplication, takeApplication } from '../../src/domain/registrations/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { type CardDesk, news, openCardDesk, withoutCard } from '../setup/card-files.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint } from '../setup/officers.ts';
import { noticesOf, openTasksOf } from '../setup/running-files.ts';

let desk: CardDesk;
beforeAll(async () => {
  desk = await openCardDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.isDown = false;
});

describe('the account follows the card', () => {
  test('twenty events at the same moment: one grant', async () => {
    const applicant = withoutCard(desk.counter);
    const change = await desk.sent(applicant);
    await desk.work();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => cardIssued(desk.deps, news(applicant))));
    expect(outcomes.filter((outcome) => outcome === 'followed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'known-already')).toHaveLength(19);
    await desk.work();
    expect(await desk.granted(change)).toBe(1);
    expect(await cardIssued(desk.deps, news(applicant))).toBe('known-already');
    await desk.work();
    expect(await desk.granted(change)).toBe(1);
    const { rows } = await desk.db.raw(
      `select count(*)::int as n from electronic_identity_cards e join applications a using (account_id) where a.id = ?`,
      [change.applicationId],
    );
    expect(rows[0].n).toBe(1);
  });

  test('issued before the checks are answered: granted with the last answer', async () => {
    const applicant = withoutCard(desk.counter);
    const change = await desk.sent(applicant);
    await desk.work(['file-card']);
    expect(await cardIssued(desk.deps, { ...news(applicant), cardReference: `C-${desk.filedOf(applicant)[0]?.reference ?? ''}` })).toBe(
      'followed',
    );
    expect(await desk.stateOf(change)).toBe('registry-check');
    await desk.work();
    expect(await desk.granted(change)).toBe(1);
  });

  test('refused, the account is refused with it; the refusal twice is one', async () => {
    const applicant = withoutCard(desk.counter);
    const change = await desk.sent(applicant);
    await desk.work();
    expect(await cardRefused(desk.deps, news(applicant))).toBe('followed');
    expect(await cardRefused(desk.deps, news(applicant))).toBe('known-already');
    expect(await desk.stateOf(change)).toBe('refused');
    const decisions = await desk.db('application_decisions').where({ application_id: change.applicationId });
    expect(decisions).toMatchObject([{ outcome: 'refuse', reasons: ['card-refused'] }]);
    expect(await noticesOf(desk.db, change.applicationId)).toContain('application-refused');
  });

  test('refused after it was granted, and issued after it was refused: a task, and nothing else', async () => {
    const [one, two] = [withoutCard(desk.counter), withoutCard(desk.counter)];
    const [first, second] = [await desk.sent(one), await desk.sent(two)];
    await desk.work();
    await cardIssued(desk.deps, news(one));
    await cardRefused(desk.deps, news(two));
    await desk.work();
    expect(await cardRefused(desk.deps, news(one))).toBe('contradicts');
    expect(await cardIssued(desk.deps, news(two))).toBe('contradicts');
    await desk.work();
    expect([await desk.stateOf(first), await desk.stateOf(second)]).toEqual(['granted', 'refused']);
    for (const { applicationId } of [first, second])
      expect((await openTasksOf(desk.db, applicationId)).filter((task) => task.startsWith('card-contradiction authority'))).toHaveLength(1);
  });

  test('an issue and a refusal at the same moment: one of them is followed', async () => {
    const applicant = withoutCard(desk.counter);
    const change = await desk.sent(applicant);
    await desk.work();
    const outcomes = await Promise.all([cardIssued(desk.deps, news(applicant)), cardRefused(desk.deps, news(applicant))]);
    expect(outcomes.toSorted()).toEqual(['contradicts', 'followed']);
    await desk.work();
    expect(await desk.db('application_decisions').where({ application_id: change.applicationId })).toHaveLength(1);
  });

  test('with something unclear an officer decides after the card, and nobody before it', async () => {
    const applicant = withoutCard(desk.counter);
    desk.registers.phones.set(applicant.phone, '001190111111');
    const change = await desk.sent(applicant);
    await desk.work();
    expect(await desk.stateOf(change)).toBe('registry-check');
    await cardIssued(desk.deps, news(applicant));
    expect(await desk.stateOf(change)).toBe('awaiting-decision');
  });

  test('a file that an officer has is refused with its card', async () => {
    const applicant = withoutCard(desk.counter);
    const change = await desk.sent(applicant);
    await desk.work();
    await inTransaction(desk.deps.db, async (tx) => {
      await takeApplication(tx, change.applicationId);
      await tx('applications').where({ id: change.applicationId }).update({ state: 'awaiting-decision' });
    });
    const officerId = await appoint(desk.db, { accountId: await newAccount(desk.db), role: 'decider', unitId: 'authority' });
    const version = (await findApplication(desk.db, change.applicationId))?.version ?? 0;
    const decision = { applicationId: change.applicationId, version, outcome: 'grant', reasons: [], explanation: undefined } as const;
    const hands = { registries: desk.registers, takePass: async () => true };
    expect(await decideApplication(desk.deps, hands, { ...decision, officerId, requestId: 't' })).toEqual({
      kind: 'forbidden-by-facts',
      reasons: ['card-not-valid'],
    });
    await cardRefused(desk.deps, news(applicant));
    expect(await desk.stateOf(change)).toBe('refused');
  });

  test('a card of somebody without a file, or another card of the same person, is nobody of ours', async () => {
    expect(await cardIssued(desk.deps, { personalNumber: '001190777777' })).toBe('unknown');
    const applicant = withoutCard(desk.counter);
    const change = await desk.sent(applicant);
    await desk.work();
    expect(await cardIssued(desk.deps, { ...news(applicant), cardReference: 'C-of-another-visit' })).toBe('unknown');
    expect(await desk.stateOf(change)).toBe('registry-check');
  });
});
