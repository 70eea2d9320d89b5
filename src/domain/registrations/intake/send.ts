import { databaseNow, inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { eraseDraft } from '../drafts/erase.ts';
import { lawOfToday } from '../drafts/law-of-today.ts';
import { submitApplication, type SubmitOutcome } from '../submit.ts';
import type { Application } from '../types.ts';
import { missingItems } from './problems.ts';
import { readIntake } from './queries.ts';
import { takeCounterDraft } from './take.ts';
import type { CounterChange, IntakeItem } from './types.ts';

/** What is missing by the law of the day on which a file is sent; looked at under the lock of the file. */
export async function intakeProblems(
  tx: Tx,
  secrets: Secrets,
  { id }: Pick<Application, 'id'>,
): Promise<readonly (IntakeItem | 'erased')[]> {
  const file = await readIntake(tx, secrets, id);
  if (!file) return ['erased'];
  const { rules, today } = await lawOfToday(tx);
  return missingItems(file, rules, { today, now: await databaseNow(tx) });
}

/** Sends a file from the counter. Of two clicks one sends; nobody but the officer who keyed it. */
export async function sendIntake(deps: Deps, change: CounterChange): Promise<SubmitOutcome> {
  const { applicationId, officerId, requestId } = change;
  return submitApplication(deps, {
    applicationId,
    requestId,
    actor: `officer:${officerId}`,
    missing: async (tx, application) => {
      if (application.keyedBy !== officerId || application.channel !== 'counter') return ['erased'];
      return intakeProblems(tx, deps.secrets, application);
    },
  });
}

/** The applicant goes away before the file was sent: everything that was taken in is erased at once. */
export async function dropIntake(deps: Deps, change: CounterChange): Promise<boolean> {
  const { applicationId, officerId, requestId } = change;
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeCounterDraft(tx, change))) return false;
    return eraseDraft(tx, { applicationId, reason: 'given-up', requestId, actor: `officer:${officerId}` });
  });
}
