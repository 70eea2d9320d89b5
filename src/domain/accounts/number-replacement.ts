import type { Tx } from '../../platform/database/types.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor } from '../audit/types.ts';
import { takeAccount } from './actions.ts';

/** `taken`: the new number is another account's; somebody has to look at both. */
export type NumberReplaced = 'replaced' | 'already' | 'taken' | 'unknown-account';

/**
 * A personal number was cancelled and another one set in its place (law.md N6): the account signs in with the new one, the old one stays in
 * its history and goes on leading to it. The electronic card carries the new one.
 */
export async function replaceNumber(
  tx: Tx,
  replacement: { readonly accountId: string; readonly newNumber: string; readonly actor: Actor },
): Promise<NumberReplaced> {
  const { accountId, newNumber, actor } = replacement;
  // The same lock as a grant takes: nobody else gets an account with this number meanwhile.
  await tx.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`identity:${newNumber}`]);
  if (!(await takeAccount(tx, accountId))) return 'unknown-account';
  const known = await tx('account_numbers').where({ number: newNumber }).first('account_id', 'valid_to');
  if (known && known.account_id !== accountId) return 'taken';
  if (known && known.valid_to === null) return 'already';
  await tx.raw(`update account_numbers set valid_to = app_now() where account_id = ? and kind = 'personal' and valid_to is null`, [
    accountId,
  ]);
  // A number of before may come back.
  await tx.raw(
    `insert into account_numbers (number, account_id, kind) values (?, ?, 'personal')
     on conflict (number) do update set valid_from = excluded.valid_from, valid_to = null where account_numbers.account_id = excluded.account_id`,
    [newNumber, accountId],
  );
  await tx('electronic_identity_cards').where({ account_id: accountId, ended_at: null }).update({ number: newNumber });
  await recordAudit(tx, { event: 'account.number-replaced', actor, accountId });
  return 'replaced';
}
