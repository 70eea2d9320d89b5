import type { Tx } from '../../../platform/database/types.ts';
import { repudiate } from '../../accounts/repudiation.ts';
import type { Actor } from '../../audit/types.ts';
import { forgetAllDevices } from '../../credentials/devices.ts';
import { activeCredentials, dropCredential, lockFactors } from '../../credentials/storing.ts';
import { queueLogOutEverywhere } from '../../sign-ins/log-out-deliveries.ts';
import { endForLock } from '../../sign-ins/sessions.ts';
import { dropActivations } from '../activation/open.ts';

/**
 * The person at the counter says that the online account with their number is not theirs: in the transaction of the grant, before the new
 * account takes the number, it ends with everything it held, and its services are told. False when it is dead or repudiated already.
 */
export async function repudiateAccount(
  tx: Tx,
  { actor = 'system', ...of }: { accountId: string; applicationId: string; actor?: Actor },
): Promise<boolean> {
  const { accountId } = of;
  await lockFactors(tx, accountId);
  if (!(await repudiate(tx, { ...of, actor }, endForLock))) return false;
  for (const { id } of await activeCredentials(tx, accountId)) await dropCredential(tx, accountId, id);
  await forgetAllDevices(tx, accountId);
  await dropActivations(tx, accountId);
  await tx.raw('update electronic_identity_cards set ended_at = app_now() where account_id = ? and ended_at is null', [accountId]);
  await queueLogOutEverywhere(tx, { accountId, reason: 'account' });
  return true;
}
