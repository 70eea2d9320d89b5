import { inTransaction } from '../../platform/database/pool.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import type { AccountStanding } from '../../platform/token-store/types.ts';
import { canonicalNumber } from '../../lib/numbers.ts';
import { findAccountByNumber } from '../accounts/queries.ts';
import { recordAudit } from '../audit/actions.ts';
import { attemptFactor } from '../credentials/actions.ts';
import type { AttemptKind, AttemptOutcome } from '../credentials/types.ts';
import { addFactor } from './sittings.ts';

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
    if (account.state !== 'active' || account.held) {
      await audit(tx, submission, { event: 'sign-in.refused', accountId: account.id });
      return { outcome: 'account-not-active', account };
    }
    const isAdded = await addFactor(tx, submission.uid, {
      accountId: account.id,
      factor: passed.factor,
      ...(passed.deviceId ? { deviceId: passed.deviceId } : {}),
    });
    if (!isAdded) return { outcome: 'sitting-over' };
    await audit(tx, submission, { event: 'factor.passed', accountId: account.id });
    return { outcome: 'passed', account };
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

/** State and level of an account, as every decision about signing in needs them. */
export async function standing(db: Db, accountId: string): Promise<AccountStanding | undefined> {
  const { rows } = await db.raw('select id, state, held, level, subject_kind from accounts where id = ?', [accountId]);
  return rows[0] as AccountStanding | undefined;
}
