import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { maskNumber } from '../../../lib/numbers.ts';
import type { Deps } from '../../../platform/deps.ts';
import { findNumber, findPerson } from '../../accounts/queries.ts';
import type { TotpOffer } from '../../credentials/enrolment/totp.ts';
import { offerSleepingPasskey, sleepPasskey } from '../sleeping/passkey.ts';
import { offerSleepingTotp, sleepTotp } from '../sleeping/totp.ts';
import type { ActivationSitting } from './sittings.ts';

/** Only after the proofs: nobody else binds anything to the account. */
function mayChoose({ step }: ActivationSitting): boolean {
  return step.step === 'choose-factor';
}

function bedOf({ applicationId, hash }: ActivationSitting): { applicationId: string; sitting: Buffer } {
  return { applicationId, sitting: hash };
}

async function accountLabel({ db }: Deps, accountId: string): Promise<string> {
  return maskNumber((await findNumber(db, accountId)) ?? '');
}

/** A secret for the own code app; undefined when it is not the time for it. */
export async function offerOwnTotp(deps: Deps, sitting: ActivationSitting): Promise<(TotpOffer & { label: string }) | undefined> {
  if (!mayChoose(sitting)) return undefined;
  const label = await accountLabel(deps, sitting.accountId);
  return { ...(await offerSleepingTotp(deps, bedOf(sitting), label)), label };
}

/** The own app answered with its first code. */
export async function chooseTotp(deps: Deps, sitting: ActivationSitting, code: string): Promise<'asleep' | 'wrong-code' | 'expired'> {
  return mayChoose(sitting) ? sleepTotp(deps, bedOf(sitting), { code, actor: `account:${sitting.accountId}` }) : 'expired';
}

/** Options for the browser that makes an own passkey. The names are shown by the device: no number in full. */
export async function offerOwnPasskey(deps: Deps, sitting: ActivationSitting): Promise<PublicKeyCredentialCreationOptionsJSON | undefined> {
  if (!mayChoose(sitting)) return undefined;
  const [userName, person] = await Promise.all([accountLabel(deps, sitting.accountId), findPerson(deps.db, sitting.accountId)]);
  return offerSleepingPasskey(deps, bedOf(sitting), { userName, displayName: person?.fullName ?? userName });
}

/** The own authenticator made the passkey. */
export async function choosePasskey(
  deps: Deps,
  sitting: ActivationSitting,
  answer: { response: unknown; label: string },
): Promise<'asleep' | 'expired' | 'not-verified'> {
  return mayChoose(sitting) ? sleepPasskey(deps, bedOf(sitting), { ...answer, actor: `account:${sitting.accountId}` }) : 'expired';
}

/** Codes by text message beside the password, for who has nothing else; false where that is no choice. */
export async function chooseText({ db }: Deps, { step, activationId, hash }: ActivationSitting): Promise<boolean> {
  if (step.step !== 'choose-factor' || !step.mayUseText) return false;
  const { rowCount } = await db.raw('update activations set by_text = true where id = ? and sitting_hash = ?', [activationId, hash]);
  return rowCount === 1;
}
