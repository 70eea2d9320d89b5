import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { takeApplication } from '../queries.ts';
import type { Flag } from '../types.ts';
import { needsException } from './finger-rules.ts';
import { exceptionPurpose, listFingers } from './queries.ts';
import { takeCounterDraft } from './take.ts';
import type { BiometricException, CounterChange } from './types.ts';

const flag: Flag = 'biometric-exception';

/** `not-needed`: enough fingers were captured, or nobody has said anything about some. */
export type ExceptionStated = 'saved' | 'not-needed' | 'not-draft';

/** States why fingers are lacking and what takes their place; whatever a second officer confirmed before no longer counts. */
export async function stateException(
  deps: Deps,
  change: CounterChange & Pick<BiometricException, 'reason' | 'furtherCheck' | 'words'>,
): Promise<ExceptionStated> {
  const { applicationId, officerId, requestId, reason, furtherCheck } = change;
  const words = deps.secrets.seal(exceptionPurpose, change.words);
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeCounterDraft(tx, change))) return 'not-draft';
    if (!needsException(await listFingers(tx, applicationId))) return 'not-needed';
    await voidException(tx, applicationId);
    await tx('biometric_exceptions').insert({
      application_id: applicationId,
      reason,
      further_check: furtherCheck,
      words,
      stated_by: officerId,
    });
    const details = { furtherCheck };
    await recordAudit(tx, { event: 'application.exception-stated', actor: `officer:${officerId}`, applicationId, requestId, details });
    return 'saved';
  });
}

/** `own`: who stated it cannot confirm it. `none`: nothing waits to be confirmed. */
export type ExceptionConfirmed = 'confirmed' | 'own' | 'none';

/** The second officer, who was present, confirms with their own sign-in. Of two clicks one confirms. */
export async function confirmException(deps: Deps, { applicationId, officerId, requestId }: CounterChange): Promise<ExceptionConfirmed> {
  return inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, applicationId);
    const stated = await tx('biometric_exceptions').where({ application_id: applicationId }).first('stated_by', 'confirmed_by');
    if (application?.state !== 'draft' || !stated || stated.confirmed_by) return 'none';
    if (stated.stated_by === officerId || application.keyedBy === officerId) return 'own';
    await tx('biometric_exceptions')
      .where({ application_id: applicationId })
      .update({ confirmed_by: officerId, confirmed_at: tx.raw('app_now()') });
    await tx('applications')
      .where({ id: applicationId })
      .update({ flags: tx.raw('array_append(array_remove(flags, ?), ?)', [flag, flag]) });
    await recordAudit(tx, { event: 'application.exception-confirmed', actor: `officer:${officerId}`, applicationId, requestId });
    return 'confirmed';
  });
}

/** What was stated and confirmed was about other fingers. The caller holds the file's row. */
export async function voidException(tx: Tx, applicationId: string): Promise<void> {
  const gone = await tx('biometric_exceptions').where({ application_id: applicationId }).delete();
  if (gone === 0) return;
  await tx('applications')
    .where({ id: applicationId })
    .update({ flags: tx.raw('array_remove(flags, ?)', [flag]) });
}
