import { inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { prepared } from '../../platform/database/statements.ts';
import { artifactHash } from '../../platform/token-store/hash.ts';
import { recordAudit } from '../audit/actions.ts';
import { attemptFactor } from '../credentials/actions.ts';
import { endHoldByRecovery } from '../credentials/holds.ts';
import type { AttemptKind, AttemptOutcome } from '../credentials/types.ts';
import { addFactor, findSitting, toStored } from './sittings.ts';
import { accountOfTyped } from './typed-number.ts';

/** What a person submitted for a sign-in. */
export interface FactorSubmission {
  /** Interaction id. */
  readonly uid: string;
  readonly clientId: string;
  /** Known after the first factor, or from the session. */
  readonly accountId: string | undefined;
  readonly kind: AttemptKind;
  /** A password or code as typed, or the answer of a passkey. */
  readonly response: unknown;
  /** Value of the device cookie. */
  readonly deviceToken: string | undefined;
  readonly address: string;
  readonly requestId: string;
}

export type FactorOutcome =
  | { readonly outcome: 'passed'; readonly numberReplaced?: boolean }
  | { readonly outcome: 'wrong' | 'unavailable' | 'sitting-over' }
  | { readonly outcome: 'held'; readonly until?: Date }
  /** The factor was right and its holder has reported a stranger: only a recovery code with one more factor helps. */
  | { readonly outcome: 'reported' }
  /** The factor was right and the account may not sign in: the page says so without the ground. */
  | { readonly outcome: 'account-not-active' };

type Passed = Extract<AttemptOutcome, { outcome: 'passed' }>;

/**
 * Checks a first factor that comes with a typed number; an unknown number costs the same and answers the same. That the number was
 * replaced is said only with a factor that was right.
 */
export async function submitByNumber(deps: Deps, submission: FactorSubmission & { readonly username: string }): Promise<FactorOutcome> {
  const { username, ...rest } = submission;
  if (rest.accountId) return submitFactor(deps, rest);
  const { isReplaced, ...typed } = await accountOfTyped(deps, username);
  const outcome = await submitFactor(deps, { ...rest, ...typed });
  return outcome.outcome === 'passed' && isReplaced ? { ...outcome, numberReplaced: true } : outcome;
}

/** Checks one factor, slowly and outside any transaction, and records it in its sitting. */
export async function submitFactor(deps: Deps, submission: FactorSubmission & { readonly loginKey?: string }): Promise<FactorOutcome> {
  const checked = await attemptFactor(deps, {
    accountId: submission.accountId,
    loginKey: submission.loginKey,
    kind: submission.kind,
    response: submission.response,
    sitting: submission.uid,
    purpose: 'sign-in',
    deviceToken: submission.deviceToken,
    address: submission.address,
    requestId: submission.requestId,
  });
  return checked.outcome === 'passed' ? record(deps, submission, checked) : checked;
}

type Recorded = 'passed' | 'account-not-active' | 'held' | 'sitting-over' | 'wrong';

async function record(deps: Deps, submission: FactorSubmission, passed: Passed): Promise<FactorOutcome> {
  const rows = await prepared<{ outcome: Recorded }>(deps.db, {
    name: 'record-factor',
    text: 'select record_factor($1, $2, $3, $4, $5, $6, rule_set_on(app_now())) as outcome',
    values: [
      artifactHash(submission.uid),
      passed.accountId,
      JSON.stringify(toStored(passed.factor, submission.uid)),
      passed.deviceId ?? null,
      submission.clientId,
      submission.requestId,
    ],
  });
  const outcome = rows[0]?.outcome ?? 'wrong';
  return outcome === 'held' ? recordWhileHeld(deps, submission, passed) : { outcome };
}

/** Somebody who reported a stranger: only a recovery code begins the way back, and one more factor ends the hold. */
async function recordWhileHeld(deps: Deps, submission: FactorSubmission, passed: Passed): Promise<FactorOutcome> {
  return inTransaction(deps.db, async (tx): Promise<FactorOutcome> => {
    const { accountId } = passed;
    const sitting = await findSitting(tx, submission.uid);
    const factors = [...(sitting?.factors ?? []), passed.factor];
    if (!factors.some(({ kind }) => kind === 'recovery-code')) {
      await audit(tx, submission, { event: 'sign-in.refused', accountId });
      return { outcome: 'reported' };
    }
    const isAdded = await addFactor(tx, submission.uid, {
      accountId,
      factor: passed.factor,
      ...(passed.deviceId ? { deviceId: passed.deviceId } : {}),
    });
    if (!isAdded) return { outcome: 'sitting-over' };
    await endHoldByRecovery(tx, deps, { change: { accountId, requestId: submission.requestId }, passed: factors });
    await audit(tx, submission, { event: 'factor.passed', accountId });
    return { outcome: 'passed' };
  });
}

async function audit(
  tx: Tx,
  submission: FactorSubmission,
  { event, accountId }: { event: 'sign-in.refused' | 'factor.passed'; accountId: string },
): Promise<void> {
  await recordAudit(tx, {
    event,
    actor: `account:${accountId}`,
    accountId,
    clientId: submission.clientId,
    requestId: submission.requestId,
    details: { kind: submission.kind },
  });
}
