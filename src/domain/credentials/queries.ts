import { prepared } from '../../platform/database/statements.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Credential, CredentialKind, FactorKind } from './types.ts';

/**
 * Kinds held by the account of an SQL expression: a set of recovery codes while one of them is unused, a text message while a telephone
 * number is registered. `account` is text of a statement, never a value from outside.
 */
export function heldKindsSql(account: string): string {
  return `select distinct c.kind from credentials c
    where c.account_id = ${account} and c.state = 'active' and (c.kind <> 'recovery-code' or exists (
      select from recovery_codes r where r.credential_id = c.id and r.used_at is null))
    union all
    select 'sms' from accounts a join people p on p.id = a.person_id where a.id = ${account} and p.phone is not null`;
}

const heldSql = heldKindsSql('$1::uuid');

/** Kinds of factor that an account could pass now. */
export async function heldFactors(db: Db, accountId: string): Promise<FactorKind[]> {
  const rows = await prepared<{ kind: FactorKind }>(db, { name: 'credentials-held', text: heldSql, values: [accountId] });
  return rows.map(({ kind }) => kind);
}

/** The credentials of an account, oldest first; secrets are not among what is read. */
export async function listCredentials(db: Db, accountId: string): Promise<Credential[]> {
  const { rows } = await db.raw(
    `select c.id, c.kind, c.label, c.created_at, c.last_used_at, p.device_bound,
       (select count(*)::int from recovery_codes r where r.credential_id = c.id and r.used_at is null) as codes_left
     from credentials c left join passkeys p on p.credential_id = c.id
     where c.account_id = ? and c.state = 'active' order by c.created_at, c.id`,
    [accountId],
  );
  return rows.map(credentialFromRow);
}

function credentialFromRow(row: Record<string, unknown>): Credential {
  const kind = row['kind'] as CredentialKind;
  return {
    id: String(row['id']),
    kind,
    label: (row['label'] as string | null) ?? undefined,
    createdAt: row['created_at'] as Date,
    lastUsedAt: (row['last_used_at'] as Date | null) ?? undefined,
    ...(kind === 'passkey' ? { deviceBound: row['device_bound'] === true } : {}),
    ...(kind === 'recovery-code' ? { codesLeft: Number(row['codes_left']) } : {}),
  };
}

/**
 * True for a day after a recovery code was used: what could hide a theft (removing a factor, changing the password) waits, so that the
 * notice reaches the person first.
 */
export async function isRecentlyRecovered(db: Db, accountId: string): Promise<boolean> {
  const { rows } = await db.raw(
    `select 1 from recovery_codes r join credentials c on c.id = r.credential_id
     where c.account_id = ? and r.used_at > app_now() - interval '24 hours' limit 1`,
    [accountId],
  );
  return rows.length === 1;
}

/**
 * True while an app that codes come from may not be replaced: a day after a recovery code, unless another one was used in the two weeks
 * before that. Whoever lost the app signs in with one code after the other, and was warned by the first.
 */
export async function mustAppStay(db: Db, accountId: string): Promise<boolean> {
  const { rows } = await db.raw(
    `select bool_or(r.used_at > app_now() - interval '24 hours') and not bool_or(r.used_at <= app_now() - interval '24 hours') as stays
     from recovery_codes r join credentials c on c.id = r.credential_id
     where c.account_id = ? and r.used_at > app_now() - interval '15 days'`,
    [accountId],
  );
  return rows[0]?.stays === true;
}
