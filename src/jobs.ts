import type { Registries } from './connectors/registries.ts';
import { purgeStrangers } from './domain/life-events/purge.ts';
import { purgeCredentialLeftovers } from './domain/credentials/purge.ts';
import { deliverMessage, type Senders } from './domain/notifications/delivery.ts';
import { purgeFileNotMeLinks, purgeNotMeLinks } from './domain/notifications/not-me-links.ts';
import { purgeMessages } from './domain/notifications/queries.ts';
import { purgeDecisionPasses } from './domain/officers/passes.ts';
import { purgeOpenedFiles } from './domain/officers/sitting.ts';
import { watchActivations } from './domain/registrations/activation/watch.ts';
import { eraseCardCaptures } from './domain/registrations/card/captures.ts';
import { fileCard } from './domain/registrations/card/file-card.ts';
import { identifyApplicant } from './domain/registrations/card/identify.ts';
import { settleClaims } from './domain/registrations/contacts/claims.ts';
import { recomputeDeadlines } from './domain/registrations/deadlines/recompute.ts';
import { returnUnanswered } from './domain/registrations/supplements/return-unanswered.ts';
import { watchDeadlines } from './domain/registrations/deadlines/watch.ts';
import { eraseDrafts } from './domain/registrations/drafts/erase.ts';
import { fileHooks } from './domain/registrations/delivered.ts';
import { enrolCaptures } from './domain/registrations/enrol-captures.ts';
import { grantByMachine } from './domain/registrations/grant-by-machine.ts';
import { runCheck } from './domain/registrations/run-check.ts';
import { askPapers } from './domain/registrations/papers/ask-papers.ts';
import { eraseHeldFingers } from './domain/registrations/intake/held.ts';
import { purgeTries } from './domain/registrations/tries.ts';
import type { CheckName } from './domain/rule-sets/types.ts';
import { erasePictures } from './domain/registrations/pictures/erase.ts';
import { purgeCalls } from './domain/registrations/hotline/reopen.ts';
import { purgeDoorSessions } from './domain/sign-ins/door-sessions.ts';
import { attemptLogOut, purgeLogOuts, type SendLogOut } from './domain/sign-ins/log-out-deliveries.ts';
import { endExpiredSessions, purgeEndedSessions } from './domain/sign-ins/sessions.ts';
import { inTransaction } from './platform/database/pool.ts';
import type { Deps } from './platform/deps.ts';
import type { Tasks } from './platform/jobs/runner.ts';
import { purgeExpired } from './platform/token-store/write.ts';
import { renderMessage } from '../views/messages.ts';

export interface JobHands {
  readonly senders: Senders;
  /** Whom files ask; a worker without them leaves such jobs to others. */
  readonly registries?: Registries | undefined;
  /** Signs a fresh log-out token and hands it to the service: knows the protocol library, so it is handed in. */
  readonly sendLogOut: SendLogOut;
  /** Regular work of other rooms, by task name. */
  readonly sweeps?: Readonly<Record<string, { readonly when: string; readonly run: Sweep }>>;
}

/** One batch of at most `limit` rows; answers how many there were, or whether there is more. */
type Sweep = (deps: Deps, limit: number) => Promise<number | boolean>;

