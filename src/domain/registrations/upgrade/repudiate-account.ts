import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { findPerson } from '../../accounts/queries.ts';
import { repudiate } from '../../accounts/repudiation.ts';
import type { Actor } from '../../audit/types.ts';
import { forgetAllDevices } from '../../credentials/devices.ts';
import { activeCredentials, dropCredential, lockFactors } from '../../credentials/storing.ts';
import { tellApplicant } from '../../notifications/tell-applicant.ts';
import { queueLogOutEverywhere } from '../../sign-ins/log-out-deliveries.ts';
import { endForLock } from '../../sign-ins/sessions.ts';
import { openTask } from '../../tasks/actions.ts';
import { dropActivations } from '../activation/open.ts';
import { authorityFor } from '../authority.ts';

export interface Repudiated {
  readonly accountId: string;
  /** The file in which its person said so. */
  readonly applicationId: string;
  readonly language: 'vi' | 'en';
  readonly actor?: Actor;
}

/**
 * The person at the counter says that the online account with their number is not theirs: in the transaction of the grant, before the new
 * account takes the number, it ends with everything it held, its services and whoever made it are told, and the authority looks into it.
 * False when it is dead or repudiated already.
 */
export async function repudiateAccount(tx: Tx, deps: Pick<Deps, 'secrets'>, repudiated: Repudiated): Promise<boolean> {
  const { accountId, applicationId, language, actor = 'system' } = repudiated;
  await lockFactors(tx, accountId);
  if (!(await repudiate(tx, { accountId, applicationId, actor }, endForLock))) return false;
  for (const { id } of await activeCredentials(tx, accountId)) await dropCredential(tx, accountId, id);
  await forgetAllDevices(tx, accountId);
  await dropActivations(tx, accountId);
  await tx.raw('update electronic_identity_cards set ended_at = app_now() where account_id = ? and ended_at is null', [accountId]);
  await queueLogOutEverywhere(tx, { accountId, reason: 'account' });
  await openTask(tx, { kind: 'repudiated-account', unitId: await authorityFor(tx), applicationId, accountId });
  const maker = await findPerson(tx, accountId);
  const to = { phone: maker?.phone, email: maker?.email };
  await tellApplicant(tx, deps, { kind: 'account-repudiated', applicationId, accountId, language, to });
  return true;
}
