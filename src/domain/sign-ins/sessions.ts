import { deleteBatch } from '../../platform/database/delete-batch.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import type { StoredFactor } from '../../platform/token-store/types.ts';
import { endGrantsOfAccount, endGrantsOfSession } from '../../platform/token-store/end-grants.ts';
import type { EndEverything } from '../accounts/types.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor } from '../audit/types.ts';
import { queueLogOut } from './log-out-deliveries.ts';

export type EndReason = 'log-out' | 'ended-by-holder' | 'ended-all' | 'account' | 'limit' | 'not-me' | 'person-switch';

export interface SessionSummary {
  readonly uid: string;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
  readonly address: string;
  readonly userAgent: string;
  readonly clientIds: readonly string[];
  readonly factors: readonly StoredFactor[];
}

/** Sessions of an account that have not ended, newest first. */
export async function listSessions(db: Db, accountId: string): Promise<SessionSummary[]> {
  const { rows } = await db.raw(
    `select uid, started_at, last_used_at, address, user_agent, factors, array(select jsonb_object_keys(authorizations)) as clients
     from sessions where account_id = ? and ended_at is null and expires_at > app_now() order by last_used_at desc`,
    [accountId],
  );
  return rows.map((row: Record<string, unknown>) => ({
    uid: String(row.uid),
    startedAt: row.started_at as Date,
    lastUsedAt: row.last_used_at as Date,
    address: (row.address as string | null) ?? '',
    userAgent: (row.user_agent as string | null) ?? '',
    clientIds: row.clients as string[],
    factors: row.factors as StoredFactor[],
  }));
}

/**
 * Ends one session for good: tombstone, tokens of this session, one log-out notice per service, audit, in the caller's transaction.
 * Tokens granted with offline_access live on. False when it had ended already or is not this account's.
 */
export async function endSession(
  tx: Tx,
  ended: { uid: string; reason: EndReason; actor: Actor; accountId?: string; requestId?: string },
): Promise<boolean> {
  const { rows } = await tx.raw(
    `update sessions set ended_at = app_now(), end_reason = ? where uid = ? and ended_at is null and (?::uuid is null or account_id = ?)
     returning account_id, authorizations`,
    [ended.reason, ended.uid, ended.accountId ?? null, ended.accountId ?? null],
  );
  const session = rows[0] as { account_id: string | null; authorizations: Record<string, { sid?: string }> } | undefined;
  if (!session) return false;
  await endGrantsOfSession(tx, ended.uid);
  if (!session.account_id) return true;
  for (const [clientId, { sid }] of Object.entries(session.authorizations)) {
    await queueLogOut(tx, { clientId, accountId: session.account_id, sid: sid ?? '', sessionUid: ended.uid, reason: ended.reason });
  }
  await recordAudit(tx, {
    event: 'session.ended',
    actor: ended.actor,
    accountId: session.account_id,
    ...(ended.requestId ? { requestId: ended.requestId } : {}),
    details: { reason: ended.reason, services: Object.keys(session.authorizations) },
  });
  return true;
}

/** Ends every session and every grant of an account, also those that survive a log-out. */
export async function endEverything(
  tx: Tx,
  account: { accountId: string; reason: EndReason; actor: Actor; except?: string },
): Promise<number> {
  // First the row that every sign-in and every issuing write locks first: what is under way is either seen below, or comes after
  // and finds that its factors are void.
  await tx.raw('update accounts set ended_all_at = app_now() where id = ?', [account.accountId]);
  const { rows } = await tx.raw(
    'select uid from sessions where account_id = ? and ended_at is null and uid is distinct from ? order by uid for no key update',
    [account.accountId, account.except ?? null],
  );
  for (const { uid } of rows as { uid: string }[]) {
    await endSession(tx, { uid, reason: account.reason, actor: account.actor });
  }
  await endGrantsOfAccount(tx, account.accountId, account.except);
  return rows.length;
}

/** What a lock of the account does to its sessions and grants; handed to `lockAccount`. */
export const endForLock: EndEverything = async (tx, accountId, reason) => {
  await endEverything(tx, { accountId, reason, actor: 'system' });
};

/** Ends sessions that reached their absolute limit, at most `limit` of them, so that services are told. Returns how many. */
export async function endExpiredSessions(tx: Tx, limit: number): Promise<number> {
  const { rows } = await tx.raw(
    `select uid from sessions where ended_at is null and expires_at <= app_now() order by expires_at limit ? for update skip locked`,
    [limit],
  );
  for (const { uid } of rows as { uid: string }[]) await endSession(tx, { uid, reason: 'limit', actor: 'system' });
  return rows.length;
}

/** Removes tombstones that no request in flight can still meet. */
export async function purgeEndedSessions(db: Db, limit: number): Promise<number> {
  return deleteBatch(db, 'sessions', {
    which: `ended_at < app_now() - interval '1 day' and expires_at < app_now() - interval '1 day'`,
    limit,
  });
}

/** Services that hold tokens of an account which survive a log-out. */
export async function offlineParties(db: Db, accountId: string): Promise<string[]> {
  const { rows } = await db.raw(
    `select distinct e.client_id from authorization_events e join oidc_artifacts a on a.model = 'Grant' and a.grant_id = e.grant_id
     where e.account_id = ? and e.offline and a.expires_at > app_now()`,
    [accountId],
  );
  return rows.map((row: { client_id: string }) => row.client_id);
}

/** Leaves one service of a session: tokens of this session at this service end, and it is told. The session itself goes on. */
export async function leaveService(tx: Tx, left: { clientId: string; accountId: string; sid: string; sessionUid: string }): Promise<void> {
  await endGrantsOfSession(tx, left.sessionUid, left.clientId);
  await queueLogOut(tx, { ...left, reason: 'log-out' });
}
