import { inTransaction } from '../../platform/database/pool.ts';
import { prepared } from '../../platform/database/statements.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { artifactHash } from '../../platform/token-store/hash.ts';
import { putFactors } from '../../platform/token-store/session-rows.ts';
import type { StoredFactor } from '../../platform/token-store/types.ts';
import { recordAudit } from '../audit/actions.ts';
import { type Sitting, sittingFromRow, toStored } from './sittings.ts';

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
  readonly now: Date;
}

/** More factors than this in one session are history, not evidence; the newest are kept. */
const keptFactors = 24;

/**
 * Moves the factors of a sitting into the browser session, once; a repeated call answers the same. Undefined when the account may not
 * have a session, the sitting has expired, or the session has ended meanwhile.
 */
export async function bindSitting(deps: Deps, binding: Binding): Promise<BoundSession | undefined> {
  return inTransaction(deps.db, async (tx) => {
    const locked = await lockForBinding(tx, binding);
    if (!locked || locked.sitting.accountId !== binding.accountId || isVoid(locked.sitting, locked.endedAllAt)) return undefined;
    const { sitting, now } = locked;
    if (sitting.closed && sitting.sessionUid !== binding.sessionUid) return undefined;
    const before = await sessionFactors(tx, binding, deps.settings.limits.idle);
    const factors = sitting.closed ? before : merged(before, sitting, binding.uid);
    if (!sitting.closed && !(await moveFactors(deps, tx, { binding, sitting, factors }))) return undefined;
    return { factors, arrivedAt: sitting.openedAt, offerDeclined: sitting.offerDeclined, now };
  });
}

/** The usable account and the open sitting, both locked, in one question. */
async function lockForBinding(
  tx: Tx,
  { accountId, uid }: Binding,
): Promise<{ endedAllAt: Date | null; sitting: Sitting; now: Date } | undefined> {
  const rows = await prepared<{ ended_all_at: Date | null; sitting: Record<string, unknown>; now: Date }>(tx, {
    name: 'lock-for-binding',
    text: `select a.ended_all_at, row_to_json(s) as sitting, app_now() as now
      from accounts a join sittings s on s.uid_hash = $2 and s.expires_at > app_now()
      where a.id = $1 and a.state = 'active' and not a.held for share of a for update of s`,
    values: [accountId, artifactHash(uid)],
  });
  const row = rows[0];
  return row && { endedAllAt: row.ended_all_at, sitting: sittingFromRow({ ...row.sitting, now: row.now }), now: row.now };
}

/** Somebody passed a factor, and before they came in with it all sessions of the account were ended, or one of its credentials taken away. */
function isVoid({ factors }: Sitting, endedAllAt: Date | null): boolean {
  return endedAllAt !== null && factors.some(({ passedAt }) => passedAt.getTime() <= endedAllAt.getTime());
}

/** What an idle session holds is not fresh and does not become so by being used again. */
async function sessionFactors(tx: Tx, { sessionUid, byPrevious }: Binding, idle: number): Promise<StoredFactor[]> {
  const rows = await prepared<{ factors: StoredFactor[] }>(tx, {
    name: 'session-factors',
    text: `select case when last_used_at <= app_now() - make_interval(secs => $1) then '[]'
       when $2 then coalesce(previous_factors, factors) else factors end as factors
     from sessions where uid = $3 for update`,
    values: [idle, byPrevious === true, sessionUid],
  });
  return rows[0]?.factors ?? [];
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
    sitting: binding.uid,
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
