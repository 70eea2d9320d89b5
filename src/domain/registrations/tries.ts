import { deleteBatch } from '../../platform/database/delete-batch.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Secrets } from '../../platform/secrets.ts';

export interface TryLimit {
  readonly most: number;
  /** Seconds, ending now: exact at every moment, not a window that begins anew. */
  readonly window: number;
}

const hour = 60 * 60;
const day = 24 * hour;

/** What is limited where nobody has signed in. Codes are guessed, messages cost money and wake people up. */
export const tryLimits = {
  /** Drafts begun from one address; many homes share one (carrier-grade NAT). */
  'draft-from': { most: 60, window: hour },
  'code-of-contact': { most: 5, window: day },
  'code-of-file': { most: 5, window: day },
  'message-to-contact': { most: 5, window: day },
  'message-of-file': { most: 10, window: day },
  'message-from': { most: 30, window: hour },
  /** An officer has some forty applicants a day, with two or three codes each. */
  'message-from-officer': { most: 60, window: hour },
  /** Whether an account exists is asked of a file only so often: nobody tries out birth dates. */
  'account-of-contact': { most: 5, window: day },
  reference: { most: 5, window: hour },
  /** While activating, of a file: codes to its contact, guesses at them, guesses at the slip or the app of the counter. */
  'activation-message': { most: 5, window: hour },
  'activation-code': { most: 15, window: day },
  'proof-of-activation': { most: 5, window: hour },
} as const satisfies Record<string, TryLimit>;

export type TryKind = keyof typeof tryLimits;

/** What is counted: a kind, and the contact, reference, file or place it is about, in the clear. */
export interface Try {
  readonly kind: TryKind;
  readonly of: string;
}

/**
 * Counts a try before anything is checked, in a statement of its own that nothing rolls back; false when there were too many. Of parallel
 * tries exactly as many are admitted as the limit allows.
 */
export async function countTry(db: Db, secrets: Secrets, { kind, of }: Try): Promise<boolean> {
  const { most, window } = tryLimits[kind];
  const { rows } = await db.raw(
    `insert into application_tries as t (key, tried_at) values (:key, array[app_now()])
     on conflict (key) do update set
       tried_at = array(select at from unnest(t.tried_at) at where at > app_now() - make_interval(secs => :window) order by at) || app_now(),
       last_tried_at = app_now()
     where (select count(*) from unnest(t.tried_at) at where at > app_now() - make_interval(secs => :window)) < :most
     returning t.key`,
    { key: `${kind}:${secrets.mac('application-tries', of)}`, window, most },
  );
  return rows.length === 1;
}

/** Counts several tries that one step makes; false when one of them was too many. */
export async function countTries(db: Db, secrets: Secrets, tries: readonly Try[]): Promise<boolean> {
  let admitted = true;
  // One after the other, and always in this order: parallel steps wait for each other and never lock each other out.
  for (const one of tries) admitted = admitted && (await countTry(db, secrets, one));
  return admitted;
}

/** Removes counters that no longer say anything. Returns how many. */
export async function purgeTries(db: Db, limit: number): Promise<number> {
  return deleteBatch(db, 'application_tries', { which: `last_tried_at <= app_now() - interval '1 day'`, limit });
}
