import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardIssued, cardRefused } from '../../src/domain/registrations/card/follow.ts';
import { decideApplication, type OfficerDecision } from '../../src/domain/registrations/decide.ts';
import { sendIntake } from '../../src/domain/registrations/intake/send.ts';
import { withdrawApplication } from '../../src/domain/registrations/leave.ts';
import { submitApplication } from '../../src/domain/registrations/submit.ts';
import { askSupplement } from '../../src/domain/registrations/supplements/ask.ts';
import { completeSupplement } from '../../src/domain/registrations/supplements/complete.ts';
import { returnUnanswered } from '../../src/domain/registrations/supplements/return-unanswered.ts';
import { newCitizen, newDraft, newForeigner, sendDraft } from '../setup/applicants.ts';
import { type BreakableWrites, breakableWrites, broken } from '../setup/broken-writes.ts';
import { type CardDesk, completeCardFile, news, openCardDesk, send, withoutCard } from '../setup/card-files.ts';
import { completeIntake, versionOf } from '../setup/counter.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint } from '../setup/officers.ts';

let desk: CardDesk;
let writes: BreakableWrites;
let decider: string;
beforeAll(async () => {
  desk = await openCardDesk();
  decider = await appoint(desk.db, { accountId: await newAccount(desk.db), role: 'decider', unitId: 'authority' });
  writes = await breakableWrites(desk.db);
});
afterAll(() => desk.close());

/** Something that is done to a file, and the file it is done to. */
interface Step {
  readonly applicationId: string;
  act(): Promise<unknown>;
}

const checks = ['run-check', 'identify-applicant', 'file-card'];

/** A file of level 2 that waits for its decision. */
async function waiting(): Promise<string> {
  const change = await completeIntake(desk.counter, newCitizen(desk.registers));
  await sendIntake(desk.deps, change);
  await desk.work();
  return change.applicationId;
}

async function decided(decision: Pick<OfficerDecision, 'outcome' | 'reasons' | 'explanation'>): Promise<Step> {
  const applicationId = await waiting();
  const version = await versionOf(desk.db, { applicationId });
  const hands = { registries: desk.registers, takePass: async () => true };
  return {
    applicationId,
    act: () => decideApplication(desk.deps, hands, { ...decision, applicationId, version, officerId: decider, requestId: 't' }),
  };
}

async function supplemented(): Promise<string> {
  const applicationId = await waiting();
  const request = { items: ['paper'], note: 'Ảnh bị mờ', officerId: decider, requestId: 't' };
  await askSupplement(desk.deps, { ...request, applicationId, version: await versionOf(desk.db, { applicationId }) });
  return applicationId;
}

