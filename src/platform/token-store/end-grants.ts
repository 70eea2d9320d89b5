import type { Tx } from '../database/types.ts';

/**
 * Ends grants with everything issued under them. The caller has locked a row that every issuing write locks first (account, relying
 * party or session), so nothing new appears meanwhile. Grants go before their tokens, as in `revokeGrant`, and are locked in one order.
 */
async function endGrants(tx: Tx, grants: { sql: string; values: readonly (string | null)[] }): Promise<number> {
  const { rows } = await tx.raw(grants.sql, [...grants.values]);
  const ids = (rows as { grant_id: string }[]).map((row) => row.grant_id);
  if (ids.length === 0) return 0;
  await tx.raw(`select 1 from oidc_artifacts where model = 'Grant' and grant_id = any(?) order by grant_id for update`, [ids]);
  await tx.raw(`delete from oidc_artifacts where model = 'Grant' and grant_id = any(?)`, [ids]);
  await tx.raw('delete from oidc_artifacts where grant_id = any(?)', [ids]);
  return ids.length;
}

/** Grants of an account at one relying party, those with offline access too. */
export async function endGrantsAt(tx: Tx, accountId: string, clientId: string): Promise<number> {
  return endGrants(tx, {
    sql: 'select grant_id from authorization_events where account_id = ? and client_id = ? order by grant_id',
    values: [accountId, clientId],
  });
}

/** Every grant of a relying party. */
export async function endGrantsOfParty(tx: Tx, clientId: string): Promise<number> {
  return endGrants(tx, {
    sql: `select grant_id from oidc_artifacts where model = 'Grant' and client_id = ? order by grant_id`,
    values: [clientId],
  });
}

/** Grants of an account whose acr rests on account level 2. */
export async function endGrantsAboveLevelOne(tx: Tx, accountId: string): Promise<number> {
  return endGrants(tx, {
    sql: `select grant_id from authorization_events
      where account_id = ? and account_level > 1 and acr <> 'urn:dinhdanh:acr:level-1' order by grant_id`,
    values: [accountId],
  });
}

/** Grants of a session at one relying party or at all of them; those with offline access live on. */
export async function endGrantsOfSession(tx: Tx, sessionUid: string, clientId?: string): Promise<number> {
  return endGrants(tx, {
    sql: `select grant_id from authorization_events
      where session_uid = ? and (?::text is null or client_id = ?) and not offline order by grant_id`,
    values: [sessionUid, clientId ?? null, clientId ?? null],
  });
}

/** Every grant of an account, with offline access or without; one session may be spared. */
export async function endGrantsOfAccount(tx: Tx, accountId: string, exceptSession?: string): Promise<number> {
  return endGrants(tx, {
    sql: `select e.grant_id from oidc_artifacts a join authorization_events e on e.grant_id = a.grant_id
      where a.model = 'Grant' and a.account_id = ? and (e.offline or e.session_uid is distinct from ?) order by e.grant_id`,
    values: [accountId, exceptSession ?? null],
  });
}
