import type { Tx } from '../../../platform/database/types.ts';
import { forgetContacts, type KeptContacts } from '../../accounts/contacts.ts';
import { recordAudit } from '../../audit/actions.ts';
import { forgetAllDevices } from '../../credentials/devices.ts';
import { type ActiveCredential, activeCredentials, dropCredential, lockFactors } from '../../credentials/storing.ts';
import { endEverything } from '../../sign-ins/sessions.ts';

export interface ProvedAgain {
  /** Passwords, code apps and passkeys, by their id, that the person proved in the sitting at the counter. */
  readonly credentials: readonly string[];
  readonly contacts: KeptContacts;
}

/**
 * Of what was bound to an account before it is raised, only what was proved again at the counter stays: whoever made it with a leaked number
 * keeps no password, passkey, telephone, session, token or recovery code. In the transaction of the grant, before its contacts are written.
 */
export async function dropUnproved(tx: Tx, raise: { accountId: string; applicationId: string; keep: ProvedAgain }): Promise<void> {
  const { accountId, applicationId, keep } = raise;
  await lockFactors(tx, accountId);
  for (const { id, kind } of dropped(await activeCredentials(tx, accountId), keep.credentials)) {
    await dropCredential(tx, accountId, id);
    await recordAudit(tx, {
      event: 'factor.removed',
      actor: 'system',
      accountId,
      applicationId,
      details: { kind, credential: id, why: 'not-proved-again' },
    });
  }
  await forgetContacts(tx, accountId, keep.contacts);
  await forgetAllDevices(tx, accountId);
  await endEverything(tx, { accountId, reason: 'account', actor: 'system' });
}

/** Recovery codes always go; a password that is too short to stand alone goes with the device it leaned on (NIST SP 800-63B-4 3.1.1.2). */
export function dropped(held: readonly ActiveCredential[], proved: readonly string[]): ActiveCredential[] {
  const stays = held.filter(({ id, kind }) => kind !== 'recovery-code' && proved.includes(id));
  const hasDevice = stays.some(({ kind }) => kind === 'totp' || kind === 'passkey');
  const kept = stays.filter(({ kind, stands_alone: alone }) => kind !== 'password' || alone === true || hasDevice);
  return held.filter((one) => !kept.includes(one));
}
