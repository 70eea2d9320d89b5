import { inTransaction } from '../../../platform/database/pool.ts';
import type { Deps } from '../../../platform/deps.ts';
import { heldFactors, isRecentlyRecovered } from '../queries.ts';
import { type Holding, type RemovalProblem, removalProblem } from '../removal.ts';
import { type ActiveCredential, activeCredentials, dropCredential, lockForChange } from '../storing.ts';
import type { Change } from '../types.ts';
import { announce } from './announce.ts';

export type CredentialRemoved = { readonly removed: true } | { readonly refused: RemovalProblem | 'not-found' | 'recently-recovered' };

/** Removes a factor. Without `warned` it refuses to take away the last way to sign in with two factors; the last way at all it never takes. */
export async function removeCredential(
  deps: Deps,
  change: Change,
  { credentialId, warned }: { credentialId: string; warned: boolean },
): Promise<CredentialRemoved> {
  const { accountId } = change;
  return inTransaction(deps.db, async (tx) => {
    await lockForChange(tx, change);
    const active = await activeCredentials(tx, accountId);
    const target = active.find(({ id }) => id === credentialId);
    if (!target) return { refused: 'not-found' };
    if (await isRecentlyRecovered(tx, accountId)) return { refused: 'recently-recovered' };
    const hasPhone = (await heldFactors(tx, accountId)).includes('sms');
    const rest = active.filter(({ id }) => id !== credentialId);
    const problem = removalProblem(holding(active, hasPhone), holding(rest, hasPhone));
    if (problem && !(problem === 'loses-level' && warned)) return { refused: problem };
    await dropCredential(tx, accountId, target.id);
    await announce(tx, deps, {
      change,
      event: 'factor.removed',
      details: { kind: target.kind, credential: target.id, warned },
      notice: { kind: 'factor-removed', factor: target.kind, ...(target.label ? { label: target.label } : {}) },
    });
    return { removed: true };
  });
}

function holding(credentials: readonly ActiveCredential[], hasPhone: boolean): Holding {
  return {
    kinds: [...credentials.map(({ kind }) => kind), ...(hasPhone ? (['sms'] as const) : [])],
    passwordStandsAlone: credentials.some((one) => one.stands_alone === true),
  };
}
