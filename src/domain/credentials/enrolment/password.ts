import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { hashPassword } from '../factors/password.ts';
import { loadBlocklist } from '../password-blocklist.ts';
import { type PasswordProblem, passwordProblem, standsAlone } from '../password-rules.ts';
import { isRecentlyRecovered } from '../queries.ts';
import { activeCredentials, dropCredential, lockForChange, storeCredential } from '../storing.ts';
import type { Change } from '../types.ts';
import { announce } from './announce.ts';

export type PasswordSet = { readonly set: string } | { readonly refused: PasswordProblem | 'recently-recovered' };

/** A password that was taken, as it is stored. */
export interface NewPassword {
  readonly secret: string;
  readonly standsAlone: boolean;
}

export interface Proposed {
  readonly password: string;
  /** A code app or a passkey stands beside it. */
  readonly hasSecondFactor: boolean;
  /** Name, numbers and telephone of the person, which must not make up the password. */
  readonly words: readonly string[];
}

/** Says why a password cannot be taken, or computes what is stored of it. Slow: outside any transaction. */
export async function preparePassword(deps: Deps, { password, hasSecondFactor, words }: Proposed): Promise<NewPassword | PasswordProblem> {
  const isCommon = await loadBlocklist();
  const problem = passwordProblem(password, { hasSecondFactor, words: [...words, ...ownWords(deps)], isCommon });
  return problem ?? { secret: await hashPassword(password), standsAlone: standsAlone(password) };
}

/** Sets or replaces the password. `words`: name, numbers and telephone of the person, which must not make up the password. */
export async function setPassword(
  deps: Deps,
  change: Change,
  { password, words }: { password: string; words: readonly string[] },
): Promise<PasswordSet> {
  const before = await activeCredentials(deps.db, change.accountId);
  const hasSecondFactor = before.some(({ kind }) => kind === 'totp' || kind === 'passkey');
  const prepared = await preparePassword(deps, { password, hasSecondFactor, words });
  if (typeof prepared === 'string') return { refused: prepared };
  return inTransaction(deps.db, (tx) => replace(tx, deps, { change, ...prepared }));
}

/** Name of the service, in words a person would use. */
function ownWords({ settings }: Deps): string[] {
  return ['dinhdanh', 'vneid', settings.passkeyRpId];
}

async function replace(tx: Tx, deps: Deps, { change, ...password }: { change: Change } & NewPassword): Promise<PasswordSet> {
  const { accountId } = change;
  await lockForChange(tx, change);
  const held = await activeCredentials(tx, accountId);
  // The second factor that a short password leans on may have gone while the hash was computed.
  if (!password.standsAlone && !held.some(({ kind }) => kind === 'totp' || kind === 'passkey')) return { refused: 'too-short' };
  const old = held.find(({ kind }) => kind === 'password');
  if (old && (await isRecentlyRecovered(tx, accountId))) return { refused: 'recently-recovered' };
  if (old) await dropCredential(tx, accountId, old.id);
  const id = await storeCredential(tx, { accountId, kind: 'password', ...password });
  await announce(tx, deps, {
    change,
    event: old ? 'password.changed' : 'factor.added',
    details: { kind: 'password', credential: id },
    notice: old ? { kind: 'password-changed' } : { kind: 'factor-added', factor: 'password' },
  });
  return { set: id };
}
