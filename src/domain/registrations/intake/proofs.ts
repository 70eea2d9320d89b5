import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { attemptFactor } from '../../credentials/actions.ts';
import type { CredentialKind } from '../../credentials/types.ts';
import { takeCounterDraft } from './take.ts';
import type { CounterChange } from './types.ts';

/** A factor of the account that is to be raised. What is not proved again in the sitting is dropped by the grant. */
export interface HeldFactor {
  readonly kind: CredentialKind;
  readonly label: string | undefined;
  readonly proved: boolean;
}

/** The factors of the account that the applicant says is theirs; none when they did not say so. */
export async function listFactorsToProve(db: Db, applicationId: string): Promise<HeldFactor[]> {
  const { rows } = await db.raw(
    `select c.kind, c.label, exists (select from application_proofs p where p.application_id = a.id and p.credential_id = c.id) as proved
     from applications a join credentials c on c.account_id = a.account_id and c.state = 'active'
     where a.id = ? and a.account_answer = 'mine' order by c.kind, c.created_at, c.id`,
    [applicationId],
  );
  return (rows as { kind: CredentialKind; label: string | null; proved: boolean }[]).map((row) => ({
    kind: row.kind,
    label: row.label ?? undefined,
    proved: row.proved,
  }));
}

/** `none`: the applicant named no account, or it has no code app. */
export type FactorProved = 'proved' | 'wrong' | 'held' | 'none';

/** The applicant proves the code app of their account: tries are counted as at every other door, and each code counts once. */
export async function proveCodeApp(
  deps: Deps,
  change: CounterChange & { readonly code: string; readonly address: string },
): Promise<FactorProved> {
  const { applicationId, officerId, requestId } = change;
  const named = await deps.db('applications').where({ id: applicationId, account_answer: 'mine', keyed_by: officerId }).first('account_id');
  const accountId: string | undefined = named?.account_id ?? undefined;
  if (!accountId) return 'none';
  const tried = await attemptFactor(deps, {
    accountId,
    kind: 'totp',
    response: change.code,
    sitting: `counter:${applicationId}`,
    purpose: 'step-up',
    address: change.address,
    requestId,
  });
  if (tried.outcome === 'unavailable') return 'none';
  if (tried.outcome !== 'passed' || !tried.credentialId) return tried.outcome === 'held' ? 'held' : 'wrong';
  const { credentialId } = tried;
  return inTransaction(deps.db, async (tx) => {
    const row = await takeCounterDraft(tx, change);
    if (row?.account_answer !== 'mine' || row.account_found_id !== accountId) return 'none';
    await tx('application_proofs')
      .insert({ application_id: applicationId, credential_id: credentialId })
      .onConflict(['application_id', 'credential_id'])
      .ignore();
    const actor = `applicant:${applicationId}` as const;
    const details = { credential: credentialId, kind: 'totp', keyedBy: officerId };
    await recordAudit(tx, { event: 'application.factor-proved', actor, applicationId, accountId, requestId, details });
    return 'proved';
  });
}
