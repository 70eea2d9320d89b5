import { inTransaction } from '../../../platform/database/pool.ts';
import type { Deps } from '../../../platform/deps.ts';
import { codesInSet, newRecoveryCode, recoveryCodeHash } from '../factors/recovery-code.ts';
import { isRecentlyRecovered } from '../queries.ts';
import { activeCredentials, dropCredential, lockForChange, storeCredential } from '../storing.ts';
import type { Change } from '../types.ts';
import { announce } from './announce.ts';

export type RecoveryCodesIssued = { readonly codes: readonly string[] } | { readonly refused: 'recently-recovered' };

/** Issues ten codes, to be shown once; those issued before are void. */
export async function issueRecoveryCodes(deps: Deps, change: Change): Promise<RecoveryCodesIssued> {
  const { accountId } = change;
  const codes = Array.from({ length: codesInSet }, newRecoveryCode);
  const hashes = codes.map((code) => recoveryCodeHash(deps, code));
  return inTransaction(deps.db, async (tx) => {
    await lockForChange(tx, change);
    const old = (await activeCredentials(tx, accountId)).find(({ kind }) => kind === 'recovery-code');
    // A found code must not buy a fresh set.
    if (old && (await isRecentlyRecovered(tx, accountId))) return { refused: 'recently-recovered' };
    if (old) await dropCredential(tx, accountId, old.id);
    const id = await storeCredential(tx, { accountId, kind: 'recovery-code' });
    await tx.raw('insert into recovery_codes (credential_id, code_hash) select ?, unnest(?::bytea[])', [id, hashes]);
    await announce(tx, deps, {
      change,
      event: 'factor.added',
      details: { kind: 'recovery-code', credential: id, replaced: old !== undefined },
      notice: { kind: 'recovery-codes-issued' },
    });
    return { codes };
  });
}
