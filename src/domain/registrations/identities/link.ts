import { inTransaction } from '../../../platform/database/pool.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { findApplication } from '../queries.ts';
import { findTwoIdentities } from './queries.ts';
import { linkState } from './rules.ts';

export interface LinkRequest {
  readonly applicationId: string;
  readonly officerId: string;
  readonly requestId: string;
}

/**
 * Notes that two accounts belong to one person who became a citizen (law.md 7.6). Both go on as they are, each with its own subjects.
 * Who calls has asked for the right.
 */
export async function linkIdentities(
  deps: Deps,
  { applicationId, officerId, requestId }: LinkRequest,
): Promise<'linked' | 'linked-before' | 'none'> {
  const application = await findApplication(deps.db, applicationId);
  const identities = application && (await findTwoIdentities(deps, application));
  if (!identities?.citizen || !identities.foreigner) return 'none';
  const { citizen, foreigner } = identities;
  const state = linkState(identities);
  if (state !== 'linkable') return state === 'linked' ? 'linked-before' : 'none';
  return inTransaction(deps.db, async (tx) => {
    const { rowCount } = await tx.raw(
      `insert into linked_identities (account_id, account_id_other, linked_by, application_id) values (?, ?, ?, ?) on conflict do nothing`,
      [citizen.accountId, foreigner.accountId, officerId, applicationId],
    );
    if (rowCount === 0) return 'linked-before';
    await recordAudit(tx, {
      event: 'identities.linked',
      actor: `officer:${officerId}`,
      accountId: citizen.accountId,
      applicationId,
      requestId,
      details: { other: foreigner.accountId },
    });
    return 'linked';
  });
}
