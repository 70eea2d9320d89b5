import { inTransaction } from '../../../platform/database/pool.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';

/**
 * Erases what pictures show whose time is over, and with them the answers of registers, with one audit row for each file; those of a draft not before the draft itself, which may have
 * been given more time. Answers how many went.
 */
export async function erasePictures({ db }: Pick<Deps, 'db'>, limit: number): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { rows } = await tx.raw(
      `update application_pictures set sealed = null, erased_at = app_now() where id = any (array(
         select p.id from application_pictures p join applications a on a.id = p.application_id
         where p.erase_at <= app_now() and p.erased_at is null and (a.state <> 'draft' or a.erase_at <= app_now())
         order by p.erase_at limit ? for update of p skip locked))
       returning application_id`,
      [limit],
    );
    const counts = new Map<string, number>();
    for (const { application_id: id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1);
    // What registers answered of somebody goes with the pictures of a file that brought no account.
    await tx.raw(
      `update application_checks c set answer = null from applications a
       where a.id = c.application_id and a.id = any (?) and a.account_id is null and c.answer is not null`,
      [[...counts.keys()]],
    );
    for (const [applicationId, pictures] of counts) {
      await recordAudit(tx, { event: 'pictures.erased', actor: 'system', applicationId, details: { pictures } });
    }
    return rows.length;
  });
}
