import { inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { putFactors } from '../../platform/token-store/session-rows.ts';
import type { StoredFactor } from '../../platform/token-store/types.ts';
import { recordAudit } from '../audit/actions.ts';
import { closeSitting, lockSitting, type Sitting, toStored } from './sittings.ts';

export interface Binding {
  /** Interaction id of the sitting. */
  readonly uid: string;
  readonly sessionUid: string;
  /** Session cookie value, as the library will set it. */
  readonly cookie: string;
  /** The browser came with the cookie of before the last rotation: it has only what that one opened. */
  readonly byPrevious?: boolean;
  readonly accountId: string;
  readonly address: string;
  readonly userAgent: string;
  readonly requestId?: string;
}

export interface BoundSession {
  readonly factors: readonly StoredFactor[];
  /** When the authorization request behind the sitting arrived. */
  readonly arrivedAt: Date;
  readonly offerDeclined: boolean;
}

/** More factors than this in one session are history, not evidence; the newest are kept. */
const keptFactors = 24;

/**
 * Moves the factors of a sitting into the browser session, once; a repeated call answers the same. Undefined when the account may not
 * have a session, the sitting has expired, or the session has ended meanwhile.
 */
export async function bindSitting(deps: Deps, binding: Binding): Promise<BoundSession | undefined> {
  return inTransaction(deps.db, async (tx) => {
    const account = await lockUsableAccount(tx, binding.accountId);
    const sitting = account && (await lockSitting(tx, binding.uid));
    if (!sitting || sitting.accountId !== binding.accountId || isVoid(sitting, account.endedAllAt)) return undefined;
    if (sitting.closed && sitting.sessionUid !== binding.sessionUid) return undefined;
    const before = await sessionFactors(tx, binding, deps.settings.limits.idle);
    const factors = sitting.closed ? before : merged(before, sitting, binding.uid);
    if (!sitting.closed && !(await moveFactors(deps, tx, { binding, sitting, factors }))) return undefined;
    return { factors, arrivedAt: sitting.openedAt, offerDeclined: sitting.offerDeclined };
  });
}

async function lockUsableAccount(tx: Tx, accountId: string): Promise<{ endedAllAt: Date | null } | undefined> {
  const { rows } = await tx.raw(`select ended_all_at from accounts where id = ? and state = 'active' and not held for share`, [accountId]);
  return rows[0] && { endedAllAt: rows[0].ended_all_at as Date | null };
}

/** Somebody passed a factor, and all sessions of the account were ended before they came in with it. */
function isVoid({ factors }: Sitting, endedAllAt: Date | null): boolean {
  return endedAllAt !== null && factors.some(({ passedAt }) => passedAt.getTime() <= endedAllAt.getTime());
}

/** What an idle session holds is not fresh and does not become so by being used again. */
async function sessionFactors(tx: Tx, { sessionUid, byPrevious }: Binding, idle: number): Promise<StoredFactor[]> {
  const { rows } = await tx.raw(
    `select case when last_used_at <= app_now() - make_interval(secs => ?) then '[]'
       when ? then coalesce(previous_factors, factors) else factors end as factors
     from sessions where uid = ? for update`,
    [idle, byPrevious === true, sessionUid],
  );
  return (rows[0]?.factors ?? []) as StoredFactor[];
}

function merged(before: readonly StoredFactor[], sitting: Sitting, uid: string): StoredFactor[] {
  return [...before, ...sitting.factors.map((factor) => toStored(factor, uid))].slice(-keptFactors);
}

async function moveFactors(
  deps: Deps,
  tx: Tx,
  { binding, sitting, factors }: { binding: Binding; sitting: Sitting; factors: readonly StoredFactor[] },
): Promise<boolean> {
  const stands = await putFactors(tx, {
    uid: binding.sessionUid,
    cookie: binding.cookie,
    accountId: binding.accountId,
    factors,
    absolute: deps.settings.limits.absolute,
    deviceId: sitting.deviceId ?? null,
    address: binding.address,
    userAgent: binding.userAgent,
  });
  if (!stands) return false;
  await closeSitting(tx, binding.uid, binding.sessionUid);
  await recordAudit(tx, {
    event: 'session.strengthened',
    actor: `account:${binding.accountId}`,
    accountId: binding.accountId,
    clientId: sitting.clientId,
    ...(binding.requestId ? { requestId: binding.requestId } : {}),
    details: { factors: sitting.factors.map((factor) => factor.kind) },
  });
  return true;
}
