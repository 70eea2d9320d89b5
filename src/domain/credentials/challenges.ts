import type { Db } from '../../platform/database/types.ts';
import { artifactHash } from '../../platform/token-store/hash.ts';
import type { ChallengeKind } from './types.ts';

export interface NewChallenge {
  readonly kind: ChallengeKind;
  readonly sitting: string;
  readonly accountId?: string | undefined;
  readonly valueHash: Buffer;
  readonly secret?: string;
  /** Seconds. */
  readonly life: number;
}

export interface OpenChallenge {
  readonly accountId: string | undefined;
  readonly valueHash: Buffer;
  readonly secret: string | undefined;
  readonly now: Date;
}

/** Opens a challenge; an earlier one of its kind in the same sitting is void, so that a sitting never holds more than one. */
export async function putChallenge(db: Db, challenge: NewChallenge): Promise<void> {
  await db.raw(
    `insert into challenges (kind, sitting_hash, account_id, value_hash, secret, expires_at)
     values (?, ?, ?, ?, ?, app_now() + make_interval(secs => ?))
     on conflict (kind, sitting_hash) do update set account_id = excluded.account_id, value_hash = excluded.value_hash,
       secret = excluded.secret, tries = 0, created_at = app_now(), expires_at = excluded.expires_at`,
    [
      challenge.kind,
      artifactHash(challenge.sitting),
      challenge.accountId ?? null,
      challenge.valueHash,
      challenge.secret ?? null,
      challenge.life,
    ],
  );
}

/** Takes a challenge: of any number of answers at once exactly one gets it. */
export async function takeChallenge(
  db: Db,
  kind: ChallengeKind,
  answer: { sitting: string; valueHash: Buffer },
): Promise<OpenChallenge | undefined> {
  const { rows } = await db.raw(
    `delete from challenges where kind = ? and sitting_hash = ? and value_hash = ? and expires_at > app_now()
     returning *, app_now() as now`,
    [kind, artifactHash(answer.sitting), answer.valueHash],
  );
  return rows[0] && challengeFromRow(rows[0]);
}

/** Counts a guess, then shows what it must match; undefined when none is open or its guesses are used up. */
export async function guessChallenge(
  db: Db,
  kind: ChallengeKind,
  guess: { sitting: string; accountId?: string; most: number },
): Promise<OpenChallenge | undefined> {
  const { rows } = await db.raw(
    `update challenges set tries = tries + 1
     where kind = ? and sitting_hash = ? and account_id is not distinct from ?::uuid and expires_at > app_now() and tries < ?
     returning *, app_now() as now`,
    [kind, artifactHash(guess.sitting), guess.accountId ?? null, guess.most],
  );
  return rows[0] && challengeFromRow(rows[0]);
}

/** True while an open challenge of this kind waits in the sitting for this account. */
export async function isChallengeOpen(db: Db, kind: ChallengeKind, of: { sitting: string; accountId: string }): Promise<boolean> {
  const { rows } = await db.raw(
    'select 1 from challenges where kind = ? and sitting_hash = ? and account_id = ? and expires_at > app_now()',
    [kind, artifactHash(of.sitting), of.accountId],
  );
  return rows.length === 1;
}

function challengeFromRow(row: Record<string, unknown>): OpenChallenge {
  return {
    accountId: (row['account_id'] as string | null) ?? undefined,
    valueHash: row['value_hash'] as Buffer,
    secret: (row['secret'] as string | null) ?? undefined,
    now: row['now'] as Date,
  };
}
