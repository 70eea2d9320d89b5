import { prepared } from '../../platform/database/statements.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { artifactHash } from '../../platform/token-store/hash.ts';
import { countSql, passSql, takeBackSql } from './counting-sql.ts';
import { tokensIn } from './device-cookie.ts';
import { placeLimits } from './lockout.ts';
import { placeOf } from './places.ts';
import type { Attempt } from './types.ts';

/** A try that was counted, with what the account holds for it. */
export interface CountedAttempt {
  /** False: a wait is running, nothing may be checked. */
  readonly admitted: boolean;
  readonly until: Date | undefined;
  readonly now: Date;
  readonly personKey: string;
  readonly placeKeys: readonly string[];
  readonly deviceId: string | undefined;
  readonly credential: LoadedCredential | undefined;
}

export interface LoadedCredential {
  readonly id: string;
  readonly secret: string | null;
  readonly totpLastStep: number | null;
}

interface CountRow {
  readonly now: Date;
  readonly person_key: string;
  readonly device_id: string | null;
  readonly counted: readonly string[];
  readonly wanted: number;
  readonly until: Date | null;
  readonly credential_id: string | null;
  readonly secret: string | null;
  readonly totp_last_step: number | null;
}

/**
 * Counts a try before it is checked, in one statement that also loads the credential and says whether the device is known: of any number
 * of parallel tries only as many are checked as the counters allow.
 */
export async function countAttempt(deps: Deps, attempt: Attempt): Promise<CountedAttempt> {
  const row = await countRow(deps, attempt);
  const admitted = row.counted.length === row.wanted;
  if (!admitted && row.counted.length > 0) await takeBack(deps.db, row.counted, attempt);
  return {
    admitted,
    until: admitted ? undefined : (row.until ?? (await findEnd(deps.db, [row.person_key, ...placeKeys(deps, attempt)]))),
    now: row.now,
    personKey: row.person_key,
    placeKeys: row.counted.filter((key) => key !== row.person_key),
    deviceId: row.device_id ?? undefined,
    credential: row.credential_id ? { id: row.credential_id, secret: row.secret, totpLastStep: row.totp_last_step } : undefined,
  };
}

async function countRow(deps: Deps, attempt: Attempt): Promise<CountRow> {
  const [address, network] = placeKeys(deps, attempt);
  const [row] = await prepared<CountRow>(deps.db, {
    name: 'credentials-count',
    text: countSql,
    values: [
      attempt.accountId ?? null,
      tokensIn(attempt.deviceToken).map(artifactHash),
      `number:${attempt.loginKey ?? ''}`,
      address,
      placeLimits.address.most,
      network,
      placeLimits.network.most,
      attempt.kind === 'password' ? 0 : 1,
      attempt.kind === 'recovery-code',
      placeLimits.address.window,
      attempt.kind,
    ],
  });
  if (!row) throw new Error('counting answered no row');
  return row;
}

/** Keyed hashes: the table tells nobody where people were. */
function placeKeys(deps: Deps, attempt: Attempt): [string, string] {
  const { address, network } = placeOf(attempt.address);
  return [`address:${deps.secrets.mac('attempt-place', address)}`, `network:${deps.secrets.mac('attempt-place', network)}`];
}

/** In a race one counter may admit what another refuses: what was not checked does not count. */
async function takeBack(db: Db, keys: readonly string[], attempt: Attempt): Promise<void> {
  await prepared(db, { name: 'credentials-take-back', text: takeBackSql, values: [keys, attempt.kind === 'password' ? 0 : 1] });
}

/** When the longest running wait of these ends; undefined when it ends by no time. */
async function findEnd(db: Db, keys: readonly string[]): Promise<Date | undefined> {
  const [row] = await prepared<{ until: Date | null }>(db, {
    name: 'credentials-wait-end',
    text: `select case when max(wait_until) < 'infinity' then max(wait_until) end as until from attempt_counters
      where key = any ($1::text[]) and wait_until > app_now()`,
    values: [keys],
  });
  return row?.until ?? undefined;
}

/** The conditional write that makes a passed factor count once. Its own parameters begin at $4; it returns `id`. */
export interface Spending {
  /** Unique in the program. */
  readonly name: string;
  readonly text: string;
  /** A further write that hangs on it, as one more named query: `, used as (update … from spent …)`. */
  readonly also?: string;
  readonly values: readonly unknown[];
}

export interface PassedKeys {
  readonly person: readonly string[];
  readonly places: readonly string[];
  /** False after a password: what was failed with other factors stays counted. */
  readonly clearsAll: boolean;
}

/** Spends a proof and takes its count back, in one statement; undefined when it was spent already. */
export async function passAttempt(db: Db, spending: Spending, keys: PassedKeys): Promise<Date | undefined> {
  const [row] = await prepared<{ now: Date }>(db, {
    name: `credentials-pass-${spending.name}`,
    text: passSql(spending),
    values: [keys.person, keys.clearsAll, keys.places, ...spending.values],
  });
  return row?.now;
}
