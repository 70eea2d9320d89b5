import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardIssued, cardRefused } from '../../src/domain/registrations/card/follow.ts';
import { decideApplication } from '../../src/domain/registrations/decide.ts';
import { reportNotByMe } from '../../src/domain/registrations/contacts/not-by-me.ts';
import { sendIntake } from '../../src/domain/registrations/intake/send.ts';
import { withdrawApplication } from '../../src/domain/registrations/leave.ts';
import { procedures } from '../../src/domain/registrations/procedures/index.ts';
import { askSupplement } from '../../src/domain/registrations/supplements/ask.ts';
import { returnUnanswered } from '../../src/domain/registrations/supplements/return-unanswered.ts';
import type { Procedure } from '../../src/domain/rule-sets/types.ts';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import { tellApplicant } from '../../src/domain/notifications/tell-applicant.ts';
import { jobTasks } from '../../src/jobs.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { type Applicant, newCitizen, newDraft, newForeigner, sendDraft } from '../setup/applicants.ts';
import { type CardDesk, news, openCardDesk, withoutCard } from '../setup/card-files.ts';
import { completeIntake, type Counter, versionOf } from '../setup/counter.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { shiftClock, shiftClockTo } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint } from '../setup/officers.ts';
import { workOff } from '../setup/work-off.ts';

let desk: CardDesk;
let deps: Deps;
let immigration: Counter;
let decider: string;
let noon: string;
beforeAll(async () => {
  desk = await openCardDesk();
  const { db, registers } = desk;
  // With the settings that a sender of messages needs.
  deps = { ...credentialDeps(db), ...desk.deps };
  const officer = async (role: 'immigration-reception' | 'decider', unitId: string): Promise<string> =>
    appoint(db, { accountId: await newAccount(db), role, unitId });
  immigration = { deps, registers, officerId: await officer('immigration-reception', 'immigration'), unitId: 'immigration' };
  decider = await officer('decider', 'authority');
  // Results are not told at night.
  noon = await shiftClockTo(db, '12:00');
});
afterAll(() => desk.close());

interface Sent {
  readonly applicationId: string;
  readonly applicant: Applicant;
}

/** From draft to where an officer, or the card, decides. */
const sent: Readonly<Record<Procedure, () => Promise<Sent>>> = {
  'citizen-level-1': () => fromHome('citizen-level-1', newCitizen(desk.registers)),
  'foreigner-level-1': () => fromHome('foreigner-level-1', newForeigner(desk.registers)),
  'citizen-level-2': () => atCounter(desk.counter, newCitizen(desk.registers)),
  'foreigner-level-2': () => atCounter(immigration, newForeigner(desk.registers), 'foreigner-level-2'),
  'citizen-level-2-with-card': async () => {
    const applicant = withoutCard(desk.counter);
    const { applicationId } = await desk.sent(applicant);
    await desk.work();
    return { applicationId, applicant };
  },
};

/** A picture that was chosen is for an officer. */
async function fromHome(procedure: Procedure, applicant: Applicant): Promise<Sent> {
  const applicationId = await newDraft(deps, applicant, { procedure, flags: ['uploaded-face'] });
  await sendDraft(deps, applicationId);
  await desk.work();
  return { applicationId, applicant };
}

async function atCounter(counter: Counter, applicant: Applicant, procedure?: 'foreigner-level-2'): Promise<Sent> {
  const change = await completeIntake(counter, applicant, procedure);
  await sendIntake(deps, change);
  await desk.work();
  return { applicationId: change.applicationId, applicant };
}

async function decide({ applicationId }: Sent, outcome: 'grant' | 'refuse'): Promise<void> {
  const version = await versionOf(desk.db, { applicationId });
  const why = outcome === 'grant' ? { reasons: [], explanation: undefined } : ({ reasons: ['other'], explanation: 'Chưa đủ' } as const);
  const hands = { registries: desk.registers, takePass: async () => true };
  await decideApplication(deps, hands, { ...why, applicationId, version, outcome, officerId: decider, requestId: 't' });
}

