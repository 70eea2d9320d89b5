import { inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { recordAudit } from '../audit/actions.ts';
import { type CountedAttempt, countAttempt, type PassedKeys, passAttempt } from './counting.ts';
import type { Factor, Proof } from './factors/factor.ts';
import { factors } from './factors/index.ts';
import type { Attempt, AttemptOutcome } from './types.ts';

/**
 * Tries one factor. The one way in for sign-in, step-up and self-service alike: counted first, checked outside any transaction, spent once.
 * Numbers that are nobody's take the same path at the same cost.
 */
export async function attemptFactor(deps: Deps, attempt: Attempt): Promise<AttemptOutcome> {
  const factor = factors[attempt.kind];
  const counted = factor.counted ? await countAttempt(deps, attempt) : undefined;
  if (counted && !counted.admitted) {
    deps.log.info({ accountId: attempt.accountId, kind: attempt.kind, requestId: attempt.requestId }, 'factor held');
    return { outcome: 'held', ...(counted.until ? { until: counted.until } : {}) };
  }
  const verdict = await factor.prove({ deps, attempt, credential: counted?.credential, now: counted?.now ?? new Date(0) });
  if (verdict === 'unavailable') return { outcome: verdict };
  const passedAt = verdict === 'wrong' ? undefined : await spend(deps, attempt, { factor, proof: verdict, counted });
  if (verdict === 'wrong' || !passedAt) {
    await inTransaction(deps.db, (tx) => recordRefusal(tx, attempt));
    return { outcome: 'wrong' };
  }
  return passedOutcome(attempt, { proof: verdict, passedAt, deviceId: counted?.deviceId });
}

interface Spent {
  readonly factor: Factor;
  readonly proof: Proof;
  readonly counted: CountedAttempt | undefined;
}

async function spend(deps: Deps, attempt: Attempt, { factor, proof, counted }: Spent): Promise<Date | undefined> {
  const { afterwards } = factor;
  const keys = keysOf({ factor, proof, counted });
  if (!afterwards) return passAttempt(deps.db, proof.spending, keys);
  return inTransaction(deps.db, async (tx) => {
    const passedAt = await passAttempt(tx, proof.spending, keys);
    if (passedAt) await afterwards(tx, deps, { attempt, proof });
    return passedAt;
  });
}

function keysOf({ factor, proof, counted }: Spent): PassedKeys {
  const everywhere = factor.clears === 'everywhere' ? [`account:${proof.accountId}`, `codes:${proof.accountId}`] : [];
  return {
    person: [...new Set([...(counted ? [counted.personKey] : []), ...everywhere])],
    places: counted?.placeKeys ?? [],
    clearsAll: factor.clears !== 'own',
  };
}

/** Refused tries stand in the history of the account; those of nobody's number cost the same write. */
async function recordRefusal(tx: Tx, attempt: Attempt): Promise<void> {
  await recordAudit(tx, {
    event: 'factor.refused',
    actor: 'system',
    ...(attempt.accountId ? { accountId: attempt.accountId } : {}),
    ...(attempt.requestId ? { requestId: attempt.requestId } : {}),
    details: { kind: attempt.kind, purpose: attempt.purpose },
  });
}

function passedOutcome(
  { kind }: Attempt,
  { proof, passedAt, deviceId }: { proof: Proof; passedAt: Date; deviceId: string | undefined },
): AttemptOutcome {
  const { accountId, credentialId, deviceBound } = proof;
  const credential = credentialId ? { credentialId } : {};
  return {
    outcome: 'passed',
    accountId,
    factor: { kind, passedAt, ...credential, ...(deviceBound === undefined ? {} : { deviceBound }) },
    ...credential,
    ...(deviceId ? { deviceId } : {}),
  };
}
