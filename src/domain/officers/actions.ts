import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import { recordAudit } from '../audit/actions.ts';

/** Writes down that somebody without a right stood at the desk (OWASP ASVS 5.0 16.3.2). */
export async function recordRefusedDesk(deps: Deps, refused: { accountId: string; requestId: string }): Promise<void> {
  const { accountId, requestId } = refused;
  await inTransaction(deps.db, (tx) => recordAudit(tx, { event: 'desk.refused', actor: `account:${accountId}`, accountId, requestId }));
}
