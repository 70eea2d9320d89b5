import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { takeAccount } from '../../accounts/actions.ts';
import { findNumber, findPerson } from '../../accounts/queries.ts';
import { takeIntoUse } from '../../accounts/taking-into-use.ts';
import { recordAudit } from '../../audit/actions.ts';
import { type NewPassword, preparePassword } from '../../credentials/enrolment/password.ts';
import type { PasswordProblem } from '../../credentials/password-rules.ts';
import { activeCredentials, dropCredential, lockFactors, storeCredential } from '../../credentials/storing.ts';
import { tellApplicant } from '../../notifications/tell-applicant.ts';
import { readContacts } from '../queries.ts';
import { wakeSleepers } from '../sleeping/wake.ts';
import type { ActivationState } from '../types.ts';
import { type ActivationSitting, findActivationSitting, takeActivationSitting } from './sittings.ts';

export interface Activating {
  /** Of the browser that activates. */
  readonly cookie: string;
  /** Where the step asks for one. */
  readonly password?: string;
  readonly requestId: string;
}

export type Activated =
  | { readonly activated: 'account' | 'raise' }
  /** The password cannot be taken. */
  | { readonly refused: PasswordProblem }
  /** Something has changed meanwhile: the page of the present step says what. */
  | { readonly refused: 'not-ready' };

/**
 * Takes what was granted into use, in one transaction: the account is active and has its level, what slept wakes, the password is the one
 * that was chosen, and the person is told. Of any number of attempts at once, one.
 */
export async function activateAccount(deps: Deps, activating: Activating): Promise<Activated> {
  const sitting = await findActivationSitting(deps.db, activating.cookie);
  if (!sitting) return { refused: 'not-ready' };
  const password = await prepared(deps, sitting, activating.password);
  if (password === 'not-ready' || typeof password === 'string') return { refused: password };
  return inTransaction(deps.db, (tx) => activate(tx, deps, { sitting, password, activating }));
}

/** The slow part, before the transaction: own words, the list of common ones, the hash. */
async function prepared(
  deps: Deps,
  { step, accountId }: ActivationSitting,
  password: string | undefined,
): Promise<NewPassword | PasswordProblem | 'not-ready' | undefined> {
  if (step.step === 'finish') return undefined;
  if (step.step !== 'set-password' || password === undefined) return 'not-ready';
  const [person, number] = await Promise.all([findPerson(deps.db, accountId), findNumber(deps.db, accountId)]);
  const words = [person?.fullName, number, person?.phone, person?.birthDate, person?.email?.split('@')[0]];
  return preparePassword(deps, { password, hasSecondFactor: step.hasDevice, words: words.filter((word) => word !== undefined) });
}

interface Ready {
  readonly sitting: ActivationSitting;
  readonly password: NewPassword | undefined;
  readonly activating: Activating;
}

async function activate(tx: Tx, deps: Deps, { sitting, password, activating }: Ready): Promise<Activated> {
  const { accountId, applicationId, level, hash } = sitting;
  // Factors, account, activation: everything that changes a factor or a level takes them in this order.
  await lockFactors(tx, accountId);
  await takeAccount(tx, accountId);
  const now = await takeActivationSitting(tx, activating.cookie);
  if (!now || !isReady(now, password)) return { refused: 'not-ready' };
  const { requestId } = activating;
  const taken = await takeIntoUse(tx, { accountId, level, actor: `account:${accountId}`, applicationId, requestId });
  if (taken !== 'activated' && taken !== 'raised') return { refused: 'not-ready' };
  if (password) await choosePassword(tx, { accountId, applicationId, password });
  await wakeSleepers(tx, deps.secrets, { accountId, applicationId, sitting: hash });
  await tx('activations')
    .where({ id: sitting.activationId })
    .update({ state: 'done' satisfies ActivationState, ended_at: tx.raw('app_now()'), contact_code_mac: null });
  const to = await readContacts(tx, deps.secrets, applicationId);
  const kind = taken === 'raised' ? 'account-raised' : 'account-activated';
  await tellApplicant(tx, deps, { kind, applicationId, accountId, language: sitting.language, to });
  return { activated: taken === 'raised' ? 'raise' : 'account' };
}

/** What was decided before the hash was computed still holds. */
function isReady({ step }: ActivationSitting, password: NewPassword | undefined): boolean {
  if (step.step === 'finish') return true;
  return step.step === 'set-password' && password !== undefined && (step.hasDevice || password.standsAlone);
}

async function choosePassword(
  tx: Tx,
  { accountId, applicationId, password }: { accountId: string; applicationId: string; password: NewPassword },
): Promise<void> {
  const before = (await activeCredentials(tx, accountId)).filter(({ kind }) => kind === 'password');
  for (const { id } of before) await dropCredential(tx, accountId, id);
  const id = await storeCredential(tx, { accountId, kind: 'password', ...password });
  await recordAudit(tx, {
    event: 'factor.added',
    actor: `account:${accountId}`,
    accountId,
    applicationId,
    details: { kind: 'password', credential: id },
  });
}
