import { randomUUID } from 'node:crypto';
import { AppError } from '../../lib/errors.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import { forgetFactor } from '../../platform/token-store/session-rows.ts';
import type { Change, CredentialKind, CredentialState } from './types.ts';

export interface NewCredential {
  readonly accountId: string;
  readonly kind: CredentialKind;
  /** Argon2id hash of a password, sealed TOTP secret; nothing else has one. */
  readonly secret?: string;
  /** Passwords only: long enough to be the only factor. */
  readonly standsAlone?: boolean;
  readonly totpLastStep?: number;
  readonly label?: string;
}

/** Makes changes of one account's factors wait for each other: two removals at once may not leave nothing. */
export async function lockFactors(tx: Tx, accountId: string): Promise<void> {
  await tx.raw(`select pg_advisory_xact_lock(hashtextextended('factors:' || ?, 0))`, [accountId]);
}

/**
 * The same for a change that its holder makes. Between the click and this lock something slow may have happened (a hash, an authenticator),
 * and meanwhile everything may have ended: then whoever sat there binds nothing to the account any more.
 */
export async function lockForChange(tx: Tx, { accountId, sessionUid }: Change): Promise<void> {
  await lockFactors(tx, accountId);
  if (sessionUid === undefined) return;
  const { rows } = await tx.raw('select 1 from sessions where uid = ? and account_id = ? and ended_at is null', [sessionUid, accountId]);
  if (rows.length === 0) throw new AppError('interaction-expired', 'the session ended while its holder changed a factor');
}

/** Stores a new active credential; answers its id. What it replaces must be removed before. */
export async function storeCredential(tx: Tx, credential: NewCredential): Promise<string> {
  const id = randomUUID();
  await tx.raw(`insert into credentials (id, account_id, kind, secret, stands_alone, totp_last_step, label) values (?, ?, ?, ?, ?, ?, ?)`, [
    id,
    credential.accountId,
    credential.kind,
    credential.secret ?? null,
    credential.kind === 'password' ? (credential.standsAlone ?? false) : null,
    credential.totpLastStep ?? null,
    credential.label ?? null,
  ]);
  return id;
}

/** Removes a credential with everything secret or reusable in it, from sessions too; false when the account has no such one. */
export async function dropCredential(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.raw(
    `update credentials set state = ?, secret = null, removed_at = app_now() where id = ? and account_id = ? and state = 'active'`,
    ['removed' satisfies CredentialState, id, accountId],
  );
  if (rowCount !== 1) return false;
  await tx.raw('delete from passkeys where credential_id = ?', [id]);
  await tx.raw('delete from recovery_codes where credential_id = ? and used_at is null', [id]);
  await forgetFactor(tx, accountId, id);
  return true;
}

export interface ActiveCredential {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly label: string | null;
  readonly stands_alone: boolean | null;
}

/** What an account holds, for deciding about a change. */
export async function activeCredentials(db: Db, accountId: string): Promise<ActiveCredential[]> {
  const { rows } = await db.raw(`select id, kind, label, stands_alone from credentials where account_id = ? and state = 'active'`, [
    accountId,
  ]);
  return rows as ActiveCredential[];
}

const longestLabel = 60;

/** A name a person gave, made safe to show in one line; undefined when nothing is left. */
export function labelOf(typed: string | undefined): string | undefined {
  const line = (typed ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return Array.from(line).slice(0, longestLabel).join('').trim() || undefined;
}