const isOfCard = (procedure: Procedure): boolean => procedure === 'citizen-level-2-with-card';

/** What leads to each end, and where it leads. */
const ends: Readonly<Record<string, { of: readonly string[]; lead: (procedure: Procedure, file: Sent) => Promise<void> }>> = {
  granted: {
    of: ['granted', 'notified'],
    lead: async (procedure, file) => {
      if (!isOfCard(procedure)) return decide(file, 'grant');
      await cardIssued(deps, news(file.applicant));
      await desk.work();
    },
  },
  refused: {
    of: ['refused', 'notified'],
    lead: async (procedure, file) => {
      if (!isOfCard(procedure)) return decide(file, 'refuse');
      await cardRefused(deps, news(file.applicant));
    },
  },
  returned: {
    of: ['needs-supplement', 'returned'],
    lead: async (_, { applicationId }) => {
      const version = await versionOf(desk.db, { applicationId });
      await askSupplement(deps, { applicationId, version, items: ['paper'], note: 'Ảnh mờ', officerId: decider, requestId: 't' });
    },
  },
  withdrawn: {
    of: ['withdrawn'],
    lead: async (_, { applicationId }) => {
      await withdrawApplication(deps, { applicationId, requestId: 't' });
    },
  },
  stopped: {
    of: ['stopped'],
    lead: async (_, { applicationId }) => {
      const notice = { kind: 'applied-in-your-name', applicationId, language: 'vi', to: { email: 'mau@example.com' } } as const;
      await inTransaction(desk.db, (tx) => tellApplicant(tx, deps, notice));
      const mail = await desk.db('messages').where({ application_id: applicationId, kind: notice.kind, channel: 'email' }).first();
      await reportNotByMe(deps, { token: openMessage(deps.secrets, mail).variables['notMeToken'] ?? '', requestId: 't' });
    },
  },
};

/** What comes by itself afterwards: messages are delivered, and thirty-five days go by. */
async function afterwards(): Promise<void> {
  const arrives = async (): Promise<{ sent: true }> => ({ sent: true });
  const senders = { sms: { sendSms: arrives }, mail: { sendMail: arrives } };
  const tasks = jobTasks(deps, { senders, sendLogOut: async () => undefined });
  await workOff(desk.db, tasks, ['deliver-message']);
  await shiftClock(desk.db, `${noon} 35 days`);
  await returnUnanswered(deps, 100);
  await shiftClock(desk.db, noon);
}

const stateOf = ({ applicationId }: Sent): Promise<string | undefined> =>
  desk.stateOf({ applicationId, officerId: decider, requestId: 't' });

/** "Not me" stops what came from anywhere; a file whose applicant stood before an officer goes on to one (files-guarded.test.ts). */
const endsOf = (procedure: Procedure): string[] =>
  Object.keys(ends).filter((name) => name !== 'stopped' || procedures[procedure].level === 1);

describe.each(Object.keys(procedures) as Procedure[])('%s, from draft to its end', (procedure) => {
  test.each(endsOf(procedure))('%s', async (name) => {
    const {
      of: [first, last = first],
      lead,
    } = ends[name] as (typeof ends)[string];
    const file = await sent[procedure]();
    await lead(procedure, file);
    expect(await stateOf(file)).toBe(first);
    await afterwards();
    expect(await stateOf(file)).toBe(last);
    const decisions = await desk.db('application_decisions').where({ application_id: file.applicationId }).pluck('outcome');
    expect(decisions).toEqual({ granted: ['grant'], refused: ['refuse'] }[name] ?? []);
    const accounts = await desk.db('applications').where({ id: file.applicationId }).whereNotNull('account_id');
    expect(accounts).toHaveLength(name === 'granted' ? 1 : 0);
    // Nothing of a body outlives the end of a file.
    expect(await desk.heldOf({ applicationId: file.applicationId, officerId: decider, requestId: 't' })).toBe(0);
  });
});
