import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import { endSession } from './sessions.ts';
import { clearSitting } from './sittings.ts';

/** Somebody else sits down: the session that was here ends with all its services told, and the sitting begins again with nobody. */
export async function switchPerson(
  deps: Deps,
  here: { uid: string; accountId?: string; sessionUid?: string; requestId: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    // The sitting before the session, as when a sign-in is bound.
    await clearSitting(tx, here.uid);
    if (here.accountId && here.sessionUid) {
      await endSession(tx, {
        uid: here.sessionUid,
        reason: 'person-switch',
        actor: `account:${here.accountId}`,
        accountId: here.accountId,
        requestId: here.requestId,
      });
    }
  });
}
