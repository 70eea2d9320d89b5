import type { Tx } from '../../platform/database/types.ts';

export interface KeptContacts {
  readonly phone: boolean;
  readonly email: boolean;
}

/** Takes the contacts of a person away, but for those that are kept: no code and no notice goes there any more. */
export async function forgetContacts(tx: Tx, accountId: string, keep: KeptContacts): Promise<void> {
  await tx.raw(
    `update people p set phone = case when :phone then phone end, email = case when :email then email end,
       email_verified_at = case when :email then email_verified_at end, updated_at = app_now()
     from accounts a where a.id = :accountId and p.id = a.person_id`,
    { accountId, ...keep },
  );
}
