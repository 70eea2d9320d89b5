import { randomUUID } from 'node:crypto';
import { deleteBatch } from '../../platform/database/delete-batch.ts';
import { inTransaction } from '../../platform/database/pool.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { failureCode } from '../../platform/jobs/failure.ts';
import { addJob } from '../../platform/jobs/queue.ts';
import { recordAudit } from '../audit/actions.ts';

export interface EndedAtService {
  readonly clientId: string;
  /** Whose session. */
  readonly accountId: string;
  /** The session as this service knows it; empty: every session of this subject. */
  readonly sid: string;
  readonly sessionUid: string;
  readonly reason: string;
}

export interface LogOutDelivery extends EndedAtService {
  readonly id: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
}

/** Signs a fresh log-out token and hands it to the service; throws when the service did not take it. */
export type SendLogOut = (delivery: LogOutDelivery) => Promise<void>;

/** Seconds from one attempt to the next: five attempts within one hour. */
export const logOutWaits: readonly number[] = [60, 5 * 60, 14 * 60, 40 * 60];
const attemptsAllowed = logOutWaits.length + 1;

/** Queues the log-out of one service in the transaction that ends the session; a service without a log-out address gets none. */
export async function queueLogOut(tx: Tx, ended: EndedAtService): Promise<void> {
  const id = randomUUID();
  const { rowCount } = await tx.raw(
    `insert into logout_deliveries (id, client_id, subject_account_id, sid, session_uid, reason)
     select ?, client_id, ?, ?, ?, ? from relying_parties where client_id = ? and metadata ->> 'backchannel_logout_uri' is not null`,
    [id, ended.accountId, ended.sid, ended.sessionUid, ended.reason, ended.clientId],
  );
  if (rowCount === 1) await addJob(tx, 'deliver-log-out', { deliveryId: id }, { jobKey: `log-out:${id}` });
}

/**
 * Queues the log-out of a subject at every service that knows it, also where no session is left: what the service keeps under it is nobody's
 * any more. A service that is about to be told already is not told twice.
 */
export async function queueLogOutEverywhere(tx: Tx, ended: { accountId: string; reason: string }): Promise<void> {
  const { rows } = await tx.raw(
    `select rp.client_id from pairwise_subjects s join relying_parties rp on rp.sector = s.sector
     where s.account_id = ? and not exists (
       select from logout_deliveries d where d.client_id = rp.client_id and d.subject_account_id = s.account_id and d.state = 'queued')
     order by rp.client_id`,
    [ended.accountId],
  );
  for (const { client_id: clientId } of rows as { client_id: string }[])
    await queueLogOut(tx, { ...ended, clientId, sid: '', sessionUid: '' });
}

/** One attempt to tell a service that a session ended: counted before it is made, and the next one queued when it failed. */
export async function attemptLogOut(deps: Deps, send: SendLogOut, deliveryId: string): Promise<void> {
  const delivery = await inTransaction(deps.db, (tx) => countAttempt(tx, deliveryId));
  if (!delivery) return;
  const code = await outcome(send, delivery);
  await inTransaction(deps.db, (tx) => recordOutcome(tx, delivery, code));
  if (code) deps.log.warn({ deliveryId, clientId: delivery.clientId, attempt: delivery.attempt, code }, 'log-out not delivered');
}

async function outcome(send: SendLogOut, delivery: LogOutDelivery): Promise<string | undefined> {
  try {
    await send(delivery);
    return undefined;
  } catch (error) {
    return failureCode(error);
  }
}

async function countAttempt(tx: Tx, id: string): Promise<LogOutDelivery | undefined> {
  const { rows } = await tx.raw(
    `update logout_deliveries set attempts = attempts + 1, last_attempt_at = app_now()
     where id = ? and state = 'queued' and attempts < ? returning *`,
    [id, attemptsAllowed],
  );
  if (rows[0]) return fromRow(rows[0]);
  // The process ended during the last attempt: nobody knows its outcome, and there is no further one.
  await tx.raw(`update logout_deliveries set state = 'failed', last_error = 'interrupted' where id = ? and state = 'queued'`, [id]);
  return undefined;
}

async function recordOutcome(tx: Tx, delivery: LogOutDelivery, code: string | undefined): Promise<void> {
  const wait = logOutWaits[delivery.attempt - 1];
  const state = code === undefined ? 'delivered' : wait === undefined ? 'failed' : 'queued';
  await tx.raw(`update logout_deliveries set state = ?, last_error = ? where id = ? and state = 'queued'`, [
    state,
    code ?? null,
    delivery.id,
  ]);
  if (state === 'queued')
    await addJob(tx, 'deliver-log-out', { deliveryId: delivery.id }, { jobKey: `log-out:${delivery.id}`, delay: wait ?? 0 });
  if (state !== 'failed') return;
  await recordAudit(tx, {
    event: 'log-out.undelivered',
    actor: 'system',
    accountId: delivery.accountId,
    clientId: delivery.clientId,
    details: { delivery: delivery.id, attempts: delivery.attempt, code: code ?? null },
  });
}

/** Deliveries of one session, for its history and for tests. */
export async function listLogOuts(db: Db, sessionUid: string): Promise<(LogOutDelivery & { state: string; lastError: string | null })[]> {
  const { rows } = await db.raw('select * from logout_deliveries where session_uid = ? order by created_at, client_id', [sessionUid]);
  return rows.map((row: Record<string, unknown>) => ({
    ...fromRow(row),
    state: String(row.state),
    lastError: row.last_error as string | null,
  }));
}

/** Removes deliveries that ended 90 days ago. Returns how many. */
export async function purgeLogOuts(db: Db, limit: number): Promise<number> {
  return deleteBatch(db, 'logout_deliveries', { which: `state <> 'queued' and created_at < app_now() - interval '90 days'`, limit });
}

function fromRow(row: Record<string, unknown>): LogOutDelivery {
  return {
    id: String(row.id),
    clientId: String(row.client_id),
    accountId: String(row.subject_account_id),
    sid: String(row.sid),
    sessionUid: String(row.session_uid),
    reason: String(row.reason),
    attempt: Number(row.attempts),
  };
}
