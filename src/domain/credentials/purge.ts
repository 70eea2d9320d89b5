import { deleteBatch } from '../../platform/database/delete-batch.ts';
import type { Db } from '../../platform/database/types.ts';

/** So few failures, so long ago, are nobody's attack. Known and unknown numbers alike, so that age tells nothing about either. */
const forgottenFailures = 9;

/** Removes expired challenges, and counters that no longer say anything. Returns how many rows. */
export async function purgeCredentialLeftovers(db: Db, limit: number): Promise<number> {
  const challenges = await deleteBatch(db, 'challenges', { which: 'expires_at <= app_now()', limit });
  const counters = await deleteBatch(db, 'attempt_counters', {
    which: `case when kind like 'account-%' then failures <= ? and last_failed_at <= app_now() - interval '30 days'
      else last_failed_at <= app_now() - interval '1 day' end`,
    values: [forgottenFailures],
    limit,
  });
  return challenges + counters;
}
