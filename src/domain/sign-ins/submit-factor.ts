import { inTransaction } from '../../platform/database/pool.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import type { AccountStanding } from '../../platform/token-store/types.ts';
import { canonicalNumber } from '../../lib/numbers.ts';
import { findAccountByNumber } from '../accounts/queries.ts';
import { recordAudit } from '../audit/actions.ts';
import { attemptFactor } from '../credentials/actions.ts';
import { endHoldByRecovery } from '../credentials/holds.ts';
import type { AttemptKind, AttemptOutcome, PassedFactor } from '../credentials/types.ts';
import { addFactor, findSitting } from './sittings.ts';

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
  | { readonly outcome: 'passed'; readonly account: AccountStanding }
  | { readonly outcome: 'wrong' | 'unavailable' | 'sitting-over' }
  | { readonly outcome: 'held'; readonly until?: Date }
  /** The factor was right and its holder has reported a stranger: only a recovery code with one more factor helps. */
  | { readonly outcome: 'reported' }
  /** The factor was right and the account may not sign in: the page says so without the ground. */
  | { readonly outcome: 'account-not-active'; readonly account: AccountStanding };

type Passed = Extract<AttemptOutcome, { outcome: 'passed' }>;

/** Checks a first factor that comes with a typed number; an unknown number costs the same and answers the same. */
export async function submitByNumber(deps: Deps, submission: FactorSubmission & { readonly username: string }): Promise<FactorOutcome> {
  const { username, ...rest } = submission;
  if (rest.accountId) return submitFactor(deps, rest);
  const number = canonicalNumber(username) ?? username.slice(0, 60);
  const found = await findAccountByNumber(deps.db, number);
  return submitFactor(deps, { ...rest, accountId: found?.accountId, loginKey: deps.secrets.mac('login-key', number) });
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

async function record(deps: Deps, submission: FactorSubmission, passed: Passed): Promise<FactorOutcome> {
  return inTransaction(deps.db, async (tx): Promise<FactorOutcome> => {
    const account = await standing(tx, passed.accountId);
    if (!account) return { outcome: 'wrong' };
    const sitting = account.held ? await findSitting(tx, submission.uid) : undefined;
    const isRecovering = [...(sitting?.factors ?? []), passed.factor].some(({ kind }) => kind === 'recovery-code');
    if (account.state !== 'active' || (account.held && !isRecovering)) {
      await audit(tx, submission, { event: 'sign-in.refused', accountId: account.id });
      return account.state === 'active' ? { outcome: 'reported' } : { outcome: 'account-not-active', account };
    }
    const isAdded = await addFactor(tx, submission.uid, {
      accountId: account.id,
      factor: passed.factor,
      ...(passed.deviceId ? { deviceId: passed.deviceId } : {}),
    });
    if (!isAdded) return { outcome: 'sitting-over' };
    if (sitting) await recover(tx, deps, { submission, accountId: account.id, passed: [...sitting.factors, passed.factor] });
    await audit(tx, submission, { event: 'factor.passed', accountId: account.id });
    return { outcome: 'passed', account };
  });
}

/** Ends the hold once a recovery code and one more factor are there; until then the sitting just holds what was passed. */
async function recover(
  tx: Tx,
  deps: Deps,
  about: { submission: FactorSubmission; accountId: string; passed: readonly PassedFactor[] },
): Promise<void> {
  const change = { accountId: about.accountId, requestId: about.submission.requestId };
  await endHoldByRecovery(tx, deps, { change, passed: about.passed });
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

/** State and level of an account, as every decision about signing in needs them. */
export async function standing(db: Db, accountId: string): Promise<AccountStanding | undefined> {
  const { rows } = await db.raw('select id, state, held, level, subject_kind from accounts where id = ?', [accountId]);
  return rows[0] as AccountStanding | undefined;
}
