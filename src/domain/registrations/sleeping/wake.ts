import type { Tx } from '../../../platform/database/types.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { recordAudit } from '../../audit/actions.ts';
import { passkeyHandle, storePasskey } from '../../credentials/passkeys.ts';
import { activeCredentials, dropCredential, storeCredential } from '../../credentials/storing.ts';
import { type Sleeper, takeSleepers } from './beds.ts';
import { openSleepingPasskey } from './passkey.ts';

export interface Waking {
  readonly accountId: string;
  readonly applicationId: string;
  /** Hash of the cookie of the sitting that takes the account into use. */
  readonly sitting: Buffer;
}

/** What slept becomes a factor of the account, in the transaction that takes it into use. The caller holds the factors of the account. */
export async function wakeSleepers(tx: Tx, secrets: Secrets, waking: Waking): Promise<void> {
  const { accountId, applicationId } = waking;
  for (const sleeper of await takeSleepers(tx, waking)) {
    const id = sleeper.kind === 'totp' ? await wakeTotp(tx, accountId, sleeper) : await wakePasskey(tx, secrets, { accountId, sleeper });
    await recordAudit(tx, {
      event: id ? 'factor.added' : 'sleeping-factor.dropped',
      actor: `account:${accountId}`,
      accountId,
      applicationId,
      details: { kind: sleeper.kind, ...(id ? { credential: id } : {}) },
    });
  }
}

function labelled({ label }: Sleeper): { label?: string } {
  return label ? { label } : {};
}

/** An account has one app: the one that was enrolled for this file. */
async function wakeTotp(tx: Tx, accountId: string, sleeper: Sleeper): Promise<string> {
  const before = (await activeCredentials(tx, accountId)).filter(({ kind }) => kind === 'totp');
  for (const { id } of before) await dropCredential(tx, accountId, id);
  const step = sleeper.totpLastStep === undefined ? {} : { totpLastStep: sleeper.totpLastStep };
  return storeCredential(tx, { accountId, kind: 'totp', secret: sleeper.secret, ...step, ...labelled(sleeper) });
}

/** Undefined where it cannot be one of this account: its authenticator would name another handle than the keys that are kept. */
async function wakePasskey(
  tx: Tx,
  secrets: Secrets,
  { accountId, sleeper }: { accountId: string; sleeper: Sleeper },
): Promise<string | undefined> {
  const { handle, publicKey, ...made } = openSleepingPasskey(secrets, sleeper.secret);
  // Where no other key of the account is known, the account takes the handle of this one.
  await tx.raw(
    `insert into passkey_users (account_id, handle) values (?, ?)
     on conflict (account_id) do update set handle = excluded.handle where not exists (
       select from credentials c where c.account_id = excluded.account_id and c.kind = 'passkey' and c.state = 'active')`,
    [accountId, handle],
  );
  if ((await passkeyHandle(tx, accountId)) !== handle) return undefined;
  const id = await storeCredential(tx, { accountId, kind: 'passkey', ...labelled(sleeper) });
  await storePasskey(tx, id, { ...made, publicKey: Buffer.from(publicKey, 'base64url') });
  return id;
}
