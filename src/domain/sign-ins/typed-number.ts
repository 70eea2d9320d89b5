import { canonicalNumber } from '../../lib/numbers.ts';
import type { Deps } from '../../platform/deps.ts';
import { findAccountByNumber } from '../accounts/queries.ts';

interface TypedNumber {
  readonly accountId: string | undefined;
  readonly loginKey: string;
  /** A newer number has taken its place. Nobody may tell before a factor was right. */
  readonly isReplaced: boolean;
}

/** Whose number was typed, and the key that failures are counted under for all doors together, also when nobody has the number. */
export async function accountOfTyped(deps: Deps, typed: string): Promise<TypedNumber> {
  const number = canonicalNumber(typed) ?? typed.slice(0, 60);
  const found = await findAccountByNumber(deps.db, number);
  return { accountId: found?.accountId, loginKey: deps.secrets.mac('login-key', number), isReplaced: found?.isReplaced ?? false };
}
