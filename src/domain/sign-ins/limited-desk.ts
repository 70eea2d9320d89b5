import { inTransaction } from '../../platform/database/pool.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Lang } from '../../platform/http/types.ts';
import { findAccount, listOpenLocks } from '../accounts/queries.ts';
import { recordAudit } from '../audit/actions.ts';
import { attemptFactor } from '../credentials/actions.ts';
import { endHoldByRecovery, endsHold } from '../credentials/holds.ts';
import type { Attempt, AttemptOutcome, PassedFactor } from '../credentials/types.ts';
import { accountOfTyped } from './typed-number.ts';

export type LimitedAttempt = Pick<Attempt, 'kind' | 'response' | 'sitting' | 'deviceToken' | 'address' | 'requestId'>;

/** Tries a password for the limited desk; an unknown number costs the same and answers the same. */
export async function attemptByNumber(deps: Deps, username: string, attempt: LimitedAttempt): Promise<AttemptOutcome> {
  const { accountId, loginKey } = await accountOfTyped(deps, username);
  return attemptFactor(deps, { ...attempt, accountId, loginKey, purpose: 'self-service' });
}

export type LimitedStanding =
  | { readonly desk: 'open'; readonly subjectKind: 'citizen' | 'foreigner'; readonly grounds: readonly LimitedGround[] }
  /** Nothing keeps the person from signing in as usual. */
  | { readonly desk: 'not-needed' }
  /** Dead and repudiated accounts have none; organizations have no factors of their own. */
  | { readonly desk: 'none' };

export interface LimitedGround {
  readonly code: string;
  readonly since?: Date;
}

/** Why an account may not sign in, for its holder. */
export async function findLimitedStanding(db: Db, accountId: string): Promise<LimitedStanding> {
  const account = await findAccount(db, accountId);
  if (!account || account.subjectKind === 'organization' || account.state === 'dead' || account.state === 'repudiated')
    return { desk: 'none' };
  if (account.state === 'active' && !account.held) return { desk: 'not-needed' };
  const locks = account.state === 'locked' ? await listOpenLocks(db, accountId) : [];
  const grounds: LimitedGround[] = locks.map(({ ground, openedAt }) => ({ code: ground, since: openedAt }));
  if (account.held) grounds.unshift({ code: 'held', ...(await heldSince(db, accountId)) });
  if (account.state === 'waiting') grounds.push({ code: 'waiting' });
  return { desk: 'open', subjectKind: account.subjectKind, grounds };
}

async function heldSince(db: Db, accountId: string): Promise<{ since?: Date }> {
  const { rows } = await db.raw(`select max(at) as since from audit_events where account_id = ? and event = 'account.held'`, [accountId]);
  const since = rows[0]?.since as Date | null | undefined;
  return since ? { since } : {};
}

/** Notes that the holder came to the desk: whoever knows two factors of somebody else leaves a trace. */
export async function recordLimitedVisit(deps: Deps, visit: { accountId: string; requestId: string }): Promise<void> {
  const { accountId, requestId } = visit;
  await inTransaction(deps.db, (tx) =>
    recordAudit(tx, { event: 'limited-desk.opened', actor: `account:${accountId}`, accountId, requestId }),
  );
}

/**
 * Ends a hold with a recovery code beside what was passed at the desk before; whoever came in by a recovery code needs no second one.
 * A legal lock is not touched.
 */
export async function recoverAtDesk(
  deps: Deps,
  holder: { accountId: string; requestId: string; language: Lang },
  { attempt, passed }: { attempt: LimitedAttempt; passed: readonly PassedFactor[] },
): Promise<{ readonly outcome: 'ended' | 'wrong' | 'unavailable' } | Extract<AttemptOutcome, { outcome: 'held' }>> {
  const { accountId } = holder;
  const tried = endsHold(passed) ? undefined : await attemptFactor(deps, { ...attempt, accountId, purpose: 'self-service' });
  if (tried && tried.outcome !== 'passed') return tried;
  const all = tried ? [...passed, tried.factor] : passed;
  await inTransaction(deps.db, (tx) => endHoldByRecovery(tx, deps, { change: holder, passed: all }));
  return { outcome: 'ended' };
}