/** Regular work: a crontab time (UTC) and one batch of it. Tables stay bounded, so that sign-in speed does not depend on age. */
const sweeps: NonNullable<JobHands['sweeps']> = {
  'end-expired-sessions': { when: '* * * * *', run: ({ db }, limit) => inTransaction(db, (tx) => endExpiredSessions(tx, limit)) },
  // A node issues more in five minutes than one run removes: it must run as often as it can.
  'purge-artifacts': { when: '* * * * *', run: ({ db }, limit) => purgeExpired(db, limit) },
  'purge-sessions': { when: '7 * * * *', run: ({ db }, limit) => purgeEndedSessions(db, limit) },
  'purge-door-sessions': { when: '11 * * * *', run: ({ db }, limit) => purgeDoorSessions(db, limit) },
  'purge-credential-leftovers': { when: '13 * * * *', run: ({ db }, limit) => purgeCredentialLeftovers(db, limit) },
  'purge-decision-passes': { when: '17 * * * *', run: ({ db }, limit) => purgeDecisionPasses(db, limit) },
  'purge-hotline-calls': { when: '33 19 * * *', run: ({ db }, limit) => purgeCalls(db, limit) },
  'purge-opened-files': { when: '19 * * * *', run: ({ db }, limit) => purgeOpenedFiles(db, limit) },
  'purge-messages': { when: '23 19 * * *', run: ({ db }, limit) => purgeMessages(db, limit) },
  'purge-not-me-links': { when: '27 19 * * *', run: ({ db }, limit) => purgeNotMeLinks(db, limit) },
  'purge-not-me-files': { when: '29 19 * * *', run: ({ db }, limit) => purgeFileNotMeLinks(db, limit) },
  'watch-activations': { when: '*/10 * * * *', run: watchActivations },
  'watch-deadlines': { when: '*/5 * * * *', run: watchDeadlines },
  'return-unanswered': { when: '37 * * * *', run: returnUnanswered },
  'erase-held-fingers': { when: '9 * * * *', run: eraseHeldFingers },
  'erase-card-captures': { when: '39 * * * *', run: eraseCardCaptures },
  'erase-pictures': { when: '41 * * * *', run: erasePictures },
  'purge-application-tries': { when: '43 * * * *', run: ({ db }, limit) => purgeTries(db, limit) },
  'erase-drafts': { when: '47 * * * *', run: eraseDrafts },
  'settle-contact-claims': { when: '*/10 * * * *', run: settleClaims },
  'purge-life-events': { when: '49 19 * * *', run: ({ db }, limit) => purgeStrangers(db, limit) },
  'purge-log-outs': { when: '31 19 * * *', run: ({ db }, limit) => purgeLogOuts(db, limit) },
};

/** Everything the worker does, by name. */
export function jobTasks(deps: Deps, hands: JobHands): Tasks {
  const regular = Object.entries({ ...sweeps, ...hands.sweeps }).map(([name, { run }]) => [name, async () => sweep(deps, run)]);
  return {
    'deliver-message': async ({ messageId }) =>
      deliverMessage(deps, { render: renderMessage, senders: hands.senders, hooks: fileHooks }, String(messageId)),
    'deliver-log-out': async ({ deliveryId }) => attemptLogOut(deps, hands.sendLogOut, String(deliveryId)),
    'recompute-deadlines': async ({ from }) => recomputeDeadlines(deps, { from: String(from) }),
    ...(hands.registries ? fileTasks(deps, { registries: hands.registries }) : {}),
    ...Object.fromEntries(regular),
  };
}

/** What files wait for: registers outside, asked one question a job. */
function fileTasks(deps: Deps, { registries }: { readonly registries: Registries }): Tasks {
  return {
    'run-check': async ({ applicationId, check }) => {
      await runCheck(deps, { registries }, { applicationId: String(applicationId), check: check as CheckName });
    },
    'grant-application': async ({ applicationId }) => grantByMachine(deps, { registries }, String(applicationId)),
    'identify-applicant': async ({ applicationId, attempt }) =>
      identifyApplicant(deps, { registries }, { applicationId: String(applicationId), attempt: Number(attempt) }),
    'file-card': async ({ applicationId, attempt }) => {
      await fileCard(deps, { registries }, { applicationId: String(applicationId), attempt: Number(attempt) });
    },
    'ask-papers': async ({ applicationId }) => askPapers(deps, { registries }, String(applicationId)),
    'enrol-captures': async ({ applicationId }) => enrolCaptures(deps, { registries }, String(applicationId)),
  };
}

/** Lines of the crontab of the worker. What was missed while it was down is not made up for: the next run does it all. */
export function jobCrontab(more: JobHands['sweeps'] = {}): string[] {
  return Object.entries({ ...sweeps, ...more }).map(([name, { when }]) => `${when} ${name} ?max=3&jobKey=${name}`);
}

const batch = 1000;
const batchesAtOnce = 100;

/** Batch after batch, each its own transaction, so that no lock is held for long. */
async function sweep(deps: Deps, run: Sweep): Promise<void> {
  for (let done = 0; done < batchesAtOnce; done += 1) {
    const found = await run(deps, batch);
    if (found === false || (typeof found === 'number' && found < batch)) return;
  }
}
