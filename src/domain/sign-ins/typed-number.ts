import { canonicalNumber } from '../../lib/numbers.ts';
import type { Deps } from '../../platform/deps.ts';
import { findAccountByNumber } from '../accounts/queries.ts';

/** Whose number was typed, and the key that failures are counted under for all doors together, also when nobody has the number. */
export async function accountOfTyped(deps: Deps, typed: string): Promise<{ accountId: string | undefined; loginKey: string }> {
  const number = canonicalNumber(typed) ?? typed.slice(0, 60);
  const found = await findAccountByNumber(deps.db, number);
  return { accountId: found?.accountId, loginKey: deps.secrets.mac('login-key', number) };
}
