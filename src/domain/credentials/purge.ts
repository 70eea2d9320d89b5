import type { Db } from '../../platform/database/types.ts';

/** So few failures, so long ago, are nobody's attack. Known and unknown numbers alike, so that age tells nothing about either. */
const forgottenFailures = 9;

/** Removes expired challenges, and counters that no longer say anything. Returns how many rows. */
export async function purgeCredentialLeftovers(db: Db, limit: number): Promise<number> {
  const challenges = await db.raw(
    `delete from challenges where (kind, sitting_hash) in (select kind, sitting_hash from challenges where expires_at <= app_now() limit ?)`,
    [limit],
  );
  const counters = await db.raw(
    `delete from attempt_counters where key in (
       select key from attempt_counters
       where case when kind like 'account-%' then failures <= ? and last_failed_at <= app_now() - interval '30 days'
         else last_failed_at <= app_now() - interval '1 day' end
       limit ? for update skip locked)`,
    [forgottenFailures, limit],
  );
  return Number(challenges.rowCount) + Number(counters.rowCount);
}
