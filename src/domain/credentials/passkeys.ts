import { randomBytes } from 'node:crypto';
import type { AuthenticatorTransport } from '@simplewebauthn/server';
import type { Db, Tx } from '../../platform/database/types.ts';

export interface Passkey {
  readonly credentialId: string;
  readonly accountId: string;
  readonly handle: string;
  readonly webauthnId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly deviceBound: boolean;
}

/** What an authenticator made, before it is anybody's. */
export interface NewPasskey {
  readonly webauthnId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  /** The key cannot leave its device. */
  readonly deviceBound: boolean;
  readonly backedUp: boolean;
  readonly transports: readonly string[];
  /** Model of the authenticator. */
  readonly aaguid: string;
}

export interface PasskeyId {
  readonly id: string;
  readonly transports: AuthenticatorTransport[];
}

/** The passkey with this WebAuthn credential id, while it is not removed. */
export async function findPasskey(db: Db, webauthnId: string): Promise<Passkey | undefined> {
  const { rows } = await db.raw(
    `select c.id, c.account_id, u.handle, p.webauthn_id, p.public_key, p.counter, p.device_bound
     from passkeys p join credentials c on c.id = p.credential_id and c.state = 'active' join passkey_users u on u.account_id = c.account_id
     where p.webauthn_id = ?`,
    [webauthnId],
  );
  return rows[0] && passkeyFromRow(rows[0]);
}

/** WebAuthn credential ids of an account, for a page that asks for one of them. */
export async function listPasskeyIds(db: Db, accountId: string): Promise<PasskeyId[]> {
  const { rows } = await db.raw(
    `select p.webauthn_id as id, p.transports from passkeys p join credentials c on c.id = p.credential_id
     where c.account_id = ? and c.state = 'active' order by c.last_used_at desc nulls last`,
    [accountId],
  );
  return rows as PasskeyId[];
}

/** The handle by which authenticators know this account; made when first needed. */
export async function passkeyHandle(tx: Tx, accountId: string): Promise<string> {
  const { rows } = await tx.raw(
    `insert into passkey_users (account_id, handle) values (?, ?) on conflict (account_id) do update set handle = passkey_users.handle
     returning handle`,
    [accountId, randomBytes(32).toString('base64url')],
  );
  return String(rows[0].handle);
}

/** Stores the public part of a passkey beside its credential. */
export async function storePasskey(tx: Tx, credentialId: string, made: NewPasskey): Promise<void> {
  await tx.raw(
    `insert into passkeys (credential_id, webauthn_id, public_key, counter, device_bound, backed_up, transports, aaguid)
     values (?, ?, ?, ?, ?, ?, ?::text[], ?)`,
    [credentialId, made.webauthnId, made.publicKey, made.counter, made.deviceBound, made.backedUp, [...made.transports], made.aaguid],
  );
}

function passkeyFromRow(row: Record<string, unknown>): Passkey {
  return {
    credentialId: String(row['id']),
    accountId: String(row['account_id']),
    handle: String(row['handle']),
    webauthnId: String(row['webauthn_id']),
    publicKey: row['public_key'] as Buffer,
    counter: Number(row['counter']),
    deviceBound: row['device_bound'] === true,
  };
}