/** The job of the last check, which settles the file. */
async function lastJob(applicationId: string, task: string): Promise<() => Promise<unknown>> {
  const { rows } = await desk.db.raw(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = ? and j.payload::jsonb ->> 'applicationId' = ? order by j.id desc limit 1`,
    [task, applicationId],
  );
  const payload = rows[0]?.payload;
  if (!payload) throw new Error(`no ${task}`);
  return async () => desk.tasks()[task]?.(payload, { attempt: 1, signal: undefined });
}

const steps: Readonly<Record<string, { step: () => Promise<Step>; state: string }>> = {
  'a citizen sends a file from home': {
    step: async () => {
      const applicationId = await newDraft(desk.deps, newCitizen(desk.registers));
      return { applicationId, act: () => submitApplication(desk.deps, { applicationId, requestId: 't', missing: async () => [] }) };
    },
    state: 'registry-check',
  },
  'a foreigner sends a file from home': {
    step: async () => {
      const applicationId = await newDraft(desk.deps, newForeigner(desk.registers), { procedure: 'foreigner-level-1' });
      return { applicationId, act: () => submitApplication(desk.deps, { applicationId, requestId: 't', missing: async () => [] }) };
    },
    state: 'registry-check',
  },
  'the machine grants': {
    step: async () => {
      const applicationId = await newDraft(desk.deps, newCitizen(desk.registers));
      await sendDraft(desk.deps, applicationId);
      await desk.work(checks);
      return { applicationId, act: await lastJob(applicationId, 'grant-application') };
    },
    state: 'granted',
  },
  'an officer sends a file': {
    step: async () => {
      const change = await completeIntake(desk.counter, newCitizen(desk.registers));
      return { applicationId: change.applicationId, act: () => sendIntake(desk.deps, change) };
    },
    state: 'registry-check',
  },
  'an officer sends a file with a card': {
    step: async () => {
      const change = await completeCardFile(desk.counter, withoutCard(desk.counter));
      return { applicationId: change.applicationId, act: () => send(desk.counter, change) };
    },
    state: 'registry-check',
  },
  'an officer grants': { step: () => decided({ outcome: 'grant', reasons: [], explanation: undefined }), state: 'granted' },
  'an officer refuses': { step: () => decided({ outcome: 'refuse', reasons: ['other'], explanation: 'Chưa đủ' }), state: 'refused' },
  'a card is issued': {
    step: async () => {
      const applicant = withoutCard(desk.counter);
      const { applicationId } = await desk.sent(applicant);
      await desk.work();
      return { applicationId, act: () => cardIssued(desk.deps, news(applicant)) };
    },
    state: 'registry-check',
  },
  'a card is refused': {
    step: async () => {
      const applicant = withoutCard(desk.counter);
      const { applicationId } = await desk.sent(applicant);
      await desk.work();
      return { applicationId, act: () => cardRefused(desk.deps, news(applicant)) };
    },
    state: 'refused',
  },
  'an officer asks for what is missing': {
    step: async () => {
      const applicationId = await waiting();
      const version = await versionOf(desk.db, { applicationId });
      const request = { applicationId, version, items: ['paper'], note: 'Ảnh bị mờ', officerId: decider, requestId: 't' };
      return { applicationId, act: () => askSupplement(desk.deps, request) };
    },
    state: 'needs-supplement',
  },
  'what was missing is complete': {
    step: async () => {
      const applicationId = await supplemented();
      return { applicationId, act: () => completeSupplement(desk.deps, { applicationId, actor: 'system', requestId: 't' }) };
    },
    state: 'registry-check',
  },
  'nobody answered in 30 days': {
    step: async () => {
      const applicationId = await supplemented();
      // Asked long ago, and alone in the line: each file is a transaction of its own.
      await desk.db('applications').where({ state: 'needs-supplement' }).update({ watch_on: '2030-01-01' });
      await desk.db('application_supplements').where({ application_id: applicationId }).update({ asked_at: '2026-01-05T10:00+07:00' });
      await desk.db('applications').where({ id: applicationId }).update({ watch_on: '2026-02-05' });
      return { applicationId, act: () => returnUnanswered(desk.deps, 1) };
    },
    state: 'returned',
  },
  'an applicant withdraws': {
    step: async () => {
      const applicationId = await waiting();
      return { applicationId, act: () => withdrawApplication(desk.deps, { applicationId, requestId: 't' }) };
    },
    state: 'withdrawn',
  },
};

describe('whichever write the process dies before, nothing of the step is there, and doing it again does all of it', () => {
  test.each(Object.keys(steps))('%s', async (name) => {
    const { step, state } = steps[name] as (typeof steps)[string];
    const { applicationId, act } = await step();
    const before = await writes.snapshot();
    let died = 0;
    for (;;) {
      await writes.breakAt(died + 1);
      const error = await act().then(
        () => undefined,
        (failure: Error) => failure,
      );
      await writes.mend();
      if (!error) break;
      expect(error.message).toContain(broken);
      expect(await writes.snapshot()).toEqual(before);
      died += 1;
    }
    expect(died).toBeGreaterThan(2);
    expect(await desk.stateOf({ applicationId, officerId: decider, requestId: 't' })).toBe(state);
  });
});
