import { inTransaction } from '../../platform/database/pool.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import type { AccountStanding } from '../../platform/token-store/types.ts';
import { recordAudit } from '../audit/actions.ts';
import type { FactorKind, PassedFactor } from '../credentials/types.ts';
import { addFactor } from './sittings.ts';

/** What a person submitted for a sign-in. */
export interface FactorSubmission {
  /** Interaction id. */
  readonly uid: string;
  readonly clientId: string;
  /** Known after the first factor, or from the session. */
  readonly accountId: string | undefined;
  readonly kind: FactorKind;
  /** A password or code as typed, or the answer of a passkey. */
  readonly response: unknown;
  readonly deviceToken: string | undefined;
  readonly address: string;
  readonly requestId: string;
}

export type FactorOutcome =
  | { readonly outcome: 'passed'; readonly account: AccountStanding }
  | { readonly outcome: 'wrong' | 'unavailable' | 'sitting-over' }
  | { readonly outcome: 'held'; readonly until?: Date }
  /** The factor was right and the account may not sign in: the page says so without the ground. */
  | { readonly outcome: 'account-not-active'; readonly account: AccountStanding };

/**
 * Records a checked factor in its sitting and says whether its account may sign in at all. The slow check itself has happened outside
 * any transaction.
 */
export async function recordFactor(deps: Deps, submission: FactorSubmission): Promise<FactorOutcome> {
  const { checked } = submission;
  if (checked.outcome !== 'passed') return checked;
  return inTransaction(deps.db, async (tx) => {
    const account = await standing(tx, checked.accountId);
    if (!account) return { outcome: 'wrong' };
    if (account.state !== 'active' || account.held) {
      await auditOutcome(tx, submission, { event: 'sign-in.refused', accountId: account.id });
      return { outcome: 'account-not-active', account };
    }
    const isAdded = await addFactor(tx, submission.uid, {
      accountId: account.id,
      factor: checked.factor,
      ...(submission.deviceId ? { deviceId: submission.deviceId } : {}),
    });
    if (!isAdded) return { outcome: 'sitting-over' };
    await auditOutcome(tx, submission, { event: 'factor.passed', accountId: account.id });
    return { outcome: 'passed', account };
  });
}

async function auditOutcome(
  tx: Tx,
  submission: FactorSubmission,
  { event, accountId }: { event: 'sign-in.refused' | 'factor.passed'; accountId: string },
): Promise<void> {
  await recordAudit(tx, {
    event,
    actor: `account:${accountId}`,
    accountId,
    clientId: submission.clientId,
    requestId: submission.requestId,
    details: { kind: submission.kind },
  });
}

/** State and level of an account, as every decision about signing in needs them. */
export async function standing(db: Db, accountId: string): Promise<AccountStanding | undefined> {
  const { rows } = await db.raw('select id, state, held, level, subject_kind from accounts where id = ?', [accountId]);
  return rows[0] as AccountStanding | undefined;
}
